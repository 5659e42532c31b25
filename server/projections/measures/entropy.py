"""How evenly something is shared: entropy and Hill numbers (Hill 1973)."""

from collections.abc import Iterable
from math import exp, log


def entropy(parts: Iterable[float]) -> float:
    """−Σ q ln q in nats, where q is a part's share of all parts; 0 if there is nothing to share."""
    shared = list(parts)
    total = sum(shared)
    shares = (one / total for one in shared if one)
    return -sum(share * log(share) for share in shares if share)


def effective_number(parts: Iterable[float]) -> float | None:
    """exp(−Σ q ln q), the Hill number of order 1: from 1 to the number of parts; None if all parts are 0."""
    shared = [one for one in parts if one]
    return exp(entropy(shared)) if shared else None


def effective_number_2(parts: Iterable[float]) -> float | None:
    """1 ÷ Σ q², the Hill number of order 2; None if all parts are 0. Small parts count less than in order 1."""
    shared = list(parts)
    total = sum(shared)
    return 1 / sum((one / total) ** 2 for one in shared) if total else None
