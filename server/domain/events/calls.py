"""What holders of roles called to the room, and what anybody signalled; it must not know who may."""

from server.domain.commands import Call, Signal
from server.domain.events.event import AnEvent, WordsText


class CallMade(AnEvent, frozen=True, tag="call_made"):
    """A holder of `role` said to the room what that role is there to say, while `question` was the newest."""

    call: str
    kind: Call
    role: str
    person: str
    text: WordsText = ""
    question: str | None = None


class CallAnswered(AnEvent, frozen=True, tag="call_answered"):
    """The call was heard."""

    call: str


class CallReopened(AnEvent, frozen=True, tag="call_reopened"):
    """The answering was undone."""

    call: str


class SignalSent(AnEvent, frozen=True, tag="signal_sent"):
    """Somebody asked the room for something; nothing says who, `key_hash` only tells a repeat."""

    kind: Signal
    key_hash: str


class SignalsAnswered(AnEvent, frozen=True, tag="signals_answered"):
    """All signals of a kind so far were heard."""

    kind: Signal
