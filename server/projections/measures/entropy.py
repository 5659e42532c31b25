"""How evenly something is shared; it must not know what."""

from collections.abc import Iterable
from math import log


def entropy(parts: Iterable[float]) -> float:
    """−Σ q ln q, where q is a part's share of all parts, in nats; 0 where there is nothing to share."""
    shared = list(parts)
    total = sum(shared)
    shares = (one / total for one in shared if one)
    return -sum(share * log(share) for share in shares if share)
