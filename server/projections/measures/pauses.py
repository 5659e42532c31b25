"""The natural pauses at which the mirror looks at the session, and what it counts there.

A figure that is looked at all the time crosses any threshold by chance. So looks are taken when a question closes,
every five minutes of the live session and at its end. They are derived from when things were said, so that two
dashboards agree, also after a restart. Words that are taken back disappear from earlier looks, too.
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
    """Words under a name."""

    #: The id of the person.
    person: str
    at: datetime
    #: The perspectives that they spoke from in these words.
    speaks: frozenset[str] = frozenset()
    #: Whether the words still stand.
    stands: bool = True


class Look(msgspec.Struct, frozen=True):
    """The counts at a pause.

    Looks of the same counts and seed are equal, so the draws from chance for them may be cached.
    """

    at: datetime
    #: How many contributions each person made, largest first, without who they are.
    counts: tuple[int, ...]
    #: The seed for draws from chance.
    seed: str


def pauses(
    opened: datetime, closed: Iterable[datetime], said: Iterable[datetime], until: datetime, *, ended: bool
) -> list[datetime]:
    """The natural pauses up to `until` at which anything may have changed, in order; the end of the session is one.

    `said` are the moments at which something was said. Of every five minutes, only the first two after each are
    pauses: the first may be too soon after a look, and all later ones find nothing new. So their number does not grow
    with the time, which is decades where a clock was wrong.
    """
    before = {max(0, -((opened - at) // EVERY) - 1) for at in said}
    ticks = (opened + EVERY * nth for first in before for nth in (first + 1, first + 2))
    return sorted(at for at in {*ticks, *closed, *([until] if ended else [])} if at <= until)


def last_looks(
    moments: Iterable[datetime], arrived: Mapping[str, datetime], said: Iterable[Said], seed: str
) -> tuple[Look, ...]:
    """The last two looks, the newest last; fewer if there were fewer.

    A pause without anything new said, or less than a minute after the last look, is no look, so that two looks in a row
    are independent.
    """
    standing = sorted((one.at, one.person) for one in said if one.stands)
    taken = _new_each_time(moments, [at for at, _ in standing])
    return tuple(_look(at, arrived, standing[:count], seed) for at, count in taken[-2:])


def settled(moments: Iterable[datetime], said: Iterable[Said]) -> datetime | None:
    """The last pause up to which figures by perspective are shown; None if it is too early.

    From one such pause to the next, at least five people with perspectives have spoken, so that the change is not one
    person's. Words taken back count here, so that no pause moves.
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
    """The pauses that are looks, each with how many contributions were made by then."""
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
