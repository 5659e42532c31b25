"""What of a river's time is in view, and how the clock is marked along it; it must not know how anything looks."""

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
class Time:
    """From `begins` up to `ends`, which is never before it."""

    begins: datetime
    ends: datetime

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.ends - self.begins

    def shared(self, other: "Time") -> timedelta:
        """How much of the other lies in this."""
        return max(timedelta(), min(self.ends, other.ends) - max(self.begins, other.begins))


@dataclass(frozen=True, slots=True)
class Camera:
    """What of the time is looked at: all of it where `length` is None.

    Where `begins` is None it looks at the end, and goes on with it.
    """

    length: timedelta | None = None
    begins: datetime | None = None


def whole(view: RiverView, now: datetime) -> Time:
    """All the time that there is to draw, and at least a minute of it."""
    end = view.ended or now
    runs = [run for row in view.rows for run in row.runs]
    begins = min([view.begins or end, *(run.since for run in runs)])
    ends = max([end, *(run.until or run.since for run in runs)])
    return Time(begins, max(ends, begins + SHORTEST))


def span(run: Run, now: datetime) -> Time:
    """When a run lasted; up to now where it still does."""
    return Time(run.since, max(run.since, run.until or now))


def looked_at(camera: Camera, all_: Time) -> Time:
    """What of all the time is in view."""
    if camera.length is None or camera.length >= all_.length:
        return all_
    latest = all_.ends - camera.length
    begins = latest if camera.begins is None else max(all_.begins, min(camera.begins, latest))
    return Time(begins, begins + camera.length)


def zoomed(camera: Camera, all_: Time, step: int, at: datetime) -> Camera:
    """A shorter time for a `step` of 1, a longer one for -1; `at` stays where it is, as far as there is time."""
    view = looked_at(camera, all_)
    if step > 0:
        lengths = [length for length in _LENGTHS if length < view.length]
        length = lengths[-1] if lengths else view.length
    else:
        length = next((length for length in _LENGTHS if length > view.length), all_.length)
    if length >= all_.length:
        return Camera()
    at = max(view.begins, min(at, view.ends))
    share = (at - view.begins) / view.length
    return _held(Camera(length, at - length * share), all_)


def scrolled(camera: Camera, all_: Time, screens: float) -> Camera:
    """Earlier or later by so many widths of what is in view."""
    if camera.length is None:
        return camera
    view = looked_at(camera, all_)
    return _held(replace(camera, begins=view.begins + view.length * screens), all_)


def showing(camera: Camera, all_: Time, run: Time) -> Camera:
    """The camera, moved only where a run is not in view: whole where it fits, else a good part of it."""
    view = looked_at(camera, all_)
    fits = run.length <= view.length
    enough = run.length if fits else view.length / _GOOD_PART
    if camera.length is None or (view.shared(run) >= enough and _meet(view, run)):
        return camera
    lead = min(view.length / _LEAD, (view.length - run.length) / 2) if fits else view.length / _LEAD
    later = fits and run.begins >= view.begins
    begins = run.ends + lead - view.length if later else run.begins - lead
    return _held(replace(camera, begins=begins), all_)


def ticks(view: Time, width: int, apart: int) -> tuple[tuple[datetime, str], ...]:
    """Full minutes and hours of this machine's clock, at least `apart` cells from each other, and how to write them."""
    minutes = view.length / timedelta(minutes=1)
    step = next((step for step in _STEPS if step * width >= apart * minutes), None)
    if step is None:
        step = _DAY * -(-apart * round(minutes) // (width * _DAY))
    here = view.begins.astimezone()
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    first = -(-(here - midnight) // timedelta(minutes=step))
    every = timedelta(minutes=step)
    told = "%H:%M" if step < _DAY else "%d %b"
    found: list[tuple[datetime, str]] = []
    at = view.begins + (midnight + first * every - here)
    while at <= view.ends:
        found.append((at, f"{at.astimezone():{told}}"))
        at += every
    return tuple(found)


def _held(camera: Camera, all_: Time) -> Camera:
    """The camera inside all the time; at its end it goes on with it."""
    if camera.length is None or camera.begins is None:
        return camera
    if camera.begins + camera.length >= all_.ends:
        return replace(camera, begins=None)
    return replace(camera, begins=max(all_.begins, camera.begins))


def _meet(view: Time, run: Time) -> bool:
    return run.begins <= view.ends and run.ends >= view.begins
