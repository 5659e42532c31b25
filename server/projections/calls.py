"""The view of what holders of roles call to the room and nobody has answered yet; it must not know who may answer."""

from datetime import datetime

import msgspec

from server.domain.commands import Call
from server.domain.state import State


class CallView(msgspec.Struct, frozen=True):
    """A call that waits; `number` is what the facilitator calls it, from 1; `role` is the role's name, `label` what to
    call who holds it, `text` a proposed theme.
    """

    id: str
    number: int
    kind: Call
    role: str
    label: str
    text: str
    at: datetime


def call_views(state: State) -> tuple[CallView, ...]:
    """The calls that wait, oldest first."""
    return tuple(_call(state, call) for call in state.calling)


def _call(state: State, call: str) -> CallView:
    made = state.calls[call]
    return CallView(
        made.id, made.number, made.kind, state.role_name(made.role), state.label(made.person), made.text, made.at
    )
