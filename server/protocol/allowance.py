"""How many of something may come at once and how many a second after that; it must not know of what."""

from collections.abc import Callable


class Allowance:
    """Full at the beginning; each one taken leaves less, and it fills again with time. `monotonic` gives seconds."""

    def __init__(self, at_once: float, a_second: float, monotonic: Callable[[], float]) -> None:
        self._at_once = at_once
        self._a_second = a_second
        self._monotonic = monotonic
        self._left = at_once
        self._counted_at = monotonic()

    def take(self) -> float:
        """Takes one; returns what is left, less than nothing where that was one too many."""
        now = self._monotonic()
        filled = self._left + (now - self._counted_at) * self._a_second
        self._left = min(self._at_once, filled) - 1
        self._counted_at = now
        return self._left
