"""The design group's table, what is run past it, and what its members say.

Perspectives are private. A seat tells of a member only what they said that they carry at this table, and the
facilitator and Hosts alone see who sits there; nothing here looks at what people speak from.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import islice
from typing import Final, get_args

import msgspec

from server.domain.commands import CheckKind, Consent, SenseAnswer, Tool
from server.domain.sense_records import GivenSense, SenseCheck
from server.domain.sensing import STEERING_TOOLS, asked_check, is_asked, is_member, members, reached_room, text_now
from server.domain.state import State, Tenure
from server.projections.people.labels import label_words
from server.sentences import counted, sentence, words

CHECKS_SHOWN: Final = 20
SENSE_ANSWERS: Final[tuple[SenseAnswer, ...]] = get_args(SenseAnswer)
ANSWER_NAMES: Final = {answer: sentence(f"sense.answers.{answer}") for answer in SENSE_ANSWERS}
KIND_NAMES: Final = {kind: sentence(f"sense.kinds.{kind}") for kind in get_args(CheckKind)}
LEFT: Final = sentence("sensing.left")
JOINED_SINCE: Final = sentence("sensing.joined_since")
NOT_SPOKEN: Final = sentence("sensing.not_spoken")
_COUNTED: Final = {answer: sentence(f"sensing.counted.{answer}") for answer in SENSE_ANSWERS}
#: The tools with which somebody sees the table on their phone.
TABLE_TOOLS: Final[frozenset[Tool]] = frozenset({"ask"})


class SeatRow(msgspec.Struct, frozen=True):
    """A seat at the design group's table: a perspective that the session offers."""

    perspective: str
    #: The labels of the members who say that they carry it; none for an empty seat.
    people: tuple[str, ...] = ()


class SenseRow(msgspec.Struct, frozen=True):
    """What a member of the design group says to what was run past them."""

    label: str
    answer: SenseAnswer
    #: What worries them, or what is missing; empty if they did not say.
    line: str
    consent: Consent
    #: The names of the roles that they held when they said it.
    roles: tuple[str, ...]
    #: Whether they left the design group since.
    left: bool


class SilentRow(msgspec.Struct, frozen=True):
    """A member of the design group who has not said yet what they think of it."""

    label: str
    #: Whether they joined the group after it was run past it.
    joined_since: bool


class CheckRow(msgspec.Struct, frozen=True):
    """Something that was run past the design group."""

    id: str
    #: Its number in the session, from 1.
    number: int
    kind: CheckKind
    #: The id of the planned question, of the theme or of the turn.
    target: str
    #: What it said when it was run past them.
    text: str
    #: What it says now, where that is something else; None where it is not there any more.
    now: str | None
    #: Whether the group is asked about it now.
    asked: bool
    #: In the order in which they came.
    answers: tuple[SenseRow, ...]
    #: The members who have not spoken; none once the group is not asked any more.
    silent: tuple[SilentRow, ...]

    @property
    def is_changed(self) -> bool:
        """Whether it says something else by now."""
        return self.now is not None and self.now != self.text

    @property
    def counts(self) -> str:
        """How many say what: "2 with it, 1 worried, 0 not yet"."""
        return answer_counts(given.answer for given in self.answers)


class SenseView(msgspec.Struct, frozen=True):
    """The design group's table, for the facilitator and Hosts."""

    seats: tuple[SeatRow, ...] = ()
    #: The labels of the members.
    members: tuple[str, ...] = ()
    #: The labels of those who have not said which seat is theirs.
    without_seat: tuple[str, ...] = ()
    #: What was run past the group, newest first, CHECKS_SHOWN at most.
    checks: tuple[CheckRow, ...] = ()


class RunPastView(msgspec.Struct, frozen=True):
    """Something that can be run past the design group."""

    kind: CheckKind
    target: str
    #: What it says now.
    text: str
    #: The check by which the group is asked about it in these words; None if they are not.
    check: str | None
    #: Whether the room has seen it already.
    reached_room: bool
    #: Who of the group has not spoken about it; empty where all have.
    warning: str = ""


