"""A persistent set in ascending order, of which the first and the last items are at hand.

A change copies one block of items and the list of blocks, so its cost grows with the square root of the set.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Final, Generic, TypeVar

MOST_IN_BLOCK: Final = 256

K = TypeVar("K", bound=str | tuple[int, str])


@dataclass(frozen=True, slots=True, eq=False)
class SortedSet(Generic[K]):
    """A set that cannot change. Two are equal if they have the same items."""

    #: Each with at least one item and at most MOST_IN_BLOCK.
    _blocks: tuple[tuple[K, ...], ...] = ()
    _count: int = 0

    def insert(self, item: K) -> "SortedSet[K]":
        """The set with this item in it."""
        if not self._blocks:
            return SortedSet(((item,),), 1)
        number, place, known = self._find(item)
        if known:
            return self
        block = self._blocks[number]
        block = (*block[:place], item, *block[place:])
        half = len(block) // 2
        parts = (block,) if len(block) <= MOST_IN_BLOCK else (block[:half], block[half:])
        return SortedSet((*self._blocks[:number], *parts, *self._blocks[number + 1 :]), self._count + 1)

    def discard(self, item: K) -> "SortedSet[K]":
        """The set without this item."""
        number, place, known = self._find(item)
        if not known:
            return self
        block = self._blocks[number]
        left = (*block[:place], *block[place + 1 :])
        return SortedSet(
            (*self._blocks[:number], *((left,) if left else ()), *self._blocks[number + 1 :]), self._count - 1
        )

    def update(self, items: Iterable[K]) -> "SortedSet[K]":
        """The set with these items in it."""
        together = self
        for item in items:
            together = together.insert(item)
        return together

    def __contains__(self, item: K) -> bool:
        return self._find(item)[2]

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[K]:
        return chain.from_iterable(self._blocks)

    def __reversed__(self) -> Iterator[K]:
        return chain.from_iterable(map(reversed, reversed(self._blocks)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SortedSet):
            return NotImplemented
        return self is other or (
            len(self) == len(other) and all(own == its for own, its in zip(self, other, strict=True))
        )

    def __hash__(self) -> int:
        return hash(tuple(self))

    def _find(self, item: K) -> tuple[int, int, bool]:
        """The number of the block in which an item stands or would stand, its place there, and whether it is there."""
        if not self._blocks:
            return 0, 0, False
        number = max(0, bisect_right(self._blocks, item, key=itemgetter(0)) - 1)
        block = self._blocks[number]
        place = bisect_left(block, item)
        return number, place, block[place : place + 1] == (item,)
