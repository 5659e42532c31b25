"""Spans of time in words; they must not know what is timed."""

from datetime import datetime

_MINUTE = 60
_HOUR = 3600


def seconds_between(start: datetime, end: datetime) -> int:
    """Whole seconds from `start` to `end`, never below nought, whatever a clock may have done."""
    return max(0, int((end - start).total_seconds()))


def short_duration(start: datetime, end: datetime) -> str:
    """How long something was held, as "12m" or "1h05"."""
    minutes = seconds_between(start, end) // _MINUTE
    return f"{minutes}m" if minutes < _MINUTE else f"{minutes // _MINUTE}h{minutes % _MINUTE:02}"


def duration(start: datetime, end: datetime) -> str:
    """How long something lasted, as "42 min" or "1 h 05 min"."""
    minutes = seconds_between(start, end) // _MINUTE
    return f"{minutes} min" if minutes < _MINUTE else f"{minutes // _MINUTE} h {minutes % _MINUTE:02} min"


def ago(start: datetime, end: datetime) -> str:
    """How long something is past, as "just now" or "12 min ago"."""
    return f"{duration(start, end)} ago" if seconds_between(start, end) >= _MINUTE else "just now"


def stopwatch(start: datetime, end: datetime) -> str:
    """A running clock, as "4:12" or "1:04:12"."""
    seconds = seconds_between(start, end)
    minutes = f"{seconds // _MINUTE % _MINUTE}"
    if seconds < _HOUR:
        return f"{minutes}:{seconds % _MINUTE:02}"
    return f"{seconds // _HOUR}:{minutes.zfill(2)}:{seconds % _MINUTE:02}"


def day(at: datetime) -> str:
    """A day as people here write it, as "23 November"; in the zone that `at` is in."""
    return f"{at.day} {at:%B}"


def time_of_day(at: datetime) -> str:
    """The time on this machine's clock, as "10:42"."""
    return f"{at.astimezone():%H:%M}"
