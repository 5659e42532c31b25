"""A token bucket that limits how often something may happen."""

from collections.abc import Callable


class TokenBucket:
    """A token bucket, full at the beginning. `monotonic` returns seconds.

    `at_once` is its capacity and `a_second` the rate at which it fills.
    """

    def __init__(self, at_once: float, a_second: float, monotonic: Callable[[], float]) -> None:
        self._at_once = at_once
        self._a_second = a_second
        self._monotonic = monotonic
        self._left = at_once
        self._counted_at = monotonic()

    def take(self) -> float:
        """Takes one token. Returns how many are left, which is negative if there was none."""
        now = self._monotonic()
        filled = self._left + (now - self._counted_at) * self._a_second
        self._left = min(self._at_once, filled) - 1
        self._counted_at = now
        return self._left
