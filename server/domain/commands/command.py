"""The base of all commands, and the literals from which their fields choose."""

from datetime import datetime
from typing import Literal

import msgspec

ContributionKind = Literal["answer", "build", "challenge", "unsure"]
Channel = Literal["phone", "aloud", "paper", "for_someone", "hands"]
Consent = Literal["room", "notes", "quoted"]  # the narrowest first
Reveal = Literal["at_once", "after_answer", "when_revealed"]
Moderation = Literal["open", "look", "closed"]
#: What a question is for: like any other, or for the closing round, to which each says one line.
QuestionKind = Literal["question", "outcomes", "closing"]
CallKind = Literal["more_time", "theme", "bring_us_back", "plainer", "break"]
SignalKind = Literal["slow_down", "plainer", "break"]
Tool = Literal["ask", "words", "heard", "hold_back", "steer", "open_way", "outcomes"] | CallKind


class BaseCommand(msgspec.Struct, frozen=True, tag_field="type", forbid_unknown_fields=True):
    """A command, identified by its tag."""


class RoomSeen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody saw of the room when they said yes to something that reaches every phone."""

    #: The id of the newest question; empty if none was asked.
    question: str
    #: Its words.
    text: str
    #: When the break that lasts began; None without one.
    on_break: datetime | None


class RoomCommand(BaseCommand, frozen=True, kw_only=True):
    """A command whose effect every phone shows at once."""

    #: The room to which it is bound: it is refused once that is another. None for the room as it is by then.
    seen: RoomSeen | None = None
