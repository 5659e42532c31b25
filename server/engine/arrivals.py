"""Who joined from where a short time ago, to notice one phone that passes for many people.

An address is known in memory only, and forgotten after REMEMBERED_SECONDS.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from server.domain.decide.removal import silent_people
from server.domain.state import State
from server.projections.status import CrowdView

REMEMBERED_SECONDS: Final = 600.0
MINUTE: Final = 60.0
CROWD: Final = 30


@dataclass(frozen=True, slots=True)
class _Arrival:
    at: float
    person: str
    address: str


class Arrivals:
    """The people who joined in the last minutes. `monotonic` returns seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._recent: deque[_Arrival] = deque()
        self._crowd: tuple[str, int] | None = None  # an address, and how many joined from it within a minute

    def joined(self, person: str, address: str) -> None:
        """Notes that a person joined from an address."""
        now = self._monotonic()
        self._forget(now)
        self._recent.append(_Arrival(now, person, address))
        within = sum(known.address == address and now - known.at < MINUTE for known in self._recent)
        if within >= CROWD and (self._crowd is None or self._crowd[0] != address or within > self._crowd[1]):
            self._crowd = (address, within)

    def crowd(self, state: State) -> CrowdView | None:
        """The newest address from which many joined; None if there is none, or all of them
        left or have said something."""
        self._forget(self._monotonic())
        if self._crowd is None:
            return None
        address, joined = self._crowd
        silent = silent_people(state, tuple(known.person for known in self._recent if known.address == address))
        if not silent:
            self._crowd = None
            return None
        return CrowdView(joined, silent)

    def _forget(self, now: float) -> None:
        while self._recent and self._recent[0].at <= now - REMEMBERED_SECONDS:
            self._recent.popleft()
