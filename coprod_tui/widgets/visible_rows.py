"""Which rows of a long list are in view, computed outwards from the selected row.

The selected row is the fixed point: rows that come or go above or below never move it. Only the heights of about a
screenful of rows are computed, however long the list is.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class RowMetrics:
    """The sizes of a list."""

    #: How many rows there are.
    count: int
    #: How many lines the space has.
    lines: int
    #: How many lines a row takes.
    height: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Cursor:
    """The selected row and its place."""

    row: int = 0
    #: The line at which the row begins; negative if it begins above the space.
    top: int = 0


@dataclass(frozen=True, slots=True)
class Window:
    """The visible rows."""

    #: The first visible row.
    first: int = 0
    #: The row after the last visible one.
    last: int = 0
    #: The line at which the first visible row begins; 0 or negative.
    top: int = 0


def window(cursor: Cursor, metrics: RowMetrics) -> Window:
    """The visible rows with the selected row at its cursor.

    The row moves up where nothing above could be shown, and down where lines below would stay empty while rows above
    are
    out of view.
    """
    if not metrics.count or metrics.lines <= 0:
        return Window()
    last, end = cursor.row, cursor.top
    while end < metrics.lines and last < metrics.count:
        end += metrics.height(last)
        last += 1
    first, start = cursor.row, cursor.top + max(0, metrics.lines - end)
    while start > 0 and first > 0:
        first -= 1
        start -= metrics.height(first)
    return _filled(first, min(start, 0), metrics)


def _filled(first: int, start: int, metrics: RowMetrics) -> Window:
    """The visible rows if row `first` begins at line `start`."""
    last, end = first, start
    while end < metrics.lines and last < metrics.count:
        end += metrics.height(last)
        last += 1
    return Window(first, last, start)


def clamped(cursor: Cursor, metrics: RowMetrics) -> Cursor:
    """The cursor with its row inside the list and at the line where the window shows it."""
    cursor = replace(cursor, row=max(0, min(cursor.row, metrics.count - 1)))
    view = window(cursor, metrics)
    return replace(cursor, top=view.top + sum(map(metrics.height, range(view.first, cursor.row))))


def in_view(cursor: Cursor, metrics: RowMetrics) -> Cursor:
    """The cursor, scrolled only as far as needed to see the row whole, or its first line if it is too tall."""
    if not metrics.count:
        return Cursor()
    height = metrics.height(cursor.row)
    top = 0 if cursor.top < 0 or height > metrics.lines else min(cursor.top, metrics.lines - height)
    return replace(cursor, top=top)


def moved_to(cursor: Cursor, metrics: RowMetrics, row: int) -> Cursor:
    """The cursor at another row, which should be near."""
    row = max(0, min(row, metrics.count - 1))
    passed = sum(map(metrics.height, range(min(row, cursor.row), max(row, cursor.row))))
    return in_view(Cursor(row, cursor.top + (passed if row > cursor.row else -passed)), metrics)


def stepped(cursor: Cursor, metrics: RowMetrics, step: int) -> Cursor:
    """One row on, or one line on inside a row that is taller than the space. `step` is 1 or -1."""
    if not metrics.count:
        return cursor
    hidden_below = cursor.top + metrics.height(cursor.row) - metrics.lines
    if (step > 0 and hidden_below > 0) or (step < 0 and cursor.top < 0):
        return replace(cursor, top=cursor.top - step)
    return moved_to(cursor, metrics, cursor.row + step)


def paged(cursor: Cursor, metrics: RowMetrics, step: int) -> Cursor:
    """About a screenful on. `step` is 1 or -1."""
    if not metrics.count:
        return cursor
    row, passed = cursor.row, metrics.height(cursor.row)
    while 0 <= row + step < metrics.count and passed < metrics.lines:
        row += step
        passed += metrics.height(row)
    return moved_to(cursor, metrics, row)


def edge(_: Cursor, metrics: RowMetrics, step: int) -> Cursor:
    """The first row, or the last. `step` is -1 or 1."""
    if step < 0 or not metrics.count:
        return Cursor()
    return in_view(Cursor(metrics.count - 1, metrics.lines), metrics)


MOVES: Final[dict[str, tuple[Callable[[Cursor, RowMetrics, int], Cursor], int]]] = {
    "up": (stepped, -1),
    "down": (stepped, 1),
    "pageup": (paged, -1),
    "pagedown": (paged, 1),
    "home": (edge, -1),
    "end": (edge, 1),
}


def row_at(view: Window, line: int, metrics: RowMetrics) -> int | None:
    """The row at a line, None below the last."""
    end = view.top
    for row in range(view.first, view.last):
        end += metrics.height(row)
        if line < end:
            return row
    return None
