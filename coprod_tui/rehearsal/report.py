"""The result of a rehearsal, as it is written to a report file."""

import math
from collections.abc import Sequence

import msgspec


class Acknowledged(msgspec.Struct, frozen=True):
    """An answer that was received."""

    #: The id of the contribution.
    id: str
    #: Its words as they were sent.
    text: str


class Latency(msgspec.Struct, frozen=True):
    """Milliseconds from the first sending of an answer to its receipt; 0 where nothing was received."""

    p50: float = 0.0
    p95: float = 0.0
    p99: float = 0.0
    max: float = 0.0


class Report(msgspec.Struct, frozen=True):
    """What simulated people did, and what was received.

    An answer that is sent again after a loss, a wait or a question's closing counts once. Where `sent` is more than
    `acknowledged` and `refused` together, the time was up.
    """

    #: How many people joined.
    joined: int
    #: How many answers were sent.
    sent: int
    #: The answers that were received, and what was built on others' words or challenged in them.
    acknowledged: tuple[Acknowledged, ...]
    #: How many answers were refused for good.
    refused: int
    #: How many connections were made beyond each person's first.
    reconnects: int
    latency_ms: Latency
    #: The challenges that were received to arrive later; their ids are not those of contributions.
    waiting: tuple[Acknowledged, ...] = ()


def latency(seconds: Sequence[float]) -> Latency:
    """The percentiles of waits in seconds, by the nearest-rank method."""
    if not seconds:
        return Latency()
    ranked = sorted(seconds)

    def rank(share: float) -> float:
        return round(1000 * ranked[math.ceil(share * len(ranked)) - 1], 3)

    return Latency(rank(0.5), rank(0.95), rank(0.99), rank(1.0))
