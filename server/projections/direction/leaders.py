"""What turns ask of leaders, and what Way-openers answer."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final, get_args

import msgspec

from server.domain.commands import LeaderAnswer, Tool
from server.domain.decide.leaders import WAY_TOOLS
from server.domain.direction_records import Turn
from server.domain.leader_records import AskedOfLeaders
from server.domain.messages import Text
from server.domain.state import State, Tenure
from server.projections.direction.sense import held_by
from server.sentences import sentence, words

LEADER_ANSWERS: Final[tuple[LeaderAnswer, ...]] = get_args(LeaderAnswer)
LEADER_ANSWER_NAMES: Final = {answer: sentence(f"leaders.answers.{answer}") for answer in LEADER_ANSWERS}


class LeaderRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a Way-opener answers."""

    label: Text
    answer: LeaderAnswer
    #: Why it is not possible, or how they find out; may be empty for "possible".
    text: str
    #: When they held the role, where they do not hold it any more: from when, until when.
    since: datetime | None = None
    until: datetime | None = None

    @property
    def who(self) -> str:
        """The label in words."""
        return words(self.label)


class AskedRow(msgspec.Struct, frozen=True):
    """What a turn asks of leaders."""

    id: str
    #: The number of the turn.
    turn: int
    #: The words of the turn.
    turn_text: str
    text: str
    #: In the order in which they came.
    answers: tuple[LeaderRow, ...]


class OwnAsked(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a turn asks, for somebody who can open a way or has answered."""

    id: str
    #: The words of the turn.
    turn: str
    text: str
    #: Whether one can answer it now.
    asked: bool
    #: None if one did not answer yet.
    answer: LeaderAnswer | None = None
    line: str = ""


def asked_rows(state: State) -> tuple[AskedRow, ...]:
    """What the turns ask of leaders, in the order of the turns."""
    return _rows(state, state.direction.turns)


def room_asked(state: State) -> tuple[AskedRow, ...]:
    """The same of the turns that are set, as everybody may see it."""
    return _rows(state, (turn for turn in state.direction.turns if turn.set_at is not None))


def leader_records(state: State) -> tuple[AskedRow, ...]:
    """The same of the turns that may leave the room."""
    return _rows(state, (turn for turn in state.direction.turns if turn.leaves))


def _rows(state: State, turns: Iterable[Turn]) -> tuple[AskedRow, ...]:
    asked = [(turn, one) for turn in turns for one in state.direction.asked_for(turn.id)]
    held = held_by(state, {person for _, one in asked for person in one.answers})
    return tuple(
        AskedRow(one.id, turn.number, turn.text, one.text, leader_rows(state, one, held)) for turn, one in asked
    )


def leader_rows(state: State, asked: AskedOfLeaders, held: Mapping[str, list[Tenure]]) -> tuple[LeaderRow, ...]:
    """The answers to what is asked. `held` has the tenures of those who answered."""
    given = sorted(asked.answers.items(), key=lambda item: (item[1].at, item[0]))
    return tuple(
        LeaderRow(state.label(person), known.answer, known.text, *_held_then(state, held[person], known.at))
        for person, known in given
    )


def own_asked(state: State, person: str, tools: frozenset[Tool]) -> tuple[OwnAsked, ...]:
    """What somebody with these tools is asked as a Way-opener, and what they answered, in the order of the turns."""
    opens = not WAY_TOOLS.isdisjoint(tools)
    known = ((turn, one) for turn in state.direction.turns for one in state.direction.asked_for(turn.id))
    return tuple(
        OwnAsked(
            one.id,
            turn.text,
            one.text,
            opens and state.phase != "ended",
            *((given.answer, given.text) if (given := one.answers.get(person)) is not None else ()),
        )
        for turn, one in known
        if opens or person in one.answers
    )


def _held_then(state: State, held: Iterable[Tenure], at: datetime) -> tuple[datetime | None, datetime | None]:
    """From when until when somebody held the role with which they answered at that time; nothing while they do."""
    roles = {role.id for role in state.roles if not WAY_TOOLS.isdisjoint(role.tools)}
    then = (one for one in held if one.role in roles and one.since <= at and (one.until is None or at <= one.until))
    last = next(then, None)
    return (None, None) if last is None or last.until is None else (last.since, last.until)
