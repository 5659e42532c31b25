"""What a simulated person leaves in the drop-in box."""

from collections.abc import Callable
from random import Random
from typing import Final, get_args

from coprod_tui.rehearsal.phrases import CONCERNS, WHERE
from server.domain.concerns import Addressee
from server.port import LeaveConcern

EVEN_ALONE: Final = 0.3
TALKS: Final = 0.1


def leaves_concern(rng: Random, new_secret: Callable[[], str]) -> LeaveConcern:
    """A concern; some would like to talk with a facilitator, too."""
    to: Addressee = rng.choice(get_args(Addressee))
    left = LeaveConcern(new_secret(), to, rng.choice(CONCERNS), rng.random() < EVEN_ALONE)
    if rng.random() >= TALKS:
        return left
    return LeaveConcern(left.key, to, left.text, left.even_alone, "facilitator", rng.choice(WHERE))
