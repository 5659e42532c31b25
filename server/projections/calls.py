"""The calls that wait to be answered: what holders of roles said to the room."""

from datetime import datetime

import msgspec

from server.domain.commands import CallKind
from server.domain.messages import Text
from server.domain.state import State
from server.sentences import words


class CallView(msgspec.Struct, frozen=True):
    """A call that waits to be answered, as phones get it."""

    id: str
    #: Its number in the session, from 1, by which the facilitator refers to it.
    number: int
    kind: CallKind
    #: The name of the caller's role.
    role: Text
    #: The caller's label.
    label: Text
    #: The name of a proposed theme; empty for other kinds.
    text: str
    #: When it was made.
    at: datetime


class CallRow(msgspec.Struct, frozen=True):
    """The same in words, for the facilitator's screens."""

    id: str
    number: int
    kind: CallKind
    role: str
    label: str
    text: str
    at: datetime


def call_views(state: State) -> tuple[CallView, ...]:
    """The calls that wait to be answered, oldest first."""
    return tuple(_call(state, call) for call in state.open_calls)


def call_rows(state: State) -> tuple[CallRow, ...]:
    """The same in words."""
    return tuple(
        CallRow(call.id, call.number, call.kind, words(call.role), words(call.label), call.text, call.at)
        for call in call_views(state)
    )


def _call(state: State, call: str) -> CallView:
    made = state.calls[call]
    return CallView(
        made.id, made.number, made.kind, state.role_name(made.role), state.label(made.person), made.text, made.at
    )
