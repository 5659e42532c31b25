"""Token buckets, which limit how often something may happen."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """How often something may happen."""

    #: How many times at once, which is the capacity of a bucket.
    at_once: float
    #: How many times a second in the long run, which is how fast a bucket fills.
    a_second: float


class TokenBucket:
    """A token bucket, full at the beginning. `monotonic` returns seconds."""

    def __init__(self, rate: Rate, monotonic: Callable[[], float]) -> None:
        self._rate = rate
        self._monotonic = monotonic
        self._left = rate.at_once
        self._counted_at = monotonic()

    def take(self) -> float:
        """Takes one token. Returns how many are left, which is negative if there was none."""
        now = self._monotonic()
        filled = self._left + (now - self._counted_at) * self._rate.a_second
        self._left = min(self._rate.at_once, filled) - 1
        self._counted_at = now
        return self._left


class TokenBuckets:
    """A token bucket for each key. One that is full again is forgotten by `forget_full`.

    `monotonic` returns seconds.
    """

    def __init__(self, rate: Rate, monotonic: Callable[[], float]) -> None:
        self._rate = rate
        self._monotonic = monotonic
        self._buckets: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()  # tokens left, and when

    def __len__(self) -> int:
        return len(self._buckets)

    def left(self, key: Hashable, speed: float = 1.0) -> float:
        """How many tokens the bucket of `key` has, if it filled at this share of its rate."""
        known = self._buckets.get(key)
        if known is None:
            return self._rate.at_once
        left, at = known
        return min(self._rate.at_once, left + (self._monotonic() - at) * self._rate.a_second * speed)

    def take(self, key: Hashable, speed: float = 1.0) -> bool:
        """Takes a token out of the bucket of `key`; whether there was one."""
        left = self.left(key, speed)
        if left < 1:
            return False
        self._buckets[key] = (left - 1, self._monotonic())
        self._buckets.move_to_end(key)
        return True

    def reserve(self, key: Hashable, most: float, speed: float = 1.0, cost: float = 1.0) -> float | None:
        """Takes the next `cost` tokens out of the bucket of `key`, though they may not be there yet.

        Returns the seconds until they are; None, without taking them, if those are more than `most`.
        """
        left = self.left(key, speed) - cost
        seconds = max(0.0, -left / (self._rate.a_second * speed))
        if seconds > most:
            return None
        self._buckets[key] = (left, self._monotonic())
        self._buckets.move_to_end(key)
        return seconds

    def forget_full(self) -> None:
        """Forgets the buckets that are full again, from the one used longest ago to the first that is not."""
        while self._buckets and self.left(next(iter(self._buckets))) >= self._rate.at_once:
            self._buckets.popitem(last=False)
