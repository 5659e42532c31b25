"""The calls that wait to be answered: what holders of roles said to the room."""

from datetime import datetime

import msgspec

from server.domain.commands import CallKind
from server.domain.state import State
from server.projections.people.labels import label_words
from server.sentences import words


class CallView(msgspec.Struct, frozen=True):
    """A call that waits to be answered."""

    id: str
    #: Its number in the session, from 1, by which the facilitator refers to it.
    number: int
    kind: CallKind
    #: The name of the caller's role.
    role: str
    #: The caller's label.
    label: str
    #: The name of a proposed theme; empty for other kinds.
    text: str
    #: When it was made.
    at: datetime


def call_views(state: State) -> tuple[CallView, ...]:
    """The calls that wait to be answered, oldest first."""
    return tuple(_call(state, call) for call in state.open_calls)


def _call(state: State, call: str) -> CallView:
    made = state.calls[call]
    return CallView(
        made.id,
        made.number,
        made.kind,
        words(state.role_name(made.role)),
        label_words(state, made.person),
        made.text,
        made.at,
    )
