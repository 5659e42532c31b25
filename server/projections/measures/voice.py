"""The figures of the measures V1, V4, V5, V8 and V9 of who had a way in. They never name or rank a person.

Source: the design's table of measures of voice. Counts include everybody who is here, also people without
contributions.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from statistics import median

import msgspec

from server.domain.records import MOST_FELT
from server.projections.measures.cells import FEWEST, Perspectives, Spoke, added_up, ratios, split_equally

BANDS = (0, 5, 10, 20, 40)
WELL_FELT = 2


class Heard(msgspec.Struct, frozen=True):
    """V1: how many people had a say."""

    #: Everybody.
    people: int
    #: Those with a contribution under their name.
    heard: int
    #: Those with a contribution under their name or a pass.
    responded: int


class Band(msgspec.Struct, frozen=True):
    """A range of minutes."""

    #: Its beginning, inclusive.
    begins: int
    #: Its end, exclusive; None for no end.
    ends: int | None = None


class FeltShares(msgspec.Struct, frozen=True):
    """V9 for one sentence."""

    #: How many answered 0, 1, 2 and 3.
    answers: tuple[int, ...]
    #: How many answered.
    people: int
    #: The share of 2 and 3.
    well: float


def heard(counts: Mapping[str, int], passed: Collection[str]) -> Heard:
    """V1 = #{people with a contribution} ÷ #{people}, and the same including those who passed."""
    return Heard(
        len(counts),
        sum(count > 0 for count in counts.values()),
        sum(count > 0 or person in passed for person, count in counts.items()),
    )


def largest_share(counts: Iterable[int]) -> float | None:
    """V4 = the largest count ÷ all; None without any contribution. The other figure of V4 is the share of people with
    0.
    """
    each = list(counts)
    total = sum(each)
    return max(each) / total if total else None


def ever_from(said: Perspectives, spoke: Iterable[Spoke]) -> dict[str, frozenset[str]]:
    """Each person's perspectives: those that they said of themselves, and those of any of their answers."""
    ever = dict(said)
    for person, names in spoke:
        ever[person] = ever.get(person, frozenset()) | names
    return ever


def voice_ratios(spoke: Iterable[Spoke], present: Mapping[str, float], ever: Perspectives) -> dict[str, float]:
    """V5 of each perspective = its share of contributions ÷ its share of presence-minutes.

    Each contribution is split equally over its perspectives, and presence over all that the person ever had; what has
    no
    perspective is left out on both sides.
    """
    return ratios(added_up((names, 1) for _, names in spoke), split_equally(present.items(), ever))


def first_voices(first: Mapping[str, float], ever: Perspectives) -> dict[str, float]:
    """V8 of each perspective: the median minutes from arrival to first contribution, of people who made one."""
    minutes: dict[str, list[float]] = {}
    for person, waited in first.items():
        for name in ever.get(person, frozenset()):
            minutes.setdefault(name, []).append(waited)
    return {name: median(waited) for name, waited in sorted(minutes.items())}


def banded(medians: Mapping[str, float], waited: Collection[float]) -> dict[str, Band]:
    """V8 as it may be shown: the band of each median, if FEWEST of all who waited are in that band.

    A median is the waiting time of one person, and when people came and spoke is known of each.
    """
    in_band = Counter(map(_band, waited))
    return {name: _band(minutes) for name, minutes in medians.items() if in_band[_band(minutes)] >= FEWEST}


def _band(minutes: float) -> Band:
    ends = (*BANDS[1:], None)
    return next(Band(begins, end) for begins, end in zip(BANDS, ends, strict=True) if end is None or minutes < end)


def felt_shares(answers: Collection[int]) -> FeltShares | None:
    """V9: how many said 0, 1, 2 and 3, and #{2 or 3} ÷ #{answers}; None if fewer than FEWEST answered."""
    if len(answers) < FEWEST:
        return None
    counted = Counter(answers)
    shares = tuple(counted[level] for level in range(MOST_FELT + 1))
    return FeltShares(shares, len(answers), sum(shares[WELL_FELT:]) / len(answers))
