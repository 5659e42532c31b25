"""Moments, durations and choices in the words of the exported files."""

from datetime import datetime
from typing import Final

from server.domain.commands import Channel, Moderation, Reveal
from server.projections.questions.asked import Origin
from server.projections.questions.readings import Reading
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
_LOOKED: Final = "somebody had looked at it"
_FOR_FACILITATOR: Final = "What was said was for the facilitator, and others could not read it."
_NOT_REVEALED: Final = "It was not revealed, so others could not read what was said."
_MODERATIONS: Final[dict[Moderation, str]] = {
    "open": "open",
    "look": "looked at first",
    "closed": "closed to others",
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


def reading_planned(reveal: Reveal, moderation: Moderation) -> str:
    """When others are to read what is said to a planned question."""
    match moderation:
        case "open":
            return REVEALS[reveal]
        case "look":
            return f"{REVEALS[reveal]}, {_MODERATIONS[moderation]}"
        case _:
            return _MODERATIONS[moderation]


def reading(reveal: Reveal, could: Reading) -> str:
    """Who could read what was said to a question, and when."""
    if set(could.moderations) == {"closed"}:
        return _FOR_FACILITATOR
    first, *others = could.moderations
    then = "".join(f", then {_MODERATIONS[one]}" for one in others)
    changed = f" Who reads it was changed: first it was {_MODERATIONS[first]}{then}." if then else ""
    return f"{_read(reveal, could)}{changed}"


def _read(reveal: Reveal, could: Reading) -> str:
    if not could.by_responders:
        return _NOT_REVEALED
    when = {"at_once": "", "after_answer": "they had answered", "when_revealed": "it was revealed"}[reveal]
    all_looked = set(could.moderations) <= {"look", "closed"}
    conditions = " and ".join(filter(None, (when, _LOOKED if all_looked else "")))
    told = f"what was said once {conditions}" if conditions else "at once what was said"
    others = ", and everybody once it was revealed" if reveal == "after_answer" and could.by_all else ""
    return f"Others could read {told}{others}."
