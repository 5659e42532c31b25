"""Events of turns, and how a turn is parked."""

from typing import Annotated

import msgspec

from server.domain.events.event import BaseEvent, EarlierText, WordsText
from server.domain.person_ids import PersonId


class Parked(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a turn is or was set down as not known yet."""

    #: What is not known yet; empty only where it was deleted.
    why: WordsText = ""
    #: Who would help; empty if nobody said.
    helps: WordsText = ""
    #: When to look again; empty if nobody said.
    look_again: WordsText = ""
    #: Why it was taken up again; empty while it is parked.
    over: WordsText = ""


class TurnMade(BaseEvent, frozen=True, tag="turn_made"):
    """A turn was proposed."""

    turn: str
    #: Its number in the session, from 1.
    number: int
    text: WordsText
    #: Who proposed it; None for the facilitator.
    person: PersonId | None
    #: The ids of the contributions that led to it.
    contributions: tuple[str, ...] = ()
    #: The ids of the themes that led to it.
    themes: tuple[str, ...] = ()


class TurnChanged(BaseEvent, frozen=True, tag="turn_changed"):
    """A turn was put otherwise."""

    turn: str
    text: WordsText
    before: EarlierText


class TurnThemesChanged(BaseEvent, frozen=True, tag="turn_themes_changed"):
    """A theme that led to a turn was merged into another one."""

    turn: str
    themes: tuple[str, ...]
    before: tuple[str, ...]


class TurnTakenAway(BaseEvent, frozen=True, tag="turn_taken_away"):
    """A turn was taken away, or proposing it was undone."""

    turn: str


class TurnPutBack(BaseEvent, frozen=True, tag="turn_put_back"):
    """A turn that was taken away is there again."""

    turn: str


class TurnSet(BaseEvent, frozen=True, tag="turn_set"):
    """A turn was set, and everybody sees it."""

    turn: str


class TurnUnset(BaseEvent, frozen=True, tag="turn_unset"):
    """Setting a turn was undone."""

    turn: str


class TurnParked(BaseEvent, frozen=True, tag="turn_parked"):
    """A turn was parked, something about that was said, or it was taken up again."""

    turn: str
    #: None for a turn that was never parked, where parking it was undone.
    parked: Parked | None
    before: Annotated[Parked | None, "earlier"]


TurnAct = TurnMade | TurnChanged | TurnThemesChanged | TurnTakenAway | TurnSet | TurnParked
"""What somebody does with turns."""

TurnEvent = TurnAct | TurnPutBack | TurnUnset
"""What changes the turns."""
