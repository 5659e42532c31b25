"""Draws from chance with a seed, so that a record always gives the same figures."""

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from typing import Final, TypeVar

DRAWS: Final = 1_000
SEED: Final = 20
SELDOM: Final = 0.05
_CLOSE: Final = 1e-9  # equal figures may differ by this, because of the order of addition
_Item = TypeVar("_Item")


def shuffles(items: Sequence[_Item], draws: int = DRAWS, seed: int = SEED) -> Iterator[list[_Item]]:
    """Yields `items` in random order, `draws` times."""
    random = Random(seed)  # noqa: S311 (no secret: the figure shall be worked out again)
    for _ in range(draws):
        yield random.sample(items, len(items))


def deals(items: int, people: int, draws: int, seed: str) -> Iterator[list[int]]:
    """Yields how many of `items` each of `people` has, `draws` times, if each item goes to anybody with equal chance.

    This is a multinomial draw with equal probabilities; people with nothing are included.
    """
    random = Random(seed)  # noqa: S311 (likewise)
    places = range(people)
    for _ in range(draws):
        dealt = Counter(random.choices(places, k=items)).values()
        yield [*dealt, *[0] * (people - len(dealt))]


def as_often(drawn: Sequence[float], least: float) -> float:
    """The share of draws that are at least `least`."""
    return sum(one >= least - _CLOSE for one in drawn) / len(drawn)
