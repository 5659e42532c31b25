"""When a simulated person lets a challenge arrive, and with whom beside them."""

from random import Random
from typing import Final, get_args

from coprod_tui.rehearsal.phone_view import PhoneView
from server.domain import commands as c
from server.domain.decide.links import ENCOURAGER

_MOMENTS: Final[tuple[c.Arrival, ...]] = get_args(c.Arrival)
_WITH_SOMEBODY: Final = 6  # times as often as at once, where somebody can stand beside them


def arrival(rng: Random, view: PhoneView, contribution: str) -> tuple[c.Arrival, str | None]:
    """When a challenge to a contribution arrives, and the id of who is asked to stand beside them."""
    beside = _encouragers(view, contribution)
    arrives = rng.choices(_MOMENTS, (1, 1, _WITH_SOMEBODY if beside else 0))[0]
    return arrives, rng.choice(beside) if arrives == "beside" else None


def another_arrival(rng: Random, view: PhoneView) -> c.ChangeArrival | None:
    """Says anew when one of their challenges arrives."""
    if not view.challenges:
        return None
    challenge = rng.choice(view.challenges)
    beside = _encouragers(view, challenge.contribution)
    arrives = rng.choice([one for one in _MOMENTS if one != challenge.arrives and (beside or one != "beside")])
    return c.ChangeArrival(challenge.id, arrives, rng.choice(beside) if arrives == "beside" else None)


def _encouragers(view: PhoneView, contribution: str) -> list[str]:
    """The ids of the others who can stand beside them as they challenge this, as far as the person can tell."""
    own = None if view.mine is None else view.mine.person
    authors = {row.label for row in view.said if row.id == contribution}
    return [held.person for held in view.holders_of(ENCOURAGER) if held.person != own and held.label not in authors]
