"""How evenly something is shared; it must not know what."""

from collections.abc import Iterable
from math import exp, log


def entropy(parts: Iterable[float]) -> float:
    """−Σ q ln q, where q is a part's share of all parts, in nats; 0 where there is nothing to share."""
    shared = list(parts)
    total = sum(shared)
    shares = (one / total for one in shared if one)
    return -sum(share * log(share) for share in shares if share)


def worth(parts: Iterable[float]) -> float | None:
    """exp(−Σ q ln q), the Hill number of order 1: from 1 to how many parts there are; None where all are nothing."""
    shared = [one for one in parts if one]
    return exp(entropy(shared)) if shared else None


def weighty_worth(parts: Iterable[float]) -> float | None:
    """1 ÷ Σ q², the Hill number of order 2, less moved by many small parts than `worth`; None as there."""
    shared = list(parts)
    total = sum(shared)
    return 1 / sum((one / total) ** 2 for one in shared) if total else None
