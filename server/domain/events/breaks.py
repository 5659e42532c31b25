"""Events of breaks and notices."""

from datetime import datetime

from server.domain.events.event import BaseEvent, WordsText


class BreakBegan(BaseEvent, frozen=True, tag="break_began"):
    """A break began."""

    #: When it is meant to be over. Nothing happens by itself then.
    until: datetime


class BreakWithdrawn(BaseEvent, frozen=True, tag="break_withdrawn"):
    """Beginning the break was undone."""


class BreakTimeSet(BaseEvent, frozen=True, tag="break_time_set"):
    """The break got another end."""

    until: datetime
    #: The earlier end.
    before: datetime


class BreakEnded(BaseEvent, frozen=True, tag="break_ended"):
    """The break ended."""


class BreakResumed(BaseEvent, frozen=True, tag="break_resumed"):
    """Ending the break was undone."""


class NoticeSent(BaseEvent, frozen=True, tag="notice_sent"):
    """The facilitator sent a sentence to every phone."""

    notice: str
    text: WordsText


class NoticeWithdrawn(BaseEvent, frozen=True, tag="notice_withdrawn"):
    """Sending the notice was undone."""

    notice: str


BreakEvent = BreakBegan | BreakWithdrawn | BreakTimeSet | BreakEnded | BreakResumed | NoticeSent | NoticeWithdrawn
"""Any event of breaks and notices."""
