"""The signals that people sent to the room, gathered without names."""

from typing import Final, get_args

import msgspec

from server.domain.commands import SignalKind
from server.domain.state import State
from server.sentences import sentence

SIGNALS: Final[tuple[SignalKind, ...]] = get_args(SignalKind)
SIGNAL_NAMES: Final = {kind: sentence(f"signals.{kind}") for kind in SIGNALS}


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
