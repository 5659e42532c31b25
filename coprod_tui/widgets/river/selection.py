"""Which run of a river is in hand, and which one comes next; it must not know how they look or what is in view."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from server.projections.roles.river import RiverView, Run


@dataclass(frozen=True, slots=True)
class RunIndex:
    """One run of a view: the place of its row, and its place in that."""

    row: int
    run: int


@dataclass(frozen=True, slots=True)
class RunKey:
    """By what a run is known again in another view of the same session."""

    role: str
    person: str
    since: datetime


def lanes(view: RiverView) -> tuple[tuple[int, int], ...]:
    """The lines of a river from the top: the place of a row and one of its lanes."""
    return tuple((at, lane) for at, row in enumerate(view.rows) for lane in range(row.lanes))


def run_key(view: RiverView, index: RunIndex) -> RunKey:
    """By what to know the run again."""
    row = view.rows[index.row]
    run = row.runs[index.run]
    return RunKey(row.role, run.person, run.since)


def index_of(view: RiverView, known: RunKey | None) -> RunIndex | None:
    """Where a run is now; where it is gone, the newest of the first row; None where there is none at all."""
    if not view.rows:
        return None
    places = (RunIndex(at, place) for at, row in enumerate(view.rows) for place in range(len(row.runs)))
    at_first = RunIndex(0, len(view.rows[0].runs) - 1)
    return at_first if known is None else next((index for index in places if run_key(view, index) == known), at_first)


def path_order(view: RiverView) -> list[RunIndex]:
    """Every run in the order in which they began."""
    return _ordered(view, range(len(view.rows)))


def step_in_time(view: RiverView, index: RunIndex, step: int) -> RunIndex:
    """The run before or after: of the same role, or in one person's path of any."""
    spots = _ordered(view, [index.row]) if view.person is None else path_order(view)
    return spots[max(0, min(spots.index(index) + step, len(spots) - 1))]


def step_between_lines(view: RiverView, index: RunIndex, step: int, at: datetime) -> RunIndex:
    """The run of a line above or below that is nearest to a moment."""
    lines = lanes(view)
    return nearest(view, lines[max(0, min(line_of(view, index) + step, len(lines) - 1))], at)


def nearest(view: RiverView, line: tuple[int, int], at: datetime) -> RunIndex:
    """The run of a line that is nearest to a moment; where one follows another just then, the later."""
    row, lane = line
    runs = [place for place, run in reversed(list(enumerate(view.rows[row].runs))) if run.lane == lane]
    return RunIndex(row, min(runs, key=lambda place: _distance(view.rows[row].runs[place], at)))


def line_of(view: RiverView, index: RunIndex) -> int:
    """The line on which a run lies."""
    return lanes(view).index((index.row, view.rows[index.row].runs[index.run].lane))


def _ordered(view: RiverView, rows: Iterable[int]) -> list[RunIndex]:
    spots = [RunIndex(row, run) for row in rows for run in range(len(view.rows[row].runs))]
    return sorted(spots, key=lambda index: (view.rows[index.row].runs[index.run].since, index.row))


def _distance(run: Run, at: datetime) -> timedelta:
    if at < run.since:
        return run.since - at
    return timedelta() if run.until is None or at < run.until else at - run.until
