"""Moments, durations and choices in the words of the exported files."""

from datetime import datetime
from typing import Final

from server.domain.commands import Channel, Moderation, Reveal
from server.projections.questions.asked import Origin
from server.projections.say_back import NearlyRow, SayBackView

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
READ: Final[dict[Reveal, str]] = {
    "at_once": "Others could read at once what was said.",
    "after_answer": "Others could read what was said once they had answered.",
    "when_revealed": "Others could read what was said once it was revealed.",
}
ASKED: Final[dict[Origin, str]] = {
    "planned": "Asked as planned",
    "on_the_spot": "Asked on the spot",
    "again": "Asked again",
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


def nearly_line(row: NearlyRow) -> str:
    """What is not quite so with a sentence, behind the label of who says so if they gave their name."""
    return row.line if row.label is None else f"{row.label}: {row.line}"


def answer_counts(said: SayBackView) -> str:
    """How many answered what to a sentence of a theme."""
    return f"Yes, that is it: {said.yes} · Nearly: {said.nearly} · Not mine: {said.not_mine}"


def reading(reveal: Reveal, moderation: Moderation) -> str:
    """Who could read what was said to a question, and when."""
    if moderation == "closed":
        return "What was said was for the facilitator, and others could not read it."
    looked = " Somebody looked at it before that." if moderation == "look" else ""
    return f"{READ[reveal]}{looked}"
