"""The figures of the measures R5, R6 and R8 of which perspectives steer.

Source: the design's table of measures of roles. `Perspectives` maps people to their perspectives. The minutes of
somebody
with several perspectives are split equally over them; people without perspectives are left out on every side.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from math import factorial, prod
from typing import Final, Literal

import msgspec

from server.projections.measures.cells import Perspectives, ratios, split_equally
from server.projections.measures.chance import SELDOM, as_often, shuffles
from server.projections.measures.entropy import entropy
from server.projections.measures.spans import TenureSpan, minutes_between

DESIGN_GROUP: Final = "design-group-member"
STEERING: Final = ("host", "scribe", "weaver", "outcome-keeper", DESIGN_GROUP)

Cells = Mapping[tuple[str, str], float]


class Association(msgspec.Struct, frozen=True):
    """R6: how far roles follow perspectives."""

    #: The normalised mutual information, from 0 to 1.
    nmi: float
    #: Whether roles follow perspectives more than chance would have it.
    follow: Literal["yes", "no", "unknown"]


def steering(
    held: Iterable[TenureSpan], roles: Iterable[str], present: Mapping[str, float], said: Perspectives
) -> dict[str, float]:
    """R5 of each perspective = its share of the roles' minutes ÷ its share of presence-minutes.

    `present` has the minutes of everybody. Empty if people with perspectives held none of the roles.
    """
    wanted = set(roles)
    spent = split_equally(((one.person, one.minutes) for one in held if one.role in wanted), said)
    return ratios(spent, split_equally(present.items(), said))


def association(held: Iterable[TenureSpan], said: Perspectives) -> Association | None:
    """R6 = I(P;R) ÷ min(H(P), H(R)) over role-minutes, with P the holders' perspectives and R the role.

    It is compared with the same figure after random permutations of the perspectives, see `shuffles`: "yes" if chance
    seldom
    gives as much, "no" if it gives as much half the time, "unknown" in between, and if so few people are there that
    chance
    gives a perfect pattern more than seldom. None if there is only one perspective or one role.
    """
    minutes: dict[tuple[str, str], float] = {}
    people = sorted(person for person, names in said.items() if names)
    for one in held:
        if one.person in people:
            minutes[one.person, one.role] = minutes.get((one.person, one.role), 0.0) + one.minutes
    nmi = mutual(_cells(minutes, said))
    if nmi is None:
        return None
    spoken = [said[person] for person in people]
    dealt = (dict(zip(people, names, strict=True)) for names in shuffles(spoken))
    by_chance = [mutual(_cells(minutes, names)) or 0.0 for names in dealt]
    enough = _ways(spoken) > 1 / SELDOM and as_often(by_chance, 1.0) < SELDOM
    return Association(nmi, _beyond_chance(as_often(by_chance, nmi)) if enough else "unknown")


def mutual(cells: Cells) -> float | None:
    """Mutual information of the sides of `cells` ÷ the smaller entropy of a side, from 0 to 1; None if that is 0."""
    sides = [dict.fromkeys((cell[side] for cell in cells), 0.0) for side in (0, 1)]
    for cell, minutes in cells.items():
        for side, name in zip(sides, cell, strict=True):
            side[name] += minutes
    entropies = [entropy(side.values()) for side in sides]
    smaller = min(entropies)
    if smaller <= 0:
        return None
    shared = sum(entropies) - entropy(cells.values())
    return min(1.0, max(0.0, shared / smaller))


def design_group_coverage(
    held: Iterable[TenureSpan], arrived: Mapping[str, datetime], end: datetime, said: Perspectives
) -> float | None:
    """R8 = #{perspectives with somebody in the design group} ÷ #{perspectives present}, averaged over time.

    `arrived` has when each person came, `end` is the end of the time. None if no perspective was present for any time.
    """
    seats = [one for one in held if one.role == DESIGN_GROUP]
    turns = {*arrived.values(), *(one.since for one in seats), *(one.until for one in seats), end}
    covered = lasted = 0.0
    for begins, ends in pairwise(sorted(turn for turn in turns if turn <= end)):
        here = _spoken(said, (person for person, came in arrived.items() if came <= begins))
        sitting = _spoken(said, (one.person for one in seats if one.since <= begins < one.until))
        if here:
            lasted += minutes_between(begins, ends)
            covered += minutes_between(begins, ends) * len(here & sitting) / len(here)
    return covered / lasted if lasted else None


def _cells(minutes: Cells, said: Perspectives) -> dict[tuple[str, str], float]:
    """Minutes by person and role as minutes by perspective and role."""
    cells: dict[tuple[str, str], float] = {}
    for (person, role), spent in minutes.items():
        for name in said[person]:
            cells[name, role] = cells.get((name, role), 0.0) + spent / len(said[person])
    return cells


def _ways(spoken: Sequence[frozenset[str]]) -> int:
    """The number of distinct permutations."""
    return factorial(len(spoken)) // prod(map(factorial, Counter(spoken).values()))


def _beyond_chance(as_much: float) -> Literal["yes", "no", "unknown"]:
    if as_much < SELDOM:
        return "yes"
    return "no" if as_much >= 1 / 2 else "unknown"


def _spoken(said: Perspectives, people: Iterable[str]) -> frozenset[str]:
    return frozenset(name for person in people for name in said.get(person, ()))
