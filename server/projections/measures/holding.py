"""The figures of the measures R1 to R4, R7 and R9 of who held which role when. They never name or rank a person.

Source: the design's table of measures of roles. Evenness is not the goal; opportunity and movement are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import mean, median
from typing import Final, assert_never

import msgspec

from server.domain.events import HowBegan
from server.projections.measures.entropy import effective_number
from server.projections.measures.spans import TenureSpan

MANY_AT_ONCE: Final = 3


class RoleReach(msgspec.Struct, frozen=True):
    """R1: how many people have held a role."""

    #: Everybody.
    people: int
    #: Those who have held a role.
    held: int
    #: Those who are open to a role.
    open: int
    #: Those of them who have held one.
    open_held: int


class Movement(msgspec.Struct, frozen=True):
    """R3: how roles moved, with tenures in minutes."""

    #: How many tenures began by being passed on.
    handovers: int
    #: The median tenure.
    median: float
    #: The longest tenure.
    longest: float
    #: The longest tenure of each role, by the role's id.
    unbroken: Mapping[str, float]


class RolesPerPerson(msgspec.Struct, frozen=True):
    """R4: how many different roles people held."""

    #: Those who held a role.
    people: int
    #: Those of them who held two or more different ones.
    several: int
    #: The mean number of different roles.
    mean: float
    #: The most roles that one person held at once.
    peak: int


class FirstTimes(msgspec.Struct, frozen=True):
    """R9: first tenures."""

    #: How many times somebody held a role for the first time.
    count: int
    #: How many of these followed shadowing the role.
    shadowed: int


def role_reach(people: Iterable[str], held: Iterable[TenureSpan], open_to: Iterable[str]) -> RoleReach:
    """R1 = #{people who held a role} ÷ #{people}, and the same among those who are open to any role."""
    here, holders = set(people), {one.person for one in held}
    are_open = here & set(open_to)
    return RoleReach(len(here), len(here & holders), len(are_open), len(are_open & holders))


def effective_holders(minutes: Iterable[float]) -> float | None:
    """R2 = exp(−Σ q ln q), q a person's share of a role's minutes: the Hill number of order 1, in effective people.

    From 1 to the number of holders; None if the role was held for no time.
    """
    return effective_number(minutes)


def minutes_by_person(held: Iterable[TenureSpan], role: str) -> dict[str, float]:
    """The minutes for which each person held a role, added up over their tenures."""
    minutes: dict[str, float] = {}
    for one in held:
        if one.role == role:
            minutes[one.person] = minutes.get(one.person, 0.0) + one.minutes
    return minutes


def movement(held: Sequence[TenureSpan]) -> Movement | None:
    """R3: handovers and tenures in minutes; None if nothing was held."""
    if not held:
        return None
    unbroken: dict[str, float] = {}
    for one in held:
        unbroken[one.role] = max(one.minutes, unbroken.get(one.role, 0.0))
    lengths = [one.minutes for one in held]
    handovers = sum(one.how == "passed_on" for one in held)
    return Movement(handovers, median(lengths), max(lengths), unbroken)


def roles_per_person(held: Sequence[TenureSpan]) -> RolesPerPerson | None:
    """R4: Σ #{different roles of a person} ÷ #{people who held any}, and the rest; None if nothing was held."""
    if not held:
        return None
    roles: dict[str, set[str]] = {}
    for one in held:
        roles.setdefault(one.person, set()).add(one.role)
    counts = [len(known) for known in roles.values()]
    return RolesPerPerson(len(counts), sum(count > 1 for count in counts), mean(counts), peak_at_once(held))


def peak_at_once(held: Sequence[TenureSpan]) -> int:
    """The most roles that one person held at the same time; one that ends as another begins does not count."""
    lasting = [one for one in held if one.minutes]
    turns = [(one.since, 1, one.person) for one in lasting] + [(one.until, -1, one.person) for one in lasting]
    now: Counter[str] = Counter()
    peak = min(1, len(held))
    for _, step, person in sorted(turns):
        now[person] += step
        peak = max(peak, now[person])
    return peak


def freely_taken(held: Iterable[TenureSpan]) -> tuple[int, int]:
    """R7: how many tenures began by asking the facilitator or taking up, and how many by a yes to an offer or handover.

    Their sum ÷ all tenures is the share that was freely taken.
    """
    own = [_by_own_asking(one.how) for one in held]
    return own.count(True), own.count(False)


def first_times(held: Iterable[TenureSpan]) -> FirstTimes:
    """R9 = #{person and role: a first tenure in this session}, in the order of `held`."""
    first: dict[tuple[str, str], bool] = {}
    for one in held:
        first.setdefault((one.role, one.person), one.shadowed)
    return FirstTimes(len(first), sum(first.values()))


def _by_own_asking(how: HowBegan) -> bool:
    match how:
        case "asked" | "taken_up":
            return True
        case "offered" | "passed_on":
            return False
        case _:
            assert_never(how)
