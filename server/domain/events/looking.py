"""Events of what the whole room looks at: words that are held up, and open water."""

from server.domain.events.event import BaseEvent, WordsText


class HeldUp(BaseEvent, frozen=True, tag="held_up"):
    """A contribution was held up, or put down."""

    #: None where nothing is held up any more.
    contribution: str | None
    #: The one that was held up before; None for none.
    before: str | None


class WaterClosed(BaseEvent, frozen=True, tag="water_closed"):
    """Something that somebody was unsure about is open no longer, or is open again."""

    contribution: str
    #: Why it is open no longer; empty where it is open again.
    reason: WordsText
    #: The reason before; empty where it was open.
    before: WordsText


LookEvent = HeldUp | WaterClosed
"""What changes what the whole room looks at."""
