"""Lays out a whole river as lines from top to bottom."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from coprod_tui.display import cell_width, fit, line, shorten, wrap
from coprod_tui.widgets.river.bars import BAR, Labels, Pieces, TimeScale, axis, lane, more, named_role, time_scale
from coprod_tui.widgets.river.labels import by_name, by_time, description, minutes, name_then, predecessor, time_range
from coprod_tui.widgets.river.selection import RunIndex, lanes, line_of, path_order
from coprod_tui.widgets.river.timeline import Viewport, visible_span, whole
from server.projections.roles.river import RiverView, Run
from server.projections.roles.tenures import began, ended

_NOBODY: Final = "Nobody has held a role yet. As soon as somebody says yes to one, it appears here by itself."
_NOT_ONE: Final = " has not held a role yet."
_UNHELD: Final = "Not held so far: "
_DETAILS: Final = 3
Line = tuple[int, int, bool] | None


@dataclass(frozen=True, slots=True)
class Page:
    """A river as lines of pieces."""

    #: Every line of the widget.
    lines: tuple[Pieces, ...]
    scale: TimeScale
    #: The row and lane on each line, and whether it is the second line of that lane; None for other lines.
    places: tuple[Line, ...] = ()
    #: The first visible line of the lanes.
    top: int = 0
    #: How many lines are out of view above.
    above: int = 0
    #: How many lines are out of view below.
    below: int = 0


@dataclass(frozen=True, slots=True)
class RiverPosition:
    """What the user chose to see."""

    viewport: Viewport
    #: The selected run.
    selected: RunIndex | None
    #: The first visible line of the lanes.
    top: int = 0


def page(view: RiverView, now: datetime, position: RiverPosition, size: tuple[int, int]) -> Page:
    """The river or path in `size` cells (width, height)."""
    width, height = size
    end = view.ended or now
    scale = time_scale(view, now, visible_span(position.viewport, whole(view, now)), width)
    if position.selected is None:
        return Page(_empty(view, size), scale)
    foot = (
        _tenures(view, end, position.selected, size)
        if view.person is not None
        else _foot(view, end, position.selected, size)
    )
    room = max(1, height - 1 - len(foot))
    every = _spread(view, room)
    top = _scrolled(
        position.top, every.index((*lanes(view)[line_of(view, position.selected)], False)), len(every), room
    )
    shown = every[top : top + room]
    labels = partial(by_name if view.person is None else by_time, now=end)
    selected = view.rows[position.selected.row].runs[position.selected.run]
    held = (position.selected.row, selected.lane)
    drawn = [
        _render(view, place, scale, labels, selected if place and place[:2] == held else None, named=at == 0)
        for at, place in enumerate(shown)
    ]
    blank: list[Pieces] = [()] * (room - len(shown))
    lines = (axis(scale), *drawn, *([*blank, *foot] if view.person is None else [*foot, *blank]))
    return Page(lines[:height], scale, (None, *shown), top, top, len(every) - top - len(shown))


def _render(
    view: RiverView, place: Line, scale: TimeScale, labels: Labels, selected: Run | None, *, named: bool
) -> Pieces:
    """One line; a role's name is on its first lane, and on the first visible line."""
    if place is None:
        return ()
    at, number, below = place
    row = view.rows[at]
    name = named_role(row if named or (number == 0 and not below) else None, scale, selected)
    return (*name, *lane(row, number, scale, _unlabelled if below else labels, selected))


def _unlabelled(_: Run) -> tuple[str, ...]:
    return ()


def _spread(view: RiverView, room: int) -> list[Line]:
    """Every lane: two lines high with gaps between roles where there is room, else with gaps, else dense."""
    for high, gap in ((2, 1), (1, 1), (1, 0)):
        lines: list[Line] = []
        for row, number in lanes(view):
            lines += [None] * (gap if lines and number == 0 else 0)
            lines += [(row, number, below > 0) for below in range(high)]
        if len(lines) <= room:
            break
    return lines


def _scrolled(top: int, at: int, count: int, room: int) -> int:
    """The first visible line, moved only as far as the selected line requires."""
    return max(0, min(max(top, at - room + 1), at, max(0, count - room)))


def _empty(view: RiverView, size: tuple[int, int]) -> tuple[Pieces, ...]:
    width, height = size
    said = _NOBODY if view.person is None else f"{line(view.person)}{_NOT_ONE}"
    return tuple(((text, "note"),) for text in ("", *(f"  {part}" for part in wrap(said, width - 4))))[:height]


def _foot(view: RiverView, end: datetime, selected: RunIndex, size: tuple[int, int]) -> list[Pieces]:
    """The roles that nobody held, the details of the selected run, and who held that role before."""
    width, _ = size
    row = view.rows[selected.row]
    run = row.runs[selected.run]
    unheld: list[Pieces] = [((more(view.unheld, f"  {_UNHELD}", width - 1), "note"),)] if view.unheld else []
    said = [(text, "detail") for text in wrap(description(run, row.name, end), width - 3)]
    said += [(text, "note") for text in wrap(predecessor(run, row, end), width - 3)]
    details: list[Pieces] = [((BAR, "bar"), (f" {text}", part)) for text, part in said[:_DETAILS]]
    return [*([()] * (_DETAILS - len(details))), *unheld, *details]


def _tenures(view: RiverView, end: datetime, selected: RunIndex, size: tuple[int, int]) -> list[Pieces]:
    """One person's tenures in order of time, as many as fit below the bars or into half of the space."""
    width, height = size
    order = path_order(view)
    times_held = {1: "once", 2: "twice"}.get(len(order), f"{len(order)} times")
    heading: Pieces = ((shorten(f"  {line(view.person or '')} has held a role {times_held}", width), "heading"),)
    space = max((height - 1) // 2, height - 1 - len(_spread(view, height // 2)))
    head: list[Pieces] = [(), heading, ()] if space > len(order) + 2 else [heading]
    room = max(1, space - len(head))
    top = _scrolled(order.index(selected) - room // 2, order.index(selected), len(order), room)
    told = _told(view, order, end, width)
    return [
        *head,
        *(
            (
                (BAR if order[at] == selected else " ", "bar"),
                (told[at], "detail" if order[at] == selected else "tenure"),
            )
            for at in range(top, min(top + room, len(order)))
        ),
    ]


def _told(view: RiverView, order: list[RunIndex], end: datetime, width: int) -> list[str]:
    """Each run in columns: when, how long, the role's name at that time, how it began and ended."""
    runs = [view.rows[index.row].runs[index.run] for index in order]
    names = [name_then(run, view.rows[index.row].name) for run, index in zip(runs, order, strict=True)]
    lengths = [minutes(run, end) for run in runs]
    time = max(map(cell_width, lengths))
    role = min(max(map(cell_width, names)), width // 3)
    return [
        shorten(
            f" {time_range(run):<13}{length:>{time}}  {fit(name, role)}"
            f"  {began(run.how_began)}, {ended(run.how_ended)}",
            width - 1,
        )
        for run, name, length in zip(runs, names, lengths, strict=True)
    ]
