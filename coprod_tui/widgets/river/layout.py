"""A whole river as lines from the top to the bottom of its space; it must not know which key led to what is shown."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from coprod_tui.display import cell_width, fit, line, shorten, wrap
from coprod_tui.widgets.river.bars import BAR, Labels, Pieces, TimeScale, axis, lane, more, named_role, time_scale
from coprod_tui.widgets.river.labels import by_name, by_time, called, described, minutes, preceded, when
from coprod_tui.widgets.river.selection import RunIndex, lanes, line_of, path_order
from coprod_tui.widgets.river.timeline import Viewport, looked_at, whole
from server.projections.roles.river import RiverView, Run
from server.projections.roles.tenures import began, ended

_NOBODY: Final = "Nobody has held a role yet. As soon as somebody says yes to one, it appears here by itself."
_NOT_ONE: Final = " has not held a role yet."
_UNHELD: Final = "Not held so far: "
_DETAILS: Final = 3
Line = tuple[int, int, bool] | None


@dataclass(frozen=True, slots=True)
class Page:
    """Lines of pieces; `places` says which row and lane lies on each, and whether it is the second line of that lane;
    `top` is the first of all lines that is in view.

    `above` and `below` count the lines out of view.
    """

    lines: tuple[Pieces, ...]
    scale: TimeScale
    places: tuple[Line, ...] = ()
    top: int = 0
    above: int = 0
    below: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """How a river is looked at: which time, which run is in hand, and the line at the top."""

    viewport: Viewport
    hand: RunIndex | None
    top: int = 0


def page(view: RiverView, now: datetime, look: Look, size: tuple[int, int]) -> Page:
    """The river or path in `size`, across and down."""
    width, height = size
    end = view.ended or now
    scale = time_scale(view, now, looked_at(look.viewport, whole(view, now)), width)
    if look.hand is None:
        return Page(_empty(view, size), scale)
    foot = _tenures(view, end, look.hand, size) if view.person is not None else _foot(view, end, look.hand, size)
    room = max(1, height - 1 - len(foot))
    every = _spread(view, room)
    top = _scrolled(look.top, every.index((*lanes(view)[line_of(view, look.hand)], False)), len(every), room)
    shown = every[top : top + room]
    labels = partial(by_name if view.person is None else by_time, now=end)
    selected = view.rows[look.hand.row].runs[look.hand.run]
    held = (look.hand.row, selected.lane)
    drawn = [
        _drawn(view, place, scale, labels, selected if place and place[:2] == held else None, named=at == 0)
        for at, place in enumerate(shown)
    ]
    blank: list[Pieces] = [()] * (room - len(shown))
    lines = (axis(scale), *drawn, *([*blank, *foot] if view.person is None else [*foot, *blank]))
    return Page(lines[:height], scale, (None, *shown), top, top, len(every) - top - len(shown))


def _drawn(view: RiverView, place: Line, scale: TimeScale, labels: Labels, hand: Run | None, *, named: bool) -> Pieces:
    """One line; a role goes by its name on its first lane, and on the first line in view."""
    if place is None:
        return ()
    at, number, below = place
    row = view.rows[at]
    name = named_role(row if named or (number == 0 and not below) else None, scale, hand)
    return (*name, *lane(row, number, scale, _unlabelled if below else labels, hand))


def _unlabelled(_: Run) -> tuple[str, ...]:
    return ()


def _spread(view: RiverView, room: int) -> list[Line]:
    """Every lane: two lines high and apart from other roles, where there is room for that, or at least apart."""
    for high, gap in ((2, 1), (1, 1), (1, 0)):
        lines: list[Line] = []
        for row, number in lanes(view):
            lines += [None] * (gap if lines and number == 0 else 0)
            lines += [(row, number, below > 0) for below in range(high)]
        if len(lines) <= room:
            break
    return lines


def _scrolled(top: int, at: int, count: int, room: int) -> int:
    """The first line in view, moved only as far as the line in hand asks."""
    return max(0, min(max(top, at - room + 1), at, max(0, count - room)))


def _empty(view: RiverView, size: tuple[int, int]) -> tuple[Pieces, ...]:
    width, height = size
    said = _NOBODY if view.person is None else f"{line(view.person)}{_NOT_ONE}"
    return tuple(((text, "note"),) for text in ("", *(f"  {part}" for part in wrap(said, width - 4))))[:height]


def _foot(view: RiverView, end: datetime, hand: RunIndex, size: tuple[int, int]) -> list[Pieces]:
    """What nobody held, everything about the run in hand, and who held that role before."""
    width, _ = size
    row = view.rows[hand.row]
    run = row.runs[hand.run]
    unheld: list[Pieces] = [((more(view.unheld, f"  {_UNHELD}", width - 1), "note"),)] if view.unheld else []
    said = [(text, "detail") for text in wrap(described(run, row.name, end), width - 3)]
    said += [(text, "note") for text in wrap(preceded(run, row, end), width - 3)]
    details: list[Pieces] = [((BAR, "bar"), (f" {text}", part)) for text, part in said[:_DETAILS]]
    return [*([()] * (_DETAILS - len(details))), *unheld, *details]


def _tenures(view: RiverView, end: datetime, hand: RunIndex, size: tuple[int, int]) -> list[Pieces]:
    """One person's tenures in time order: as many as fit beneath the bars, or into half of the space."""
    width, height = size
    order = path_order(view)
    times_held = {1: "once", 2: "twice"}.get(len(order), f"{len(order)} times")
    heading: Pieces = ((shorten(f"  {line(view.person or '')} has held a role {times_held}", width), "heading"),)
    space = max((height - 1) // 2, height - 1 - len(_spread(view, height // 2)))
    head: list[Pieces] = [(), heading, ()] if space > len(order) + 2 else [heading]
    room = max(1, space - len(head))
    top = _scrolled(order.index(hand) - room // 2, order.index(hand), len(order), room)
    told = _told(view, order, end, width)
    return [
        *head,
        *(
            ((BAR if order[at] == hand else " ", "bar"), (told[at], "detail" if order[at] == hand else "tenure"))
            for at in range(top, min(top + room, len(order)))
        ),
    ]


def _told(view: RiverView, order: list[RunIndex], end: datetime, width: int) -> list[str]:
    """Each run in columns: when, for how long, the role as it was called, how it began and ended."""
    runs = [view.rows[index.row].runs[index.run] for index in order]
    names = [called(run, view.rows[index.row].name) for run, index in zip(runs, order, strict=True)]
    lengths = [minutes(run, end) for run in runs]
    time = max(map(cell_width, lengths))
    role = min(max(map(cell_width, names)), width // 3)
    return [
        shorten(
            f" {when(run):<13}{length:>{time}}  {fit(name, role)}  {began(run.how_began)}, {ended(run.how_ended)}",
            width - 1,
        )
        for run, name, length in zip(runs, names, lengths, strict=True)
    ]
