"""Moments, durations and choices in the words of the exported files."""

from datetime import datetime
from typing import Final

from server.domain.commands import Channel, Reveal
from server.projections.questions.asked import Origin

CHANNELS: Final[dict[Channel, str]] = {
    "phone": "sent from a phone",
    "aloud": "said aloud",
    "paper": "on paper",
    "for_someone": "typed for them",
    "hands": "a show of hands",
}
REVEALS: Final[dict[Reveal, str]] = {
    "at_once": "open at once",
    "after_answer": "after you answer",
    "when_revealed": "when revealed",
}
ORIGINS: Final[dict[Origin, str]] = {
    "planned": "planned",
    "on_the_spot": "on the spot",
    "again": "asked again",
}


def moment(at: datetime) -> str:
    """In the zone that it is in, to the minute."""
    return f"{at:%Y-%m-%d %H:%M}"


def minutes(lasted: float) -> str:
    """Whole minutes, rounded down; "less than 1" below one."""
    return "less than 1" if lasted < 1 else f"{int(lasted)}"
