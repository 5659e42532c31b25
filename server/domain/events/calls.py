"""Events of calls and signals."""

from server.domain.commands import CallKind, SignalKind
from server.domain.events.event import BaseEvent, WordsText
from server.domain.person_ids import PersonId


class CallMade(BaseEvent, frozen=True, tag="call_made"):
    """A holder of a role made a call to the room."""

    call: str
    kind: CallKind
    role: str
    person: PersonId
    #: The name of a proposed theme; empty for other kinds.
    text: WordsText = ""
    #: The newest question at that time.
    question: str | None = None


class CallAnswered(BaseEvent, frozen=True, tag="call_answered"):
    """The call was marked as heard."""

    call: str


class CallReopened(BaseEvent, frozen=True, tag="call_reopened"):
    """Marking the call as heard was undone."""

    call: str


class SignalSent(BaseEvent, frozen=True, tag="signal_sent"):
    """Somebody sent a signal to the room, without a name."""

    kind: SignalKind
    #: The hash of the phone's key, by which a repeat is recognized.
    key_hash: str


class SignalsAnswered(BaseEvent, frozen=True, tag="signals_answered"):
    """All signals of a kind so far were marked as heard."""

    kind: SignalKind
