"""The measures R1 to R4, R7 and R9 of who held which role when, as figures; they must never name or rank a person.

Source: the design's table of measures of roles. Evenness is not their goal; opportunity and movement are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import mean, median
from typing import Final, assert_never

import msgspec

from server.domain.events import HowBegan
from server.projections.measures.entropy import worth
from server.projections.measures.spans import Held

MANY_AT_ONCE: Final = 3


class Hands(msgspec.Struct, frozen=True):
    """R1: of `people`, `held` have held a role; of those who are `open` to one, `open_held` have held one."""

    people: int
    held: int
    open: int
    open_held: int


class Movement(msgspec.Struct, frozen=True):
    """R3: `handovers` in all; `median` and `longest` tenure in minutes; `unbroken` has the longest of each
    role.
    """

    handovers: int
    median: float
    longest: float
    unbroken: Mapping[str, float]


class Hats(msgspec.Struct, frozen=True):
    """R4: `people` held a role, `several` of them two or more different ones, `mean` different ones on average; `peak`
    is the most roles that anybody held at once.
    """

    people: int
    several: int
    mean: float
    peak: int


class FirstTimes(msgspec.Struct, frozen=True):
    """R9: how many times somebody held a role for the first time, `shadowed` of them after shadowing it."""

    count: int
    shadowed: int


def hands(people: Iterable[str], held: Iterable[Held], open_to: Iterable[str]) -> Hands:
    """R1 = #{people who held a role} ÷ #{people}, and the same among those who are open to any role."""
    here, holders = set(people), {one.person for one in held}
    are_open = here & set(open_to)
    return Hands(len(here), len(here & holders), len(are_open), len(are_open & holders))


def effective_holders(minutes: Iterable[float]) -> float | None:
    """R2 = exp(−Σ q ln q), q a person's share of a role's minutes: the Hill number of order 1, in people's worth.

    From 1 to the number of people who held it; None where it was held for no time at all.
    """
    return worth(minutes)


def minutes_by_person(held: Iterable[Held], role: str) -> dict[str, float]:
    """How many minutes each person held a role; minutes of one person's tenures add up."""
    minutes: dict[str, float] = {}
    for one in held:
        if one.role == role:
            minutes[one.person] = minutes.get(one.person, 0.0) + one.minutes
    return minutes


def movement(held: Sequence[Held]) -> Movement | None:
    """R3: tenures that began by being passed on, tenures' lengths in minutes; None where nothing was held."""
    if not held:
        return None
    unbroken: dict[str, float] = {}
    for one in held:
        unbroken[one.role] = max(one.minutes, unbroken.get(one.role, 0.0))
    lengths = [one.minutes for one in held]
    handovers = sum(one.how == "passed_on" for one in held)
    return Movement(handovers, median(lengths), max(lengths), unbroken)


def hats(held: Sequence[Held]) -> Hats | None:
    """R4: Σ #{different roles of a person} ÷ #{people who held any}, and the rest; None where nothing was held."""
    if not held:
        return None
    roles: dict[str, set[str]] = {}
    for one in held:
        roles.setdefault(one.person, set()).add(one.role)
    counts = [len(known) for known in roles.values()]
    return Hats(len(counts), sum(count > 1 for count in counts), mean(counts), peak_at_once(held))


def peak_at_once(held: Sequence[Held]) -> int:
    """The most roles that one person held at the same time; one put down just as another begins does not count."""
    lasting = [one for one in held if one.minutes]
    turns = [(one.since, 1, one.person) for one in lasting] + [(one.until, -1, one.person) for one in lasting]
    now: Counter[str] = Counter()
    peak = min(1, len(held))
    for _, step, person in sorted(turns):
        now[person] += step
        peak = max(peak, now[person])
    return peak


def freely_taken(held: Iterable[Held]) -> tuple[int, int]:
    """R7: of all tenures, how many began by asking the facilitator or taking up, and how many by a yes to an offer or
    by being handed on, whoever of the two asked first.

    Their sum ÷ all tenures is the share that was freely taken.
    """
    own = [_by_own_asking(one.how) for one in held]
    return own.count(True), own.count(False)


def first_times(held: Iterable[Held]) -> FirstTimes:
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
