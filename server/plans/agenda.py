"""Reads agendas in Markdown, with a table or list of times and items, and plain lists of questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from server.domain.decide.limits import MOST_MINUTES
from server.plans.asked import QUESTION_MARKS

_TIME: Final = re.compile(
    r"(?<![\d.])(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)"
    r"(?:\s*(?:-|–|—|to)\s*(?P<to_hour>[01]?\d|2[0-3])[:.h](?P<to_minute>[0-5]\d))?(?!\d)"
)
_LENGTH: Final = re.compile(
    r"[(\[]?\b(?P<count>\d{1,3})\s*(?:minutes?|mins?\.?|min\.|['’′])(?=\W|$)[)\]]?", re.IGNORECASE
)
_MARKER: Final = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_RULE: Final = re.compile(r"^[\s|:-]+$")
_EDGES: Final = " \t-–—:·|,*_`"
_DAY: Final = 24 * 60
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something on an agenda."""

    text: str
    #: How long it takes, None if that is not said.
    minutes: int | None = None


def agenda_items(text: str) -> Sequence[AgendaItem]:
    """The items of an agenda, in order; none if the text is no agenda."""
    rows = [row for line in text.splitlines() if (row := _row(line)) is not None]
    if len(rows) < _FEWEST:
        return ()
    return [
        AgendaItem(item, length if length is not None else _between(start, following[1] if following else None))
        for (item, start, length), following in zip_longest(rows, rows[1:])
    ]


def has_other_lines(text: str) -> bool:
    """Whether an agenda has lines besides its headings, tables and items."""
    lines = (line.strip() for line in text.splitlines())
    return any(line and line[0] not in "#|" and _row(line) is None for line in lines)


def question_lines(text: str) -> Sequence[AgendaItem]:
    """The questions of a list with one a line; none if any line is something else than a question or a heading."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    items = [_MARKER.sub("", line).strip() for line in lines]
    return [AgendaItem(item) for item in items] if all(item[-1:] in QUESTION_MARKS for item in items if item) else ()


def heading(text: str) -> str:
    """The first heading; empty if there is none."""
    return next((line.strip("# \t") for line in text.splitlines() if re.match(r"#{1,6}\s", line)), "")


def _row(line: str) -> tuple[str, int | None, int | None] | None:
    """The item, when it begins and how many minutes it takes; None for a line without a time or an item."""
    if _RULE.match(line) or line.lstrip().startswith("#"):
        return None
    is_table, marker = line.lstrip().startswith("|"), _MARKER.match(line)
    plain = line if is_table or marker is None else line[marker.end() :]
    time, length = _TIME.search(plain), _LENGTH.search(plain)
    if time is None and length is None:
        return None
    if not is_table and marker is None and (time is None or plain[: time.start()].strip(_EDGES)):
        return None  # a sentence that mentions a time
    for found in (length, time):
        plain = plain if found is None else plain.replace(found[0], "", 1)
    cells = [cell.strip(_EDGES) for cell in (plain.strip().strip("|").split("|") if is_table else [plain])]
    item = next((cell for cell in cells if cell), "")
    if not item:
        return None
    return item, *_when(time, length)


def _when(time: re.Match[str] | None, length: re.Match[str] | None) -> tuple[int | None, int | None]:
    minutes = None if length is None else _allowed(int(length["count"]))
    if time is None:
        return None, minutes
    start = int(time["hour"]) * 60 + int(time["minute"])
    if minutes is None and time["to_hour"]:
        minutes = _between(start, int(time["to_hour"]) * 60 + int(time["to_minute"]))
    return start, minutes


def _between(start: int | None, end: int | None) -> int | None:
    return None if start is None or end is None else _allowed((end - start) % _DAY)


def _allowed(minutes: int) -> int | None:
    return minutes if 1 <= minutes <= MOST_MINUTES else None
