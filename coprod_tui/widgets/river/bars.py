"""Draws the lines of a river: the time axis, names, bars.

A line is a tuple of pieces: a text and the name of its part, which selects the style. Bars differ by colour, by pattern
and by their label, so that they can be read without colour and in ASCII.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from coprod_tui.display import cell_width, fit, line, shorten
from coprod_tui.widgets.river.timeline import TimeSpan, span, ticks
from server.projections.roles.river import RiverRow, RiverView, Run

Piece = tuple[str, str]
Pieces = tuple[Piece, ...]
Labels = Callable[[Run], tuple[str, ...]]

COLOURS: Final = 8
PATTERNS: Final = ("░", "─", "╱", "═", "~", "╲", "+", "╳")
BAR: Final = "▌"
START: Final = "▌"
SELECTED: Final = "●"
GOES_ON: Final = "→"
EARLIER: Final = "◂"
LATER: Final = "▸"
_TICK: Final = "·"
_APART: Final = 9
_NAME: Final = (8, 18)
_LEAST_TIME: Final = 10


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Maps the visible time to cells."""

    #: The visible time.
    view: TimeSpan
    #: Where runs that go on end.
    now: datetime
    #: The cells for names.
    name: int
    #: The cells for the time.
    width: int
    #: Whether the session is over, so that no run goes on.
    over: bool = False

    def column(self, at: datetime) -> int:
        """The cell of a moment; negative or beyond the width where it is out of view."""
        return int((at - self.view.begins) / self.view.length * self.width // 1)

    def moment(self, column: int) -> datetime:
        """The moment at the middle of a cell."""
        return self.view.begins + self.view.length * ((column + 0.5) / self.width)

    @property
    def left(self) -> int:
        """The cells before the time: the mark of the selected line, the name, a gap."""
        return self.name + 2


@dataclass(frozen=True, slots=True)
class Bar:
    """A run in cells."""

    run: Run
    #: Its first cell, which may be out of view.
    first: int
    #: The cell after its last one, which may be out of view.
    last: int


def time_scale(view: RiverView, now: datetime, time: TimeSpan, width: int) -> TimeScale:
    """The scale of a river `width` cells wide."""
    least, most = _NAME
    longest = max((cell_width(line(row.name)) for row in view.rows), default=least)
    name = max(least, min(longest, most, width // 4))
    return TimeScale(time, view.ended or now, name, max(_LEAST_TIME, width - name - 2), over=view.ended is not None)


def colour(tone: int) -> int:
    """The colour of a person, as an index."""
    return tone % COLOURS


def pattern(tone: int) -> str:
    """The character that fills the bars of a person; the first 64 people differ in colour or pattern."""
    return PATTERNS[(tone + tone // COLOURS) % len(PATTERNS)]


def axis(scale: TimeScale) -> Pieces:
    """The time axis, with a mark at the present, or at the end."""
    end = "end" if scale.over else "now"
    cells = [" "] * scale.width
    at_end = min(scale.column(scale.now), scale.width) - len(end)
    shown = scale.view.begins <= scale.now <= scale.view.ends
    free = [(0, max(0, at_end) if shown else scale.width)] + ([(max(0, at_end) + len(end), scale.width)] * shown)
    for at, text in ticks(scale.view, scale.width, _APART):
        place = scale.column(at)
        if any(
            first - (first == 0) < place and place + len(text) < last + (last == scale.width) for first, last in free
        ):
            cells[place : place + len(text)] = text
    before = "".join(cells[: free[0][1]])
    after = "".join(cells[free[1][0] :]) if shown else ""
    return (" " * scale.left, "axis"), (before, "axis"), (end if shown else "", "now"), (after, "axis")


def named_role(row: RiverRow | None, scale: TimeScale, selected: Run | None) -> Pieces:
    """The cells before a lane: the mark of the selected line, and the role's name on its first line."""
    name = fit("" if row is None else line(row.name), scale.name)
    return (BAR if selected else " ", "bar"), (f"{name} ", "role-selected" if selected else "role")


def lane(row: RiverRow, at: int, scale: TimeScale, labels: Labels, selected: Run | None) -> Pieces:
    """One lane of a row; `selected` is the selected run if it lies in this lane."""
    pieces: list[Piece] = []
    reached = 0
    marks = [scale.column(when) for when, _ in ticks(scale.view, scale.width, _APART)]
    for bar in bars((run for run in row.runs if run.lane == at), scale, selected):
        first, last = max(reached, bar.first), min(scale.width, bar.last)
        pieces.append((_ground(reached, first, marks), "axis"))
        pieces.append(_bar(bar, last - first, scale, labels, selected=bar.run == selected))
        reached = last
    return (*pieces, (_ground(reached, scale.width, marks), "axis"))


def bars(runs: Iterable[Run], scale: TimeScale, selected: Run | None) -> list[Bar]:
    """The visible runs of a lane, each at least a cell wide; where several share a cell, the selected one is drawn."""
    index_of: list[Bar] = []
    for run in runs:
        lasted = span(run, scale.now)
        first = min(scale.column(lasted.begins), scale.width - (lasted.begins <= scale.view.ends))
        bar = Bar(run, first, max(first + 1, scale.column(lasted.ends)))
        if bar.last <= 0 or bar.first >= scale.width:
            continue
        if index_of and bar.first < index_of[-1].last:
            if run == selected:
                index_of.pop()
            elif bar.last > index_of[-1].last:
                bar = Bar(run, index_of[-1].last, bar.last)
            else:
                continue
        index_of.append(bar)
    return index_of


def more(names: Iterable[str], heading: str, width: int) -> str:
    """ "Not held so far: Weaver, Bridge and 4 more", in at most `width` cells."""
    shown = [line(name) for name in names]
    for left in range(len(shown), 0, -1):
        rest = len(shown) - left
        text = heading + ", ".join(shown[:left]) + (f" and {rest} more" if rest else "")
        if cell_width(text) <= width:
            return text
    return shorten(f"{heading}{len(shown)} roles", width)


def _bar(bar: Bar, width: int, scale: TimeScale, labels: Labels, *, selected: bool) -> Piece:
    part = f"run{colour(bar.run.tone)}{'-selected' if selected else ''}"
    choices = labels(bar.run)
    begin = EARLIER if bar.first < 0 else START
    end = LATER if bar.last > scale.width else GOES_ON if bar.run.until is None and not scale.over else ""
    if selected:
        begin = SELECTED if choices else pattern(bar.run.tone)
    if width == 1 or not choices:
        end = ""
    inside = max(0, width - 1 - len(end))
    label = _label(choices, inside)
    return begin + label + pattern(bar.run.tone) * (inside - cell_width(label)) + end, part


def _label(choices: tuple[str, ...], width: int) -> str:
    """The first label that fits, with a blank after it where there is room; else the last, shortened."""
    for text in choices:
        if cell_width(text) <= width:
            return text + " " * (cell_width(text) < width)
    last = choices[-1] if choices else ""
    if width == 1:
        return last[:1] if cell_width(last[:1]) == 1 else ""
    return shorten(last, width)


def _ground(first: int, last: int, marks: list[int]) -> str:
    """The cells between bars, with the ticks of the axis."""
    cells = [" "] * max(0, last - first)
    for mark in marks:
        if first <= mark < last:
            cells[mark - first] = _TICK
    return "".join(cells)
