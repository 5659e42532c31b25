"""Which rows of a long list are in view, worked out from the row in hand outwards; it must not know what a row holds.

The row in hand is the fixed point: rows that come or go above or below it never move it. Nothing here asks for the
heights of more than about a screenful of rows, however long the list is.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list of `count` rows in a space of `lines` lines; `tall` says how many lines a row takes."""

    count: int
    lines: int
    tall: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Place:
    """The row in hand and the line at which it begins, negative where its beginning is above the space."""

    row: int = 0
    top: int = 0


@dataclass(frozen=True, slots=True)
class Window:
    """Rows `first` up to, not including, `last` are in view; the first line of row `first` is at line `top`."""

    first: int = 0
    last: int = 0
    top: int = 0


def window(place: Place, sheet: Sheet) -> Window:
    """What is in view with the row in hand at its place, or higher where there is nothing above to show.

    It stands lower where lines below would stay empty while rows above are out of view.
    """
    if not sheet.count or sheet.lines <= 0:
        return Window()
    last, end = place.row, place.top
    while end < sheet.lines and last < sheet.count:
        end += sheet.tall(last)
        last += 1
    first, start = place.row, place.top + max(0, sheet.lines - end)
    while start > 0 and first > 0:
        first -= 1
        start -= sheet.tall(first)
    return _filled(first, min(start, 0), sheet)


def _filled(first: int, start: int, sheet: Sheet) -> Window:
    """The rows from `first` on that are in view where it begins at line `start`."""
    last, end = first, start
    while end < sheet.lines and last < sheet.count:
        end += sheet.tall(last)
        last += 1
    return Window(first, last, start)


def settled(place: Place, sheet: Sheet) -> Place:
    """The place with its row inside the list, beginning where the window really shows it."""
    place = replace(place, row=max(0, min(place.row, sheet.count - 1)))
    view = window(place, sheet)
    return replace(place, top=view.top + sum(map(sheet.tall, range(view.first, place.row))))


def in_view(place: Place, sheet: Sheet) -> Place:
    """The place, scrolled no further than needed to see the row whole, or its first line if it is too tall."""
    if not sheet.count:
        return Place()
    height = sheet.tall(place.row)
    top = 0 if place.top < 0 or height > sheet.lines else min(place.top, sheet.lines - height)
    return replace(place, top=top)


def taken(place: Place, sheet: Sheet, row: int) -> Place:
    """Another row, not far away, in hand."""
    row = max(0, min(row, sheet.count - 1))
    passed = sum(map(sheet.tall, range(min(row, place.row), max(row, place.row))))
    return in_view(Place(row, place.top + (passed if row > place.row else -passed)), sheet)


def stepped(place: Place, sheet: Sheet, step: int) -> Place:
    """One row on, or one line on inside a row that is taller than the space. `step` is 1 or -1."""
    if not sheet.count:
        return place
    hidden_below = place.top + sheet.tall(place.row) - sheet.lines
    if (step > 0 and hidden_below > 0) or (step < 0 and place.top < 0):
        return replace(place, top=place.top - step)
    return taken(place, sheet, place.row + step)


def paged(place: Place, sheet: Sheet, step: int) -> Place:
    """About a screenful on. `step` is 1 or -1."""
    if not sheet.count:
        return place
    row, passed = place.row, sheet.tall(place.row)
    while 0 <= row + step < sheet.count and passed < sheet.lines:
        row += step
        passed += sheet.tall(row)
    return taken(place, sheet, row)


def edge(_: Place, sheet: Sheet, step: int) -> Place:
    """The first row, or the last. `step` is -1 or 1."""
    if step < 0 or not sheet.count:
        return Place()
    return in_view(Place(sheet.count - 1, sheet.lines), sheet)


MOVES: Final[dict[str, tuple[Callable[[Place, Sheet, int], Place], int]]] = {
    "up": (stepped, -1),
    "down": (stepped, 1),
    "pageup": (paged, -1),
    "pagedown": (paged, 1),
    "home": (edge, -1),
    "end": (edge, 1),
}


def row_at(view: Window, line: int, sheet: Sheet) -> int | None:
    """The row drawn at a line, None below the last."""
    end = view.top
    for row in range(view.first, view.last):
        end += sheet.tall(row)
        if line < end:
            return row
    return None
