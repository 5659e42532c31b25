"""The base of all commands, and the literals from which their fields choose."""

from typing import Literal

import msgspec

ContributionKind = Literal["answer", "build", "challenge", "unsure"]
Channel = Literal["phone", "aloud", "paper", "for_someone", "hands"]
Consent = Literal["room", "notes", "quoted"]
Reveal = Literal["at_once", "after_answer", "when_revealed"]
CallKind = Literal["more_time", "theme", "bring_us_back", "plainer", "break"]
SignalKind = Literal["slow_down", "plainer", "break"]
Tool = Literal["ask", "words", "heard"] | CallKind


class BaseCommand(msgspec.Struct, frozen=True, tag_field="type", forbid_unknown_fields=True):
    """A command, identified by its tag."""
