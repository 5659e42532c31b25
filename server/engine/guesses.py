"""Slows down guessing at what people type to come in: the code, and come-back words.

A wrong guess only makes whatever is typed at the same address wait, alike for right and wrong, and never for long.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from server.domain.errors import Rejected
from server.token_buckets import Rate, TokenBuckets

WRONG_GUESSES: Final = Rate(10, 1 / 6)
DELAY_A_WRONG_GUESS: Final = 0.5
LONGEST_DELAY: Final = 5.0
MOST_WAITING: Final = 20
WINDOW_SECONDS: Final = 60.0


class Guesses:
    """Knows how many wrong guesses came lately, and who waits. `monotonic` returns seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._patience = TokenBuckets(WRONG_GUESSES, monotonic)
        self._waiting: Counter[str] = Counter()
        self._wrong: deque[float] = deque(maxlen=1000)

    @property
    def wrong_lately(self) -> int:
        """How many wrong guesses came in the last minute, as far as they were counted."""
        while self._wrong and self._wrong[0] <= self._monotonic() - WINDOW_SECONDS:
            self._wrong.popleft()
        return len(self._wrong)

    @contextmanager
    def waiting(self, address: str) -> Iterator[float]:
        """How many seconds whoever guesses from this address has to wait before they are told.

        Raises Rejected too_many_codes if too many from there wait already.
        """
        if self._waiting[address] >= MOST_WAITING:
            raise Rejected("too_many_codes", field="code")
        self._waiting[address] += 1
        try:
            spent = WRONG_GUESSES.at_once - self._patience.left(address)
            yield min(LONGEST_DELAY, DELAY_A_WRONG_GUESS * round(spent))
        finally:
            self._waiting[address] -= 1
            if not self._waiting[address]:
                del self._waiting[address]

    def forget_full(self) -> None:
        """Forgets addresses from which no wrong guess came for a while."""
        self._patience.forget_full()

    def was_wrong(self, address: str) -> None:
        """Counts a wrong guess from this address."""
        self._wrong.append(self._monotonic())
        self._patience.take(address)
