"""How often what takes a moment is worked out anew."""

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic
from typing import Final, TypeVar

# The mirror's looks are five minutes apart. To work it out takes a while in a large room, and keys wait meanwhile: it
# rests for so many times as long as it took.
EVERY: Final = timedelta(seconds=5)
AT_REST: Final = timedelta(seconds=30)
RESTS: Final = 40
Figures = TypeVar("Figures")


class MirrorPace:
    """Says when to work it out: where the session went on, though not at every step, and now and then."""

    def __init__(self) -> None:
        self._last: tuple[datetime, int] | None = None
        self._took = timedelta()

    def is_due(self, now: datetime, seq: int) -> bool:
        """Whether to work it out at `now`, with the session at entry `seq`; a yes counts as having begun."""
        if self._last is not None:
            at, known = self._last
            rest = AT_REST if seq == known else EVERY
            if now - at < max(rest, self._took * RESTS):
                return False
        self._last = (now, seq)
        return True

    def timed(self, work: Callable[[], Figures]) -> Figures:
        """Works it out, and remembers how long that took."""
        began = monotonic()
        try:
            return work()
        finally:
            self._took = timedelta(seconds=monotonic() - began)
