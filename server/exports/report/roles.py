"""The report's part about roles: who held which, calls, changes, measures. It ranks nobody."""

from collections.abc import Iterable, Iterator
from typing import Final

from server.domain.commands import CallKind
from server.exports.markdown import inline, table
from server.exports.report.measures import measure_blocks
from server.exports.wording import minutes, moment
from server.projections.counting import many
from server.projections.measures.view import MeasureView
from server.projections.record import CallRecord, Record, TenureRecord
from server.projections.roles.changes import ChangeKind, RoleChange
from server.projections.roles.tenures import began, ending

PICTURE: Final = "roles.svg"
_MIRROR: Final = "A mirror, not a mark: evenness is not the goal, and nobody is ranked."
_CALLED: Final[dict[CallKind, str]] = {
    "more_time": "asked for five more minutes",
    "theme": "proposed a theme",
    "bring_us_back": "“Bring us back”",
    "plainer": "“Say it plainer”",
    "break": "“Shall we break?”",
}
_CHANGED: Final[dict[ChangeKind, str]] = {
    "added": "was added",
    "renamed": "was renamed",
    "described": "was described anew",
    "prompted": "got another prompt",
    "limited": "may be held by so many at once",
    "opened": "may be offered from now on",
    "closed": "is taken up from now on, never offered",
    "hidden": "was hidden",
    "shown": "was shown again",
}


def role_blocks(record: Record, measures: Iterable[MeasureView], changes: Iterable[RoleChange]) -> Iterator[str]:
    """The blocks about roles."""
    yield "## Who held which role"
    if record.tenures:
        yield _picture(record)
        yield table(
            ("Role", "Person", "From", "To", "Minutes", "How it began", "How it ended"), map(_held, record.tenures)
        )
    else:
        yield "Nobody held a role."
    yield from _beside(record)
    yield from _calls(record.calls)
    yield from _changes(changes)
    yield from measure_blocks("What the figures say about roles", _MIRROR, measures)


def _picture(record: Record) -> str:
    """The picture, with alternative text."""
    roles = len({tenure.role_now for tenure in record.tenures})
    shows = f"A row for each of {many(roles, 'role')} with who held it over time"
    return f"![{shows}. The table below says the same in words.]({PICTURE})"


def _held(tenure: TenureRecord) -> tuple[str, ...]:
    renamed = f" (later {inline(tenure.role_now)})" if tenure.role_now != tenure.role else ""
    return (
        inline(tenure.role) + renamed,
        inline(tenure.person),
        moment(tenure.since),
        "–" if tenure.until is None else moment(tenure.until),
        "–" if tenure.minutes is None else minutes(tenure.minutes),
        began(tenure.how_began),
        ending(tenure.how_ended),
    )


def _beside(record: Record) -> Iterator[str]:
    rows = [
        (
            inline(tenure.role),
            inline(tenure.person),
            inline(", ".join(tenure.shadows)) or "–",
            inline(tenure.beside or "") or "–",
        )
        for tenure in record.tenures
        if tenure.shadows or tenure.beside
    ]
    if rows:
        yield "### Who learned from whom"
        yield table(("Role", "Held by", "Shadowed by", "At their shoulder at first"), rows)


def _calls(calls: Iterable[CallRecord]) -> Iterator[str]:
    rows = [
        (
            moment(call.at),
            inline(call.role),
            inline(call.person),
            _CALLED[call.kind] + (f": {inline(call.text)}" if call.text else ""),
            "yes" if call.heard else "–",
        )
        for call in calls
    ]
    if rows:
        yield "### What holders of roles said to the room"
        yield table(("When", "Role", "Person", "What", "Heard"), rows)


def _changes(changes: Iterable[RoleChange]) -> Iterator[str]:
    rows = [
        (moment(change.at), inline(change.role), _CHANGED[change.what], inline(_now(change)) or "–")
        for change in changes
    ]
    if rows:
        yield "### How the roles themselves changed"
        yield table(("When", "Role", "What changed", "From then on"), rows)


def _now(change: RoleChange) -> str:
    return change.now or ("any number" if change.what == "limited" else "")
