"""All files of an export, by name."""

from collections.abc import Iterator

from server.codec import encode
from server.exports.controls import with_escaped_controls, without_controls
from server.exports.report.document import ReportExtras, report_md
from server.exports.river.picture import river_svg
from server.exports.tables import (
    contributions_csv,
    outcomes_csv,
    people_csv,
    questions_csv,
    roles_csv,
    themes_csv,
    turns_csv,
)
from server.exports.zones import localized, zone_named
from server.projections.exported_session import ExportedSession


def files(exported: ExportedSession) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each file."""
    zone = zone_named(exported.record.zone)
    kept = localized(exported.record, zone)
    extras = ReportExtras(exported.roles, exported.voices, exported.changes, exported.invitations, codes=exported.codes)
    yield "contributions.csv", without_controls(contributions_csv(kept))
    yield "themes.csv", without_controls(themes_csv(kept))
    yield "outcomes.csv", without_controls(outcomes_csv(kept))
    yield "turns.csv", without_controls(turns_csv(kept))
    yield "roles.csv", without_controls(roles_csv(kept))
    yield "people.csv", without_controls(people_csv(kept))
    yield "questions.csv", without_controls(questions_csv(kept))
    yield "report.md", without_controls(report_md(kept, localized(extras, zone)))
    yield "roles.svg", without_controls(river_svg(exported.river, exported.known_until, kept.title, zone))
    yield "journal.jsonl", with_escaped_controls(b"".join(encode(entry) + b"\n" for entry in exported.journal))
