"""Who a simulated person is, and how quick they are."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

QUIET_PAUSES: Final = 60
WRITES_FROM: Final = 0.5
_THINKS: Final = 0.4  # of a pause


@dataclass(frozen=True, slots=True)
class Character:
    """One simulated person."""

    #: The name that they join with; empty for none.
    name: str
    #: The secret that their phone identifies itself with.
    secret: str
    #: The key that lets simulated people in.
    key: str
    #: How many answers they give; None for as many as their schedule has, until the session ends.
    answers: int | None
    #: Their answer number n, from 0.
    sentence: Callable[[int], str]
    #: Words number n, from 0, that they hear somebody else say aloud.
    overheard: Callable[[int], str]
    #: The mean pause between two things that they do, in seconds.
    pace: float
    #: The seconds without a question after which they expect nobody else to ask one; None for many pauses.
    quiet: float | None = None
    #: Whether they stay when the session has ended, which can be undone, until its room is closed.
    outlasts: bool = False

    @property
    def writes(self) -> bool:
        """Whether they are slow enough that their writing would be seen."""
        return self.pace >= WRITES_FROM

    def pause(self, rng: Random) -> float:
        """The seconds until they do the next thing."""
        return self.pace * (0.4 + 1.2 * rng.random())

    def thinks(self, rng: Random) -> float:
        """The seconds that they take to write something."""
        return _THINKS * self.pause(rng)

    def long_pause(self, rng: Random) -> float:
        """The seconds without a question after which they expect nobody else to ask one."""
        return (QUIET_PAUSES * self.pace if self.quiet is None else self.quiet) * (1 + rng.random())
