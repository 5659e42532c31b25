"""Commands about calls and signals to the room."""

from server.domain.commands.command import BaseCommand, CallKind, RoomCommand, SignalKind


class MakeCall(RoomCommand, frozen=True, tag="make_call"):
    """Make a call to the whole room with a role that allows it, once."""

    kind: CallKind
    #: The name of a proposed theme; empty for other kinds.
    text: str = ""


class AnswerCall(RoomCommand, frozen=True, tag="answer_call"):
    """Mark a call as heard. For a call for more time, this grants the time."""

    call: str


class SendSignal(BaseCommand, frozen=True, tag="send_signal"):
    """Send a signal to the room, without a name."""

    kind: SignalKind
    #: 32 hexadecimal digits made by the phone, by which a repeat is recognized.
    key: str


class AnswerSignal(BaseCommand, frozen=True, tag="answer_signal"):
    """Mark all signals of a kind as heard; later ones are gathered afresh."""

    kind: SignalKind
