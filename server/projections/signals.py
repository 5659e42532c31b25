"""The signals that people sent to the room, gathered without names."""

from typing import Final

import msgspec

from server.domain.commands import SignalKind
from server.domain.state import State

SIGNAL_NAMES: Final[dict[SignalKind, str]] = {
    "slow_down": "Slow down",
    "plainer": "Say it plainer",
    "break": "I need a break",
}
SIGNALS: Final = tuple(SIGNAL_NAMES)


class SignalRow(msgspec.Struct, frozen=True):
    """The signals of one kind."""

    kind: SignalKind
    #: The number of signals that wait to be answered.
    waiting: int
    #: The number of signals ever sent.
    all: int


def signal_rows(state: State) -> tuple[SignalRow, ...]:
    """The kinds of signals that were ever sent, in the order in which phones show them."""
    return tuple(
        SignalRow(kind, len(state.signals.get(kind, ())), state.signalled[kind])
        for kind in SIGNALS
        if kind in state.signalled
    )
