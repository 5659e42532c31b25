"""Requests about the drop-in box and about wishes to talk with somebody, with their responses.

What is asked and answered here is in no command, event or view, but for what the facilitator shows to the room.
"""

import msgspec

from server.domain.concerns import Addressee, Companion


class LeaveConcern(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="leave_concern"):
    """Leaves a concern in the box, or a wish to talk with somebody, or both. Nothing says who left it."""

    #: Made by the phone at random, so that a repeat is known, and forgotten there once answered.
    key: str
    to: Addressee
    #: Empty for a wish to talk alone.
    text: str = ""
    #: Whether it is to be shown at the close even if it is one of fewer than three.
    even_alone: bool = False
    #: With whom its sender would like to talk; None for nobody.
    talk_with: Companion | None = None
    #: How to find them, in their own words.
    where: str = ""
    #: Anything, by which all such requests have one length.
    padding: str = ""


class ConcernKept(msgspec.Struct, frozen=True, tag="concern_kept"):
    """The response to LeaveConcern: it is in the box, once."""


class ReadBox(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="read_box"):
    """Requests what is in the box for whoever asks: a facilitator, who is in the design group, or an Encourager."""


class ConcernView(msgspec.Struct, frozen=True):
    """A concern that was released."""

    id: str
    to: Addressee
    text: str


class TalkView(msgspec.Struct, frozen=True):
    """A wish to talk that waits for an answer."""

    id: str
    companion: Companion
    #: How to find whoever wishes it; empty for no word of it.
    where: str


class BoxRead(msgspec.Struct, frozen=True, tag="box_read"):
    """The response to ReadBox and AnswerTalk."""

    #: Ordered by their random ids, as the wishes to talk are.
    concerns: tuple[ConcernView, ...]
    talks: tuple[TalkView, ...]
    #: The id of the concern that phones show; None for none.
    shown: str | None = None


class AnswerTalk(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="answer_talk"):
    """Answers a wish to talk: one comes, or hands it on, from an Encourager to the facilitators or the other way."""

    talk: str
    coming: bool = True


class ShowConcern(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="show_concern"):
    """Shows on every phone a released concern that is addressed to the room, or no longer shows any."""

    #: Its id; None for none.
    concern: str | None = None


class ConcernShown(msgspec.Struct, frozen=True, tag="concern_shown"):
    """The response to ShowConcern."""
