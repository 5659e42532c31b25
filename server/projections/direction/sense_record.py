"""What was run past the design group, as it may leave the room: without lines that stay there, and without seats."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from server.domain.commands import CheckKind, SenseAnswer
from server.domain.sense_records import GivenSense, SenseCheck
from server.domain.sensing import text_now
from server.domain.state import State, Tenure
from server.projections.direction.sense import SENSE_ANSWERS, held_by, in_order, roles_at
from server.projections.exportable import ExportableConsent
from server.projections.people.labels import label_words


class SenseLine(msgspec.Struct, frozen=True):
    """What a member of the design group said beside their answer, where it may leave the room."""

    #: The label of who said it.
    person: str
    answer: SenseAnswer
    line: str
    consent: ExportableConsent
    #: The names of the roles that they held then.
    roles: tuple[str, ...]


class CheckRecord(msgspec.Struct, frozen=True):
    """Something that was run past the design group."""

    kind: CheckKind
    #: The id of the planned question, of the theme or of the turn.
    target: str
    #: What it said then.
    text: str
    #: Whether it says something else by now.
    changed: bool
    at: datetime
    #: What was answered, in the order of the answers there are.
    given: tuple[SenseAnswer, ...]
    lines: tuple[SenseLine, ...]
    #: The number of lines that are left out because their speakers keep them to the room.
    kept_to_room: int


def check_records(state: State) -> tuple[CheckRecord, ...]:
    """What was run past the design group, oldest first."""
    checks = tuple(check for check in state.direction.checks if leaves(state, check))
    held = held_by(state, {person for check in checks for person in check.answers})
    return tuple(_record(state, check, held) for check in checks)


def leaves(state: State, check: SenseCheck) -> bool:
    """Whether it may leave the room that this was run past the design group: not of a turn that was only proposed."""
    turn = state.direction.turn(check.target)
    return check.kind != "turn" or (turn is not None and turn.leaves)


def leaving_line(given: GivenSense) -> tuple[str, ExportableConsent] | None:
    """The line of an answer with its consent; None where there is none, or it stays in the room."""
    return None if given.consent == "room" or not given.line else (given.line, given.consent)


def _record(state: State, check: SenseCheck, held: Mapping[str, list[Tenure]]) -> CheckRecord:
    now = text_now(state, check.kind, check.target)
    return CheckRecord(
        check.kind,
        check.target,
        check.text,
        now is not None and now != check.text,
        check.at,
        tuple(sorted((known.answer for known in check.answers.values()), key=SENSE_ANSWERS.index)),
        tuple(
            SenseLine(label_words(state, person), known.answer, *leaving, roles_at(held[person], known.at))
            for person, known in in_order(check)
            if (leaving := leaving_line(known)) is not None
        ),
        sum(known.consent == "room" for known in check.answers.values()),
    )
