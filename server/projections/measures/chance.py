"""What chance alone would give, from a seed, so that a record always reads the same; it must not know of what."""

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from typing import Final, TypeVar

DRAWS: Final = 1_000
SEED: Final = 20
SELDOM: Final = 0.05
_CLOSE: Final = 1e-9  # the same figures added up in another order
_Item = TypeVar("_Item")


def shuffles(items: Sequence[_Item], draws: int = DRAWS, seed: int = SEED) -> Iterator[list[_Item]]:
    """`items` in an order by chance, `draws` times."""
    random = Random(seed)  # noqa: S311 (no secret: the figure shall be worked out again)
    for _ in range(draws):
        yield random.sample(items, len(items))


def deals(items: int, people: int, draws: int, seed: str) -> Iterator[list[int]]:
    """How many of `items` each of `people` has where every one of them goes to anybody alike, `draws` times.

    A multinomial draw with equal chances; people with nothing are in it.
    """
    random = Random(seed)  # noqa: S311 (likewise)
    places = range(people)
    for _ in range(draws):
        dealt = Counter(random.choices(places, k=items)).values()
        yield [*dealt, *[0] * (people - len(dealt))]


def as_often(drawn: Sequence[float], least: float) -> float:
    """The share of draws of at least so much."""
    return sum(one >= least - _CLOSE for one in drawn) / len(drawn)
