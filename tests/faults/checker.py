"""Compares everything that people were told was received with the record and the exports."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.rehearsal.report import Acknowledged
from server.domain import events as e
from server.domain.evolve import fold
from server.exports.bundle import files
from server.exports.markdown import quoted
from server.port import Entries
from server.projections.exported_session import exported_session


@dataclass(frozen=True)
class Findings:
    """`lost` was acknowledged and is missing, `unexpected` is there untold, `duplicated` is there twice."""

    where: str
    lost: int
    unexpected: int
    duplicated: int

    @property
    def sound(self) -> bool:
        return not (self.lost or self.unexpected or self.duplicated)


def check(acknowledged: Iterable[Acknowledged], entries: list[e.Entry]) -> tuple[Findings, ...]:
    """What differs, place by place. Everything that was sent has to have been acknowledged by now.

    The exports are to hold what may leave the room, and nothing of what its speaker keeps here.
    """
    told = Counter((answer.id, answer.text) for answer in acknowledged)
    kept_here = {known.id for known in fold(entries).contributions.values() if known.consent == "room"}
    leaves = Counter({answer: times for answer, times in told.items() if answer[0] not in kept_here})
    places: Mapping[str, Callable[[list[e.Entry]], Counter[tuple[str, str]]]] = {
        "acknowledged": lambda _: told,
        "journal": _in_journal,
        "state": _in_state,
        "dashboard": _on_dashboard,
    }
    exports = {"contributions.csv": _in_table, "journal.jsonl": _in_exported_journal}
    found = [
        *(_compare(where, told, place(entries)) for where, place in places.items()),
        *(_compare(where, leaves, place(entries)) for where, place in exports.items()),
    ]
    report = _file(entries, "report.md")
    texts, read = {quoted(text) for _, text in leaves}, Counter(report.split("\n"))
    missing = sum(not read[text] for text in texts)
    untold = sum(read[quoted(text)] for _, text in told - leaves)
    doubled = sum(read[text] > 1 for text in texts)
    return (*found, Findings("report.md", missing, untold, doubled))


def _compare(where: str, told: Counter[tuple[str, str]], kept: Counter[tuple[str, str]]) -> Findings:
    ids, texts = Counter(id_ for id_, _ in kept.elements()), Counter(text for _, text in kept.elements())
    doubled = sum(times > 1 for times in ids.values()) + sum(times > 1 for times in texts.values())
    return Findings(where, len(told.keys() - kept.keys()), len(kept.keys() - told.keys()), doubled)


def _in_journal(entries: list[e.Entry]) -> Counter[tuple[str, str]]:
    made = (event for entry in entries for event in entry.events if isinstance(event, e.ContributionMade))
    return Counter((event.contribution, event.text) for event in made)


def _in_state(entries: list[e.Entry]) -> Counter[tuple[str, str]]:
    return Counter((known.id, known.text) for known in fold(entries).contributions.values())


def _on_dashboard(entries: list[e.Entry]) -> Counter[tuple[str, str]]:
    board = SessionReplica()
    board.apply(Entries(tuple(entries), entries[-1].seq))
    view = board.contributions.view()
    return Counter((row.id, row.text) for row in view.rows(0, view.count))


def _in_table(entries: list[e.Entry]) -> Counter[tuple[str, str]]:
    rows = csv.DictReader(io.StringIO(_file(entries, "contributions.csv").removeprefix("\ufeff"), newline=""))
    return Counter((row["id"], row["text"]) for row in rows)


def _in_exported_journal(entries: list[e.Entry]) -> Counter[tuple[str, str]]:
    """What is said there; words kept to the room stand there as empty."""
    lines = (json.loads(line) for line in _file(entries, "journal.jsonl").split("\n") if line)
    events = (event for line in lines for event in line["events"] if event["type"] == "contribution_made")
    return Counter((event["contribution"], event["text"]) for event in events if event["text"])


def _file(entries: list[e.Entry], name: str) -> str:
    return dict(files(exported_session(fold(entries), entries)))[name].decode()