class OwnCheck(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that was run past the design group, for somebody who is asked about it or has answered."""

    id: str
    kind: CheckKind
    #: What it said when it was run past them.
    text: str
    #: Whether one is asked about it now.
    asked: bool
    #: Whether it says something else by now, or is not there any more.
    changed: bool = False
    #: None if one did not answer yet.
    answer: SenseAnswer | None = None
    line: str = ""
    consent: Consent = "notes"


def sense_view(state: State) -> SenseView:
    """The design group's table with what was run past it."""
    sitting = [held.person for held in members(state)]
    seats = state.direction.seats
    newest = tuple(islice(reversed(state.direction.checks), CHECKS_SHOWN))
    held = held_by(state, {person for check in newest for person in check.answers})
    return SenseView(
        tuple(
            SeatRow(name, tuple(label_words(state, person) for person in sitting if name in seats.get(person, ())))
            for name in state.perspectives
        ),
        tuple(label_words(state, person) for person in sitting),
        tuple(label_words(state, person) for person in sitting if not seats.get(person)),
        tuple(_row(state, check, held) for check in newest),
    )


def table_for(state: State, tools: frozenset[Tool]) -> SenseView | None:
    """The table for somebody with a phone; None unless they lead the room."""
    return None if TABLE_TOOLS.isdisjoint(tools) else sense_view(state)


def own_checks(state: State, person: str, tools: frozenset[Tool]) -> tuple[OwnCheck, ...]:
    """What somebody with these tools is asked about as a member of the design group, and what they answered, oldest
    first.
    """
    sits = not STEERING_TOOLS.isdisjoint(tools)
    newest = islice(reversed(state.direction.checks), CHECKS_SHOWN)
    own = [check for check in newest if person in check.answers or (sits and is_asked(state, check))]
    return tuple(_own(state, check, person, sits=sits) for check in reversed(own))


def run_past_view(state: State, kind: CheckKind, target: str) -> RunPastView | None:
    """What can be run past the design group; None if it is not there."""
    text = text_now(state, kind, target)
    if text is None:
        return None
    check = asked_check(state, kind, target)
    asked = None if check is None or check.text != text else check.id
    warning = unspoken_warning(state, kind, target)
    return RunPastView(kind, target, text, asked, reached_room(state, kind, target), warning)


def unspoken_warning(state: State, kind: CheckKind, target: str) -> str:
    """Who of the design group has not spoken about something that the room is about to see; empty where all have."""
    sitting = members(state)
    if not sitting:
        return ""
    check = asked_check(state, kind, target)
    if check is None:
        return sentence("sensing.not_run_past")
    silent = sum(held.person not in check.answers for held in sitting)
    not_yet = sum(given.answer == "not_yet" for given in check.answers.values())
    taken = {name for held in sitting for name in state.direction.seats.get(held.person, ())}
    empty = len({*state.perspectives} - taken) if taken else 0  # seats that nobody chose tell nothing
    told = (("silent", silent), ("not_yet", not_yet), ("empty", empty))
    return " · ".join(counted(f"sensing.{what}", number) for what, number in told if number)


def answer_counts(given: Iterable[SenseAnswer]) -> str:
    """How many say what: "2 with it, 1 worried, 0 not yet"."""
    answers = Counter(given)
    return ", ".join(f"{answers[answer]} {_COUNTED[answer]}" for answer in SENSE_ANSWERS)


def held_by(state: State, people: Iterable[str]) -> Mapping[str, list[Tenure]]:
    """By person: their tenures, in the order in which they began."""
    held: dict[str, list[Tenure]] = {person: [] for person in people}
    for tenure in sorted(state.tenures.values(), key=_number) if held else ():
        if tenure.person in held:
            held[tenure.person].append(tenure)
    return held


def roles_at(held: Iterable[Tenure], at: datetime) -> tuple[str, ...]:
    """The names of the roles among these tenures that were held at a time."""
    lasting = (one for one in held if one.since <= at and (one.until is None or at <= one.until))
    return tuple(dict.fromkeys(words(one.name) for one in lasting))


def in_order(check: SenseCheck) -> list[tuple[str, GivenSense]]:
    """Who answered and what, in the order in which the answers came."""
    return sorted(check.answers.items(), key=lambda item: (item[1].at, item[0]))


def _row(state: State, check: SenseCheck, held: Mapping[str, list[Tenure]]) -> CheckRow:
    asked = is_asked(state, check)
    silent = [one for one in members(state) if one.person not in check.answers] if asked else []
    return CheckRow(
        check.id,
        check.number,
        check.kind,
        check.target,
        check.text,
        text_now(state, check.kind, check.target),
        asked,
        tuple(
            SenseRow(
                label_words(state, person),
                given.answer,
                given.line,
                given.consent,
                roles_at(held[person], given.at),
                left=not is_member(state, person),
            )
            for person, given in in_order(check)
        ),
        tuple(SilentRow(label_words(state, one.person), joined_since=one.since > check.at) for one in silent),
    )


def _own(state: State, check: SenseCheck, person: str, *, sits: bool) -> OwnCheck:
    given = check.answers.get(person)
    return OwnCheck(
        check.id,
        check.kind,
        check.text,
        sits and is_asked(state, check),
        text_now(state, check.kind, check.target) != check.text,
        *(() if given is None else (given.answer, given.line, given.consent)),
    )


def _number(tenure: Tenure) -> int:
    return tenure.number
