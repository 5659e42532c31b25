"""Moments and spans of time in words."""

from datetime import datetime

_MINUTE = 60
_HOUR = 3600


def seconds_between(start: datetime, end: datetime) -> int:
    """Whole seconds from `start` to `end`, at least 0, also if a clock was set back."""
    return max(0, int((end - start).total_seconds()))


def short_duration(start: datetime, end: datetime) -> str:
    """A duration as "12m" or "1h05"."""
    minutes = seconds_between(start, end) // _MINUTE
    return f"{minutes}m" if minutes < _MINUTE else f"{minutes // _MINUTE}h{minutes % _MINUTE:02}"


def duration(start: datetime, end: datetime) -> str:
    """A duration as "42 min" or "1 h 05 min"."""
    minutes = seconds_between(start, end) // _MINUTE
    return f"{minutes} min" if minutes < _MINUTE else f"{minutes // _MINUTE} h {minutes % _MINUTE:02} min"


def ago(start: datetime, end: datetime) -> str:
    """How long ago something was, as "just now" or "12 min ago"."""
    return f"{duration(start, end)} ago" if seconds_between(start, end) >= _MINUTE else "just now"


def stopwatch(start: datetime, end: datetime) -> str:
    """A running clock, as "4:12" or "1:04:12"."""
    seconds = seconds_between(start, end)
    minutes = f"{seconds // _MINUTE % _MINUTE}"
    if seconds < _HOUR:
        return f"{minutes}:{seconds % _MINUTE:02}"
    return f"{seconds // _HOUR}:{minutes.zfill(2)}:{seconds % _MINUTE:02}"


def day(at: datetime) -> str:
    """A day as "23 November", in the time zone of `at`."""
    return f"{at.day} {at:%B}"


def time_of_day(at: datetime) -> str:
    """The local time, as "10:42"."""
    return f"{at.astimezone():%H:%M}"
