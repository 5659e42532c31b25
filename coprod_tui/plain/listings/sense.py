"""Lines on the design group's table, and on what was run past it."""

from collections.abc import Iterator

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain import wording
from coprod_tui.plain.facts.sense import target_words
from server.projections.direction.sense import (
    ANSWER_NAMES,
    JOINED_SINCE,
    LEFT,
    NOT_SPOKEN,
    CheckRow,
    SeatRow,
    SenseRow,
    SilentRow,
    sense_view,
)


def sense(replica: SessionReplica) -> Iterator[str]:
    """The table with its seats, then what was run past the group, newest first, with what its members say."""
    view = sense_view(replica.state)
    yield f"In the design group:{_names(view.members) or ' nobody'}"
    yield from map(_seat, view.seats)
    if view.without_seat:
        yield f"No seat named:{_names(view.without_seat)}"
    if not view.checks:
        yield 'Nothing was run past the design group yet; "run past question N" or "run past theme NAME" does so'
    for check in view.checks:
        yield from _check(check)


def _seat(seat: SeatRow) -> str:
    return f"Seat, {wording.one_line(seat.perspective)}:{_names(seat.people) or ' empty'}"


def _names(labels: tuple[str, ...]) -> str:
    return f" {', '.join(map(wording.name, labels))}" if labels else ""


def _check(check: CheckRow) -> Iterator[str]:
    stands = "" if check.asked else ", closed"
    yield f"Check {check.number}{stands}, {target_words(check.kind, check.text)} ({check.counts})"
    if check.is_changed:
        yield f"  changed since; it says now: {wording.one_line(check.now or '')}"
    yield from map(_answer, check.answers)
    yield from map(_silent, check.silent)


def _answer(row: SenseRow) -> str:
    said = f", {wording.one_line(row.line)}" if row.line else ""
    room = " (in this room only)" if row.consent == "room" else ""
    roles = f"; held then: {', '.join(map(wording.one_line, row.roles))}" if row.roles else ""
    left = f"; {LEFT}" if row.left else ""
    return f"  {wording.name(row.label)}: {ANSWER_NAMES[row.answer]}{said}{room}{roles}{left}"


def _silent(row: SilentRow) -> str:
    since = f"; {JOINED_SINCE}" if row.joined_since else ""
    return f"  {wording.name(row.label)}: {NOT_SPOKEN}{since}"
