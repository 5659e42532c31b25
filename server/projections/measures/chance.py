"""What chance alone would give, from a seed, so that a record always reads the same; it must not know of roles."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final, TypeVar

DRAWS: Final = 1_000
SEED: Final = 20
_Item = TypeVar("_Item")


def shuffles(items: Sequence[_Item], draws: int = DRAWS, seed: int = SEED) -> Iterator[list[_Item]]:
    """`items` in an order by chance, `draws` times."""
    random = Random(seed)  # noqa: S311 (no secret: the figure shall be worked out again)
    for _ in range(draws):
        yield random.sample(items, len(items))
