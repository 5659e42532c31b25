"""The record as tables of comma-separated values; it must not know which program opens them.

Every spreadsheet takes a cell that begins like a formula for one, quoted or not, so such a cell gets an apostrophe
in front. The cell's own text follows it whole.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime

from server.projections.record import Record, TenureRecord

BYTE_ORDER_MARK = "\ufeff"

_SKIPPED = re.compile("[\\s\"'`\u200b-\u200f\u2060\ufeff]*")
_LINE_OR_TAB = re.compile("[\t\r\n]")
_FORMULA = frozenset("=+-@")


def contributions_csv(record: Record) -> bytes:
    """What was said and may leave the room; `person` is empty for words without a name."""
    header = ("id", "question", "kind", "text", "person", "channel", "said_at", "heard")
    return _table(
        header,
        (
            (c.id, c.question, c.kind, c.text, c.person, c.channel, _moment(c.said_at), "yes" if c.heard else "no")
            for c in record.contributions
        ),
    )


def roles_csv(record: Record) -> bytes:
    """Who held which role, from when to when; `to` and `how_ended` are empty while it lasts.

    `role` is what it was called when that began, `role_now` what it was called last. `minutes` go up to the last moment
    that is known.
    """
    header = (
        "role",
        "role_now",
        "person",
        "from",
        "to",
        "minutes",
        "how_began",
        "how_ended",
        "shadowed_before",
        "shadowed_by",
        "at_their_shoulder",
    )
    return _table(header, map(_tenure, record.tenures))


def _tenure(held: TenureRecord) -> tuple[str, ...]:
    return (
        held.role,
        held.role_now,
        held.person,
        _moment(held.since),
        _moment(held.until),
        "" if held.minutes is None else f"{held.minutes:.1f}",
        held.how_began,
        held.how_ended or "",
        "yes" if held.shadowed else "no",
        "; ".join(held.shadows),
        held.beside or "",
    )


def people_csv(record: Record) -> bytes:
    """Who joined, in order of arrival; counts are of words and passes under their name."""
    header = ("person", "joined_at", "contributions", "passes", "roles")
    return _table(
        header,
        (
            (p.person, _moment(p.joined_at), str(p.contributions), str(p.passes), "; ".join(p.roles))
            for p in record.people
        ),
    )


def questions_csv(record: Record) -> bytes:
    """What was asked; all contributions that stand are counted, those kept to the room too."""
    header = ("number", "question", "asked_at", "closed_at", "contributions", "passes")
    return _table(
        header,
        (
            (str(q.number), q.text, _moment(q.asked_at), _moment(q.closed_at), str(q.answered), str(q.passed))
            for q in record.questions
        ),
    )


def guarded(cell: str) -> str:
    """`cell`, with an apostrophe in front where a spreadsheet would take it for a formula.

    Spreadsheets skip blanks and quotes at the beginning, and some take wide and small forms of a sign for the sign.
    """
    skipped = _SKIPPED.match(cell)
    after = skipped.end() if skipped else 0
    begins_formula = unicodedata.normalize("NFKC", cell[after : after + 1]) in _FORMULA
    return f"'{cell}" if begins_formula or _LINE_OR_TAB.search(cell, 0, after) else cell


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow(guarded(cell) for cell in row)
    return text.getvalue().encode(errors="replace")


def _moment(at: datetime | None) -> str:
    return "" if at is None else f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
