"""The figures of the measures V6 and V7 of whose words are taken up and who builds on whom. They never name a person.

Source: the design's table of measures of voice; the interval is that of Newcombe (1998) from two of Wilson's.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import hypot, sqrt
from typing import Final

import msgspec

from server.projections.measures.cells import FEWEST, added_up

FEWEST_LINKS: Final = 20
_Z: Final = 1.959963984540054  # for intervals of 95 %


class Uptake(msgspec.Struct, frozen=True):
    """V6: contributions that were taken up; both may be fractions, since contributions are split."""

    #: How many were taken up.
    taken: float
    #: How many there are.
    total: float

    @property
    def share(self) -> float:
        """U = taken up ÷ total."""
        return self.taken / self.total


class Gap(msgspec.Struct, frozen=True):
    """A difference in uptake between two perspectives."""

    #: The perspective that was taken up more often.
    more: str
    #: The other perspective.
    less: str
    #: The difference of the shares.
    by: float
    #: The lower end of its interval, which is above 0.
    low: float
    #: The upper end of its interval.
    high: float


class Link(msgspec.Struct, frozen=True):
    """Somebody built on somebody's words."""

    #: The id of who built on them.
    person: str
    #: The id of whose words they are.
    of: str
    #: The perspectives of who built on them, in that contribution.
    speaks: frozenset[str] = frozenset()
    #: The perspectives of whose words they are, in theirs.
    speaks_of: frozenset[str] = frozenset()


class CrossLinks(msgspec.Struct, frozen=True):
    """V7: links between people."""

    #: How many links there are between two different people.
    links: int
    #: How many of them have perspectives on both sides; 0 if these are between fewer than 5 people.
    known: int
    #: How many of these have no perspective in common.
    between: int
    #: How many pairs of people have a link.
    pairs: int
    #: How many pairs built on each other.
    mutual: int


def uptake(words: Iterable[tuple[frozenset[str], bool]]) -> dict[str, Uptake]:
    """V6 by perspective, from each contribution's perspectives and whether it was taken up; contributions are split
    equally.
    """
    said = list(words)
    total = added_up((names, 1) for names, _ in said)
    taken = added_up((names, 1) for names, up in said if up)
    return {name: Uptake(taken.get(name, 0.0), total[name]) for name in sorted(total)}


def gaps(by_perspective: dict[str, Uptake]) -> list[Gap]:
    """Every difference U_a − U_b whose interval does not contain 0, the perspective taken up more often first."""
    found = []
    for one, other in combinations(sorted(by_perspective, key=lambda name: -by_perspective[name].share), 2):
        low, high = difference(by_perspective[one], by_perspective[other])
        if low > 0:
            found.append(Gap(one, other, by_perspective[one].share - by_perspective[other].share, low, high))
    return found


def difference(one: Uptake, other: Uptake) -> tuple[float, float]:
    """The Newcombe–Wilson interval of U_one − U_other."""
    (low, high), (other_low, other_high) = wilson(one), wilson(other)
    apart = one.share - other.share
    return (
        apart - hypot(one.share - low, other_high - other.share),
        apart + hypot(high - one.share, other.share - other_low),
    )


def wilson(of: Uptake) -> tuple[float, float]:
    """Wilson's interval of a share."""
    squared = _Z * _Z
    middle = of.taken + squared / 2
    reach = _Z * sqrt(of.taken * (of.total - of.taken) / of.total + squared / 4)
    return max(0.0, (middle - reach) / (of.total + squared)), min(1.0, (middle + reach) / (of.total + squared))


def cross_links(links: Sequence[Link]) -> CrossLinks | None:
    """V7: E_between = links between two people without a common perspective ÷ links between two people; reciprocity =
    pairs who built on each other ÷ pairs with a link.

    Additions to one's own words are no links. None for fewer than 20 links or 5 people.
    """
    across = [link for link in links if link.person != link.of]
    if len(across) < FEWEST_LINKS or len(_people(across)) < FEWEST:
        return None
    known = [link for link in across if link.speaks and link.speaks_of]
    if len(_people(known)) < FEWEST:
        known = []
    ways = {(link.person, link.of) for link in across}
    pairs = {frozenset(way) for way in ways}
    return CrossLinks(
        links=len(across),
        known=len(known),
        between=sum(link.speaks.isdisjoint(link.speaks_of) for link in known),
        pairs=len(pairs),
        mutual=len(ways) - len(pairs),
    )


def _people(links: Iterable[Link]) -> set[str]:
    """Everybody at either end of a link."""
    return {person for link in links for person in (link.person, link.of)}
