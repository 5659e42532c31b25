"""What people signalled to the room, gathered without names; it must not know who did."""

from typing import Final

import msgspec

from server.domain.commands import Signal
from server.domain.state import State

SIGNAL_NAMES: Final[dict[Signal, str]] = {
    "slow_down": "Slow down",
    "plainer": "Say it plainer",
    "break": "I need a break",
}
SIGNALS: Final = tuple(SIGNAL_NAMES)


class SignalRow(msgspec.Struct, frozen=True):
    """Signals of one kind: how many wait to be heard, and how many there were in all."""

    kind: Signal
    waiting: int
    all: int


def signal_rows(state: State) -> tuple[SignalRow, ...]:
    """Every kind that was signalled, in the order in which phones show them."""
    return tuple(
        SignalRow(kind, len(state.signals.get(kind, ())), state.signalled[kind])
        for kind in SIGNALS
        if kind in state.signalled
    )
