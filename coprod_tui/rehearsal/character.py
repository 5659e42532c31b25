"""Who a simulated person is and how quick they are; it must not know what a session is."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

QUIET_PAUSES: Final = 60
WRITES_FROM: Final = 0.5
_THINKS: Final = 0.4  # of a pause


@dataclass(frozen=True, slots=True)
class Character:
    """Who somebody is: their name, their phone's secret, what they will say, and what they hear others say aloud.

    They say something `answers` times, or with None as often as their schedule have it, until the session ends. `pace` is
    the mean pause in seconds between two things that they do.
    """

    name: str
    secret: str
    answers: int | None
    sentence: Callable[[int], str]
    overheard: Callable[[int], str]
    pace: float

    @property
    def writes(self) -> bool:
        """Whether they are slow enough that their writing would be seen."""
        return self.pace >= WRITES_FROM

    def pause(self, rng: Random) -> float:
        """How long until they do the next thing."""
        return self.pace * (0.4 + 1.2 * rng.random())

    def thinks(self, rng: Random) -> float:
        """How long they write at something."""
        return _THINKS * self.pause(rng)

    def long_pause(self, rng: Random) -> float:
        """How long until they think that nobody else will ask anything."""
        return QUIET_PAUSES * self.pace * (1 + rng.random())
