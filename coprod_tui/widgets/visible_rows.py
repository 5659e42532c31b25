"""Which rows of a long list are in view, worked out from the row in hand outwards; it must not know what a row holds.

The row in hand is the fixed point: rows that come or go above or below it never move it. Nothing here asks for the
heights of more than about a screenful of rows, however long the list is.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class RowMetrics:
    """A list of `count` rows in a space of `lines` lines; `tall` says how many lines a row takes."""

    count: int
    lines: int
    height: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Cursor:
    """The row in hand and the line at which it begins, negative where its beginning is above the space."""

    row: int = 0
    top: int = 0


@dataclass(frozen=True, slots=True)
class Window:
    """Rows `first` up to, not including, `last` are in view; the first line of row `first` is at line `top`."""

    first: int = 0
    last: int = 0
    top: int = 0


def window(cursor: Cursor, metrics: RowMetrics) -> Window:
    """What is in view with the row in hand at its cursor, or higher where there is nothing above to show.

    It stands lower where lines below would stay empty while rows above are out of view.
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
    """The rows from `first` on that are in view where it begins at line `start`."""
    last, end = first, start
    while end < metrics.lines and last < metrics.count:
        end += metrics.height(last)
        last += 1
    return Window(first, last, start)


def clamped(cursor: Cursor, metrics: RowMetrics) -> Cursor:
    """The cursor with its row inside the list, beginning where the window really shows it."""
    cursor = replace(cursor, row=max(0, min(cursor.row, metrics.count - 1)))
    view = window(cursor, metrics)
    return replace(cursor, top=view.top + sum(map(metrics.height, range(view.first, cursor.row))))


def in_view(cursor: Cursor, metrics: RowMetrics) -> Cursor:
    """The cursor, scrolled no further than needed to see the row whole, or its first line if it is too tall."""
    if not metrics.count:
        return Cursor()
    height = metrics.height(cursor.row)
    top = 0 if cursor.top < 0 or height > metrics.lines else min(cursor.top, metrics.lines - height)
    return replace(cursor, top=top)


def moved_to(cursor: Cursor, metrics: RowMetrics, row: int) -> Cursor:
    """Another row, not far away, in hand."""
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
    """The row drawn at a line, None below the last."""
    end = view.top
    for row in range(view.first, view.last):
        end += metrics.height(row)
        if line < end:
            return row
    return None
