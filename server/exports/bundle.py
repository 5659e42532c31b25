"""All files of an export, by name; it must not know where they are written."""

from collections.abc import Iterable, Iterator

from server.codec import encode
from server.domain.events import Entry
from server.domain.state import State
from server.exports.report import report_md
from server.exports.tables import contributions_csv, people_csv, questions_csv, roles_csv
from server.projections.leaving import leaving_entries
from server.projections.record import record


def files(state: State, entries: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each file, one after the other; `entries` are those that led to `state`."""
    kept = record(state)
    yield "contributions.csv", contributions_csv(kept)
    yield "roles.csv", roles_csv(kept)
    yield "people.csv", people_csv(kept)
    yield "questions.csv", questions_csv(kept)
    yield "report.md", report_md(kept)
    yield "journal.jsonl", _lines(state, entries)


def _lines(state: State, entries: Iterable[Entry]) -> bytes:
    return b"".join(encode(entry) + b"\n" for entry in leaving_entries(state, entries))
