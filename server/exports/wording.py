"""Moments and how long something lasted, as the report's readers expect them; it must not know what they are about."""

from datetime import UTC, datetime


def moment(at: datetime) -> str:
    """In UTC, to the minute."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M}"


def minutes(lasted: float) -> str:
    """Whole minutes that were over; the shortest are told as such."""
    return "less than 1" if lasted < 1 else f"{int(lasted)}"
