"""What is called to the room, and signalled without a name; it must not know who may."""

from server.domain.commands.command import ACommand, Call, Signal


class MakeCall(ACommand, frozen=True, tag="make_call"):
    """Say what a role is there to say: to the whole room, once. `text` is the name of a proposed theme."""

    kind: Call
    text: str = ""


class AnswerCall(ACommand, frozen=True, tag="answer_call"):
    """Say that a call was heard; to a call for more time it is the yes."""

    call: str


class SendSignal(ACommand, frozen=True, tag="send_signal"):
    """Ask the room for something without a name; `key`, 32 hexadecimal digits made by the phone, tells a repeat."""

    kind: Signal
    key: str


class AnswerSignal(ACommand, frozen=True, tag="answer_signal"):
    """Say that the signals of a kind were heard; they are gathered anew from then on."""

    kind: Signal
