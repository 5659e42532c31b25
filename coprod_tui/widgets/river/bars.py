"""How the lines of a river are drawn: the clock along the top, names, bars; it must not know what is in hand next.

A line is pieces: a text and the part that it plays, which picks its style. A bar is known by colour, by pattern and by
what is written on it, so it can be read without colour and in ASCII.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from coprod_tui.display import cell_width, fit, line, shorten
from coprod_tui.widgets.river.timeline import Time, span, ticks
from server.projections.roles.river import RiverRow, RiverView, Run

Piece = tuple[str, str]
Pieces = tuple[Piece, ...]
Labels = Callable[[Run], tuple[str, ...]]

COLOURS: Final = 8
PATTERNS: Final = ("░", "─", "╱", "═", "~", "╲", "+", "╳")
BAR: Final = "▌"
START: Final = "▌"
IN_HAND: Final = "●"
GOES_ON: Final = "→"
EARLIER: Final = "◂"
LATER: Final = "▸"
_TICK: Final = "·"
_APART: Final = 9
_NAME: Final = (8, 18)
_LEAST_TIME: Final = 10


@dataclass(frozen=True, slots=True)
class TimeScale:
    """The time in view, in `width` cells, beside names of `name` cells.

    Runs that go on end at `now`; `over` says that none goes on.
    """

    view: Time
    now: datetime
    name: int
    width: int
    over: bool = False

    def column(self, at: datetime) -> int:
        """The cell of a moment; below nought or beyond the width where it is out of view."""
        return int((at - self.view.begins) / self.view.length * self.width // 1)

    def moment(self, column: int) -> datetime:
        """The middle of a cell."""
        return self.view.begins + self.view.length * ((column + 0.5) / self.width)

    @property
    def left(self) -> int:
        """Cells before the time: the mark of the line in hand, the name, a gap."""
        return self.name + 2


@dataclass(frozen=True, slots=True)
class Bar:
    """A run from cell `first` up to, not including, `last`, where these may be out of view."""

    run: Run
    first: int
    last: int


def time_scale(view: RiverView, now: datetime, time: Time, width: int) -> TimeScale:
    """The columns of a river `width` cells wide."""
    least, most = _NAME
    longest = max((cell_width(line(row.name)) for row in view.rows), default=least)
    name = max(least, min(longest, most, width // 4))
    return TimeScale(time, view.ended or now, name, max(_LEAST_TIME, width - name - 2), over=view.ended is not None)


def colour(tone: int) -> int:
    """Which of the colours is that of a person."""
    return tone % COLOURS


def pattern(tone: int) -> str:
    """What fills the bars of a person: no two of the first 64 share colour and pattern."""
    return PATTERNS[(tone + tone // COLOURS) % len(PATTERNS)]


def axis(scale: TimeScale) -> Pieces:
    """The clock along the top, with a mark where now is, or the end."""
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


def named_role(row: RiverRow | None, scale: TimeScale, hand: Run | None) -> Pieces:
    """What stands before a lane: the mark of the line in hand, and the role's name where it is to be said."""
    name = fit("" if row is None else line(row.name), scale.name)
    return (BAR if hand else " ", "bar"), (f"{name} ", "role-hand" if hand else "role")


def lane(row: RiverRow, at: int, scale: TimeScale, labels: Labels, hand: Run | None) -> Pieces:
    """One lane of a row; `hand` is the run in hand where it lies in this lane."""
    pieces: list[Piece] = []
    reached = 0
    marks = [scale.column(when) for when, _ in ticks(scale.view, scale.width, _APART)]
    for bar in bars((run for run in row.runs if run.lane == at), scale, hand):
        first, last = max(reached, bar.first), min(scale.width, bar.last)
        pieces.append((_ground(reached, first, marks), "axis"))
        pieces.append(_bar(bar, last - first, scale, labels, selected=bar.run == hand))
        reached = last
    return (*pieces, (_ground(reached, scale.width, marks), "axis"))


def bars(runs: Iterable[Run], scale: TimeScale, hand: Run | None) -> list[Bar]:
    """The runs of one lane that are in view, each at least a cell; where several share it, the one in hand is seen."""
    found: list[Bar] = []
    for run in runs:
        lasted = span(run, scale.now)
        first = min(scale.column(lasted.begins), scale.width - (lasted.begins <= scale.view.ends))
        bar = Bar(run, first, max(first + 1, scale.column(lasted.ends)))
        if bar.last <= 0 or bar.first >= scale.width:
            continue
        if found and bar.first < found[-1].last:
            if run == hand:
                found.pop()
            elif bar.last > found[-1].last:
                bar = Bar(run, found[-1].last, bar.last)
            else:
                continue
        found.append(bar)
    return found


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
    part = f"run{colour(bar.run.tone)}{'-hand' if selected else ''}"
    choices = labels(bar.run)
    begin = EARLIER if bar.first < 0 else START
    end = LATER if bar.last > scale.width else GOES_ON if bar.run.until is None and not scale.over else ""
    if selected:
        begin = IN_HAND if choices else pattern(bar.run.tone)
    if width == 1 or not choices:
        end = ""
    inside = max(0, width - 1 - len(end))
    label = _label(choices, inside)
    return begin + label + pattern(bar.run.tone) * (inside - cell_width(label)) + end, part


def _label(choices: tuple[str, ...], width: int) -> str:
    """The first that fits, with a blank after it where there is room; else the last, shortened."""
    for text in choices:
        if cell_width(text) <= width:
            return text + " " * (cell_width(text) < width)
    last = choices[-1] if choices else ""
    if width == 1:
        return last[:1] if cell_width(last[:1]) == 1 else ""
    return shorten(last, width)


def _ground(first: int, last: int, marks: list[int]) -> str:
    """Nothing was held: the clock's marks go through."""
    cells = [" "] * max(0, last - first)
    for mark in marks:
        if first <= mark < last:
            cells[mark - first] = _TICK
    return "".join(cells)
