"""All files of an export, by name."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from server.codec import encode
from server.domain.events import Entry
from server.domain.state import State
from server.exports.controls import with_escaped_controls, without_controls
from server.exports.report.document import ReportExtras, report_md
from server.exports.river.picture import river_svg
from server.exports.tables import contributions_csv, people_csv, questions_csv, roles_csv, themes_csv
from server.exports.zones import localized, zone_named
from server.projections.exported_journal import exported_entries
from server.projections.held_up import ever_held_up
from server.projections.measures.roles import role_measures
from server.projections.measures.voices import voice_measures
from server.projections.people.invitations import invitations
from server.projections.questions.rewordings import reworded_at
from server.projections.record import record
from server.projections.roles.changes import role_changes
from server.projections.roles.river import river_view


def files(state: State, entries: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each file; `entries` are those that led to `state`."""
    led = [entry for entry in entries if entry.seq <= state.seq]
    known_until = max(entry.at for entry in led)
    zone = zone_named(state.zone)
    kept = localized(record(state, known_until, reworded_at(led), ever_held_up(led)), zone)
    yield "contributions.csv", without_controls(contributions_csv(kept))
    yield "themes.csv", without_controls(themes_csv(kept))
    yield "roles.csv", without_controls(roles_csv(kept))
    yield "people.csv", without_controls(people_csv(kept))
    yield "questions.csv", without_controls(questions_csv(kept))
    yield "report.md", without_controls(report_md(kept, localized(_extras(state, led, known_until), zone)))
    yield "roles.svg", without_controls(river_svg(river_view(state), known_until, state.title, zone))
    yield "journal.jsonl", with_escaped_controls(_lines(state, led))


def _extras(state: State, led: Sequence[Entry], known_until: datetime) -> ReportExtras:
    return ReportExtras(
        roles=role_measures(state, known_until),
        voices=voice_measures(state, known_until),
        changes=role_changes(led),
        invitations=invitations(state),
    )


def _lines(state: State, entries: Sequence[Entry]) -> bytes:
    return b"".join(encode(entry) + b"\n" for entry in exported_entries(state, entries))
