"""The outcomes: the differences that the room wants to make, in the words that may be read now."""

from typing import Literal

import msgspec

from server.domain.direction_records import Outcome
from server.domain.messages import Text
from server.domain.state import Contribution, State
from server.projections.exportable import exportable
from server.projections.people.labels import label_words
from server.sentences import sentence, words

Gone = Literal["taken_back", "held_back", "hidden", "deleted"]
"""Why the words of an outcome cannot be read: its author took them back, they are held back, what was said to their
question is hidden, or they were deleted as the session closed."""


class RoomOutcome(msgspec.Struct, frozen=True, omit_defaults=True):
    """An outcome as everybody in the room may read it."""

    id: str
    #: Its number in the session, from 1.
    number: int
    #: Its words; empty where they cannot be read.
    text: str
    #: Whose words they are; None for words without a name, those of the plan, and those that cannot be read.
    label: Text | None = None
    #: The contribution whose words it has; None for one of the plan.
    contribution: str | None = None
    #: Why its words cannot be read; None where they can.
    gone: Gone | None = None
    #: Whether its author keeps it to this room.
    room_only: bool = False
    #: What came of it; empty as long as nobody has said.
    came_of: str = ""


class OutcomeRow(msgspec.Struct, frozen=True):
    """An outcome as the facilitator reads it."""

    id: str
    number: int
    #: Its words, or why they cannot be read.
    text: str
    #: The label of whose words they are; None for words without a name and those of the plan.
    label: str | None = None
    #: The number of the contribution whose words it has; None for one of the plan.
    contribution: int | None = None
    #: Whether its words can be read.
    stands: bool = True
    #: Whether its author keeps it to the room.
    room_only: bool = False
    came_of: str = ""
    #: The names of the themes that serve it, in their order.
    served_by: tuple[str, ...] = ()
    #: The numbers of the turns that serve it.
    turns: tuple[int, ...] = ()


class OutcomesView(msgspec.Struct, frozen=True):
    """The outcomes, in order."""

    rows: tuple[OutcomeRow, ...] = ()
    #: By the id of a theme: the numbers of the outcomes that it serves. Themes that serve none are not in it.
    served: tuple[tuple[str, tuple[int, ...]], ...] = ()

    def served_by(self, theme: str) -> tuple[int, ...]:
        """The numbers of the outcomes that a theme serves."""
        return next((numbers for known, numbers in self.served if known == theme), ())


class OutcomeRecord(msgspec.Struct, frozen=True):
    """An outcome as it may leave the room."""

    number: int
    #: Its words; empty where they may not leave the room.
    text: str
    #: The label of whose words they are; empty for words without a name, those of the plan, and those that stay.
    person: str
    #: Whether it is one of the plan.
    planned: bool
    #: What came of it; empty where nobody has said, or its words stay in the room.
    came_of: str
    #: The names of the themes that serve it, in their order.
    themes: tuple[str, ...] = ()
    #: The turns that serve it and that may leave the room, by number with their words.
    turns: tuple[tuple[int, str], ...] = ()


def room_outcomes(state: State) -> tuple[RoomOutcome, ...]:
    """The outcomes as everybody in the room may read them."""
    return tuple(_in_room(state, outcome) for outcome in state.direction.outcomes)


def outcomes_view(state: State) -> OutcomesView:
    """The outcomes as the facilitator reads them."""
    numbers = {outcome.id: outcome.number for outcome in state.direction.outcomes}
    serves = state.direction.serves
    served = (
        (theme.id, tuple(numbers[known] for known in serves[theme.id])) for theme in state.themes if theme.id in serves
    )
    return OutcomesView(tuple(_row(state, outcome) for outcome in state.direction.outcomes), tuple(served))


def outcome_records(state: State) -> tuple[OutcomeRecord, ...]:
    """The outcomes as they may leave the room."""
    return tuple(_record(state, outcome) for outcome in state.direction.outcomes)


def _in_room(state: State, outcome: Outcome) -> RoomOutcome:
    if outcome.contribution is None:
        return RoomOutcome(outcome.id, outcome.number, outcome.text, came_of=outcome.came_of)
    said = state.contributions[outcome.contribution]
    gone = _gone(state, said)
    if gone is not None:
        return RoomOutcome(outcome.id, outcome.number, "", contribution=said.id, gone=gone)
    label = None if said.person is None else state.label(said.person)
    return RoomOutcome(
        outcome.id,
        outcome.number,
        said.text,
        label,
        said.id,
        room_only=said.consent == "room",
        came_of=outcome.came_of,
    )


def _row(state: State, outcome: Outcome) -> OutcomeRow:
    shown = _in_room(state, outcome)
    contribution = None if outcome.contribution is None else state.contributions[outcome.contribution]
    return OutcomeRow(
        outcome.id,
        outcome.number,
        shown.text if shown.gone is None else sentence(f"outcomes.{shown.gone}"),
        None if shown.label is None else words(shown.label),
        None if contribution is None else contribution.number,
        shown.gone is None,
        shown.room_only,
        shown.came_of,
        _serving(state, outcome),
        tuple(turn.number for turn in state.direction.turns if outcome.id in turn.outcomes),
    )


def _record(state: State, outcome: Outcome) -> OutcomeRecord:
    themes = _serving(state, outcome)
    serving = (turn for turn in state.direction.turns if outcome.id in turn.outcomes and turn.leaves)
    turns = tuple((turn.number, turn.text) for turn in serving)
    said = None if outcome.contribution is None else state.contributions[outcome.contribution]
    if said is None:
        return OutcomeRecord(outcome.number, outcome.text, "", bool(outcome.text), outcome.came_of, themes, turns)
    leaving = exportable(said)
    if leaving is None:
        return OutcomeRecord(outcome.number, "", "", planned=False, came_of="", themes=themes, turns=turns)
    person = "" if said.person is None else label_words(state, said.person)
    return OutcomeRecord(
        outcome.number, leaving.text, person, planned=False, came_of=outcome.came_of, themes=themes, turns=turns
    )


def _gone(state: State, said: Contribution) -> Gone | None:
    """Why the room cannot read these words; None where it can. As long as nobody reads what was said to their question,
    nobody is told either what else becomes of them.
    """
    if not state.questions[said.question].read_by_all:
        return "hidden"
    if said.taken_back:
        return "taken_back"
    if said.redacted:
        return "deleted"
    return None if said.held is None else "held_back"


def _serving(state: State, outcome: Outcome) -> tuple[str, ...]:
    """The names of the themes that serve an outcome, in their order."""
    serves = state.direction.serves
    return tuple(theme.name for theme in state.themes if outcome.id in serves.get(theme.id, ()))
