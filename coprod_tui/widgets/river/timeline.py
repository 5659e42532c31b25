"""The visible part of a river's time, and the ticks along it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from server.projections.roles.river import RiverView, Run

SHORTEST: Final = timedelta(minutes=1)
_LENGTHS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 960, 1440))
_STEPS: Final = (1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440)
_DAY: Final = 1440
_LEAD: Final = 8
_GOOD_PART: Final = 4


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A stretch of time; `ends` is never before `begins`."""

    begins: datetime
    ends: datetime

    @property
    def length(self) -> timedelta:
        """Its length."""
        return self.ends - self.begins

    def shared(self, other: "TimeSpan") -> timedelta:
        """How much of it overlaps another."""
        return max(timedelta(), min(self.ends, other.ends) - max(self.begins, other.begins))


@dataclass(frozen=True, slots=True)
class Viewport:
    """Which part of the time is shown."""

    #: Its length; None for all of the time.
    length: timedelta | None = None
    #: Its beginning; None to follow the end.
    begins: datetime | None = None


def whole(view: RiverView, now: datetime) -> TimeSpan:
    """All the time to draw, at least a minute."""
    end = view.ended or now
    runs = [run for row in view.rows for run in row.runs]
    begins = min([view.begins or end, *(run.since for run in runs)])
    ends = max([end, *(run.until or run.since for run in runs)])
    return TimeSpan(begins, max(ends, begins + SHORTEST))


def span(run: Run, now: datetime) -> TimeSpan:
    """The time of a run, up to `now` if it goes on."""
    return TimeSpan(run.since, max(run.since, run.until or now))


def visible_span(viewport: Viewport, all_: TimeSpan) -> TimeSpan:
    """The part of all the time that is shown."""
    if viewport.length is None or viewport.length >= all_.length:
        return all_
    latest = all_.ends - viewport.length
    begins = latest if viewport.begins is None else max(all_.begins, min(viewport.begins, latest))
    return TimeSpan(begins, begins + viewport.length)


def zoomed(viewport: Viewport, all_: TimeSpan, step: int, at: datetime) -> Viewport:
    """A shorter time for a `step` of 1, a longer one for -1; `at` stays in its place as far as possible."""
    view = visible_span(viewport, all_)
    if step > 0:
        lengths = [length for length in _LENGTHS if length < view.length]
        length = lengths[-1] if lengths else view.length
    else:
        length = next((length for length in _LENGTHS if length > view.length), all_.length)
    if length >= all_.length:
        return Viewport()
    at = max(view.begins, min(at, view.ends))
    share = (at - view.begins) / view.length
    return _clamped(Viewport(length, at - length * share), all_)


def scrolled(viewport: Viewport, all_: TimeSpan, screens: float) -> Viewport:
    """Earlier or later by so many widths."""
    if viewport.length is None:
        return viewport
    view = visible_span(viewport, all_)
    return _clamped(replace(viewport, begins=view.begins + view.length * screens), all_)


def showing(viewport: Viewport, all_: TimeSpan, run: TimeSpan) -> Viewport:
    """The viewport, moved only if a run is not in view: whole if it fits, else a good part of it."""
    view = visible_span(viewport, all_)
    fits = run.length <= view.length
    enough = run.length if fits else view.length / _GOOD_PART
    if viewport.length is None or (view.shared(run) >= enough and _meet(view, run)):
        return viewport
    lead = min(view.length / _LEAD, (view.length - run.length) / 2) if fits else view.length / _LEAD
    later = fits and run.begins >= view.begins
    begins = run.ends + lead - view.length if later else run.begins - lead
    return _clamped(replace(viewport, begins=begins), all_)


def ticks(view: TimeSpan, width: int, apart: int) -> tuple[tuple[datetime, str], ...]:
    """Full minutes or hours of the local time, at least `apart` cells from each other, each with its label."""
    minutes = view.length / timedelta(minutes=1)
    step = next((step for step in _STEPS if step * width >= apart * minutes), None)
    if step is None:
        step = _DAY * -(-apart * round(minutes) // (width * _DAY))
    here = view.begins.astimezone()
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    first = -(-(here - midnight) // timedelta(minutes=step))
    every = timedelta(minutes=step)
    told = "%H:%M" if step < _DAY else "%d %b"
    index_of: list[tuple[datetime, str]] = []
    at = view.begins + (midnight + first * every - here)
    while at <= view.ends:
        index_of.append((at, f"{at.astimezone():{told}}"))
        at += every
    return tuple(index_of)


def _clamped(viewport: Viewport, all_: TimeSpan) -> Viewport:
    """The viewport inside all the time; at the end it follows it."""
    if viewport.length is None or viewport.begins is None:
        return viewport
    if viewport.begins + viewport.length >= all_.ends:
        return replace(viewport, begins=None)
    return replace(viewport, begins=max(all_.begins, viewport.begins))


def _meet(view: TimeSpan, run: TimeSpan) -> bool:
    return run.begins <= view.ends and run.ends >= view.begins
