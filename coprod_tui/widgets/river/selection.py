"""The selected run of a river, and which one the keys select next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from server.projections.roles.river import RiverView, Run


@dataclass(frozen=True, slots=True)
class RunIndex:
    """One run of a view."""

    #: The index of its row.
    row: int
    #: Its index in that row.
    run: int


@dataclass(frozen=True, slots=True)
class RunKey:
    """Identifies a run across views of the same session."""

    role: str
    person: str
    since: datetime


def lanes(view: RiverView) -> tuple[tuple[int, int], ...]:
    """The lines of a river from the top: the index of a row, and one of its lanes."""
    return tuple((at, lane) for at, row in enumerate(view.rows) for lane in range(row.lanes))


def run_key(view: RiverView, index: RunIndex) -> RunKey:
    """The key of a run."""
    row = view.rows[index.row]
    run = row.runs[index.run]
    return RunKey(row.role, run.person, run.since)


def index_of(view: RiverView, known: RunKey | None) -> RunIndex | None:
    """The index of a run; the newest of the first row if it is gone; None where there is no run."""
    if not view.rows:
        return None
    places = (RunIndex(at, place) for at, row in enumerate(view.rows) for place in range(len(row.runs)))
    at_first = RunIndex(0, len(view.rows[0].runs) - 1)
    return at_first if known is None else next((index for index in places if run_key(view, index) == known), at_first)


def path_order(view: RiverView) -> list[RunIndex]:
    """Every run in order of beginning."""
    return _ordered(view, range(len(view.rows)))


def step_in_time(view: RiverView, index: RunIndex, step: int) -> RunIndex:
    """The run before or after: of the same role, or of any role in one person's path."""
    spots = _ordered(view, [index.row]) if view.person is None else path_order(view)
    return spots[max(0, min(spots.index(index) + step, len(spots) - 1))]


def step_between_lines(view: RiverView, index: RunIndex, step: int, at: datetime) -> RunIndex:
    """The run nearest to a moment on a line above or below."""
    lines = lanes(view)
    return nearest(view, lines[max(0, min(line_of(view, index) + step, len(lines) - 1))], at)


def nearest(view: RiverView, line: tuple[int, int], at: datetime) -> RunIndex:
    """The run of a line nearest to a moment; the later one where one follows another at that moment."""
    row, lane = line
    runs = [place for place, run in reversed(list(enumerate(view.rows[row].runs))) if run.lane == lane]
    return RunIndex(row, min(runs, key=lambda place: _distance(view.rows[row].runs[place], at)))


def line_of(view: RiverView, index: RunIndex) -> int:
    """The line of a run."""
    return lanes(view).index((index.row, view.rows[index.row].runs[index.run].lane))


def _ordered(view: RiverView, rows: Iterable[int]) -> list[RunIndex]:
    spots = [RunIndex(row, run) for row in rows for run in range(len(view.rows[row].runs))]
    return sorted(spots, key=lambda index: (view.rows[index.row].runs[index.run].since, index.row))


def _distance(run: Run, at: datetime) -> timedelta:
    if at < run.since:
        return run.since - at
    return timedelta() if run.until is None or at < run.until else at - run.until
