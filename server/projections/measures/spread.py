"""The measure V3 of how contributions spread over people, compared with chance.

Sources: Deltas 2003 for the correction in small groups; the level by chance is half the mean difference of two
independent Poisson counts of the same mean, relative to that mean.
"""

from collections.abc import Sequence
from math import ceil, exp, floor, lgamma, log, sqrt
from typing import Final

import msgspec

from server.projections.measures.chance import SELDOM, as_often, deals

FEWEST_PEOPLE: Final = 8
FEWEST_A_HEAD: Final = 2
DRAWS: Final = 2_000
_PICKS: Final = 2_000_000  # limits the work: with thousands of contributions there are fewer draws
_FEWEST_DRAWS: Final = 200
_REACH: Final = 12


class Spread(msgspec.Struct, frozen=True):
    """V3."""

    #: G*, the Gini coefficient corrected for small groups.
    gini: float
    #: G₀, the value by chance.
    expected: float
    #: C, the value beyond chance.
    corrected: float
    #: The 5th percentile of draws from chance.
    low: float
    #: The 95th percentile of draws from chance.
    high: float
    #: The share of draws that are at least as uneven.
    p: float

    @property
    def tight(self) -> bool:
        """Whether chance alone would seldom be as uneven."""
        return self.p < SELDOM

    @property
    def even(self) -> bool:
        """Whether chance alone would seldom be as even."""
        return self.gini < self.low


def gini(counts: Sequence[int]) -> float:
    """G* = n ÷ (n − 1) · Σ (2r − n − 1) c₍ᵣ₎ ÷ (n · N), with c in ascending order and r the rank; from 0 to 1.

    It needs at least two people and one contribution.
    """
    people, total = len(counts), sum(counts)
    ranked = sum((2 * rank - people - 1) * count for rank, count in enumerate(sorted(counts), 1))
    return ranked / ((people - 1) * total)


def by_chance(a_head: float) -> float:
    """G₀(k) = e^(−2k) · [I₀(2k) + I₁(2k)] for k contributions a head, k > 0.

    It is computed as a sum over Poisson probabilities, Σ P(m) · (P(m) + P(m + 1)), which is equal and never overflows.
    """
    reach = _REACH * sqrt(a_head) + _REACH
    first, last = max(0, floor(a_head - reach)), ceil(a_head + reach)
    chances = [exp(m * log(a_head) - a_head - lgamma(m + 1)) for m in range(first, last + 1)]
    return sum(one * (one + other) for one, other in zip(chances, [*chances[1:], 0.0], strict=True))


def corrected(uneven: float, expected: float) -> float:
    """C = (G* − G₀) ÷ (1 − G₀): 0 for equally likely contributors, 1 for a single voice, below 0 if more even."""
    return (uneven - expected) / (1 - expected)


def spread_look(counts: Sequence[int], seed: str, draws: int = DRAWS) -> Spread | None:
    """V3 of the counts of all people, 0 included; None for fewer than 8 people or 2 contributions a head.

    The same counts and seed always give the same result. It takes some hundredths of a second, so not on an event loop.
    """
    people, total = len(counts), sum(counts)
    if people < FEWEST_PEOPLE or total < FEWEST_A_HEAD * people:
        return None
    draws = min(draws, max(_FEWEST_DRAWS, _PICKS // total))
    drawn = sorted(gini(dealt) for dealt in deals(total, people, draws, seed))
    uneven, expected = gini(counts), by_chance(total / people)
    return Spread(
        gini=uneven,
        expected=expected,
        corrected=corrected(uneven, expected),
        low=drawn[round(0.05 * (draws - 1))],
        high=drawn[round(0.95 * (draws - 1))],
        p=as_often(drawn, uneven),
    )
