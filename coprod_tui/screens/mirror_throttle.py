"""When to compute the voice mirror again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic
from typing import Final, TypeVar

# The mirror looks at the session every five minutes. Computing it takes a while in a large room and delays keys, so the
# pause after it is RESTS times as long as it took.
EVERY: Final = timedelta(seconds=5)
AT_REST: Final = timedelta(seconds=30)
RESTS: Final = 40
Figures = TypeVar("Figures")


class MirrorThrottle:
    """Decides when to compute it: after the session went on, with pauses, and now and then at rest."""

    def __init__(self) -> None:
        self._last: tuple[datetime, int] | None = None
        self._took = timedelta()

    def is_due(self, now: datetime, seq: int) -> bool:
        """Whether to compute it at `now`, with the session at entry `seq`; True counts as started."""
        if self._last is not None:
            at, known = self._last
            rest = AT_REST if seq == known else EVERY
            if now - at < max(rest, self._took * RESTS):
                return False
        self._last = (now, seq)
        return True

    def timed(self, work: Callable[[], Figures]) -> Figures:
        """Runs `work` and remembers how long it took."""
        began = monotonic()
        try:
            return work()
        finally:
            self._took = timedelta(seconds=monotonic() - began)
