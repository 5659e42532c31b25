"""The natural pauses at which the mirror looks, and what it counts there; it must not know what was said.

A figure that is looked at all the time crosses any line by luck. So looks are taken when a question closed, every five
minutes of the live session and at its end, and are rebuilt from when things were said: two dashboards agree, also after
a restart. Words that are taken back are gone from earlier looks, too.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

import msgspec

from server.projections.measures.cells import FEWEST

EVERY: Final = timedelta(minutes=5)
APART: Final = timedelta(minutes=1)


class Said(msgspec.Struct, frozen=True):
    """Words under a name: whose, when, what they spoke from in them, and whether the words still stand."""

    person: str
    at: datetime
    speaks: frozenset[str] = frozenset()
    stands: bool = True


class Look(msgspec.Struct, frozen=True):
    """What was counted at a pause: everybody's contributions, the most first, without who they are.

    Two of the same counts and seed are the same look, so what chance gives beside it may be kept.
    """

    at: datetime
    counts: tuple[int, ...]
    seed: str


def pauses(opened: datetime, closed: Iterable[datetime], until: datetime, *, ended: bool) -> list[datetime]:
    """The natural pauses up to `until`, in order; the end is one, too."""
    ticks = (opened + EVERY * nth for nth in range(1, (until - opened) // EVERY + 1))
    return sorted({*ticks, *(at for at in closed if at <= until), *([until] if ended else [])})


def last_looks(
    moments: Iterable[datetime], arrived: Mapping[str, datetime], said: Iterable[Said], seed: str
) -> tuple[Look, ...]:
    """The last two looks, the newest at the end; fewer where there were fewer.

    Nothing new said, or less than a minute gone by, is no new look: two in a row shall be two, not one seen twice.
    """
    standing = sorted((one.at, one.person) for one in said if one.stands)
    taken = _new_each_time(moments, [at for at, _ in standing])
    return tuple(_look(at, arrived, standing[:count], seed) for at, count in taken[-2:])


def settled(moments: Iterable[datetime], said: Iterable[Said]) -> datetime | None:
    """The last pause up to which figures by perspective are shown; None where it is too early.

    From one to the next, five people or more have spoken who say what they speak from: what changes between the two is
    not one person's. Words taken back count here, so that no pause moves.
    """
    spoke = sorted((one.at, one.person) for one in said if one.speaks)
    times = [at for at, _ in spoke]
    last, so_far = None, 0
    for moment in moments:
        by_then = bisect_right(times, moment)
        if len({person for _, person in spoke[so_far:by_then]}) >= FEWEST:
            last, so_far = moment, by_then
    return last


def _new_each_time(moments: Iterable[datetime], times: Sequence[datetime]) -> list[tuple[datetime, int]]:
    """The pauses that are looks, each with how many words were said by then."""
    taken: list[tuple[datetime, int]] = []
    for moment in moments:
        before, said_before = taken[-1] if taken else (moment - APART, 0)
        count = bisect_right(times, moment)
        if count > said_before and moment - before >= APART:
            taken.append((moment, count))
    return taken


def _look(at: datetime, arrived: Mapping[str, datetime], standing: Iterable[tuple[datetime, str]], seed: str) -> Look:
    each = Counter(person for _, person in standing)
    counts = sorted((each[person] for person, came in arrived.items() if came <= at), reverse=True)
    return Look(at, tuple(counts), f"{seed} {at.isoformat()}")
