"""What a rehearsal came to; it must not know how."""

import math
from collections.abc import Sequence

import msgspec


class Acknowledged(msgspec.Struct, frozen=True):
    """An answer that was received: the id of the contribution, and its words as they were sent."""

    id: str
    text: str


class Latency(msgspec.Struct, frozen=True):
    """Milliseconds from the first sending of an answer to its receipt; nothing received gives 0."""

    p50: float = 0.0
    p95: float = 0.0
    p99: float = 0.0
    max: float = 0.0


class Report(msgspec.Struct, frozen=True):
    """`sent`, `acknowledged` and `refused` count answers; where `sent` is more than the other two, the time was up.

    An answer that is sent again after a loss, a wait or a question's closing counts once; one is refused only if no
    later try could help. `reconnects` counts connections beyond each person's first,"""

    joined: int
    sent: int
    acknowledged: tuple[Acknowledged, ...]
    refused: int
    reconnects: int
    latency_ms: Latency


def latency(seconds: Sequence[float]) -> Latency:
    """The spread of waits given in seconds, as nearest ranks."""
    if not seconds:
        return Latency()
    ranked = sorted(seconds)

    def rank(share: float) -> float:
        return round(1000 * ranked[math.ceil(share * len(ranked)) - 1], 3)

    return Latency(rank(0.5), rank(0.95), rank(0.99), rank(1.0))
