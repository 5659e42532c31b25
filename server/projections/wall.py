"""What a wall shows to the whole room. It holds nothing private: no code, no count of one, nothing that waits."""

import msgspec

from server.domain.state import Phase, State
from server.projections.direction.outcomes import RoomOutcome, room_outcomes
from server.projections.direction.turns import RoomTurn, room_turns
from server.projections.room import RoomContribution, held_up


class WallView(msgspec.Struct, frozen=True):
    """A wall at one moment."""

    title: str = ""
    practice: bool = False
    phase: Phase = "lobby"
    #: The newest question; empty before the first.
    question: str = ""
    #: The words that are held up; None for none.
    held_up: RoomContribution | None = None
    #: The differences that the room wants to make.
    outcomes: tuple[RoomOutcome, ...] = ()
    #: The turns that are set.
    turns: tuple[RoomTurn, ...] = ()


def wall_view(state: State) -> WallView:
    """What a wall shows of a session. Words that are taken back or hidden again are put down by themselves."""
    question = state.question
    asked = "" if question is None else question.text
    return WallView(
        state.title, state.practice, state.phase, asked, held_up(state), room_outcomes(state), room_turns(state)
    )
