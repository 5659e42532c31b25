"""Tenures as stretches of time up to a moment, for all measures of roles; it must not know of words."""

from datetime import datetime

import msgspec

from server.domain.events import HowBegan
from server.domain.state import State
from server.projections.roles.river import beginning


class Held(msgspec.Struct, frozen=True):
    """A person's holding of a role as far as it went; `shadowed` says that they had shadowed it before."""

    role: str
    person: str
    since: datetime
    until: datetime
    how: HowBegan = "offered"
    shadowed: bool = False

    @property
    def minutes(self) -> float:
        """How long it lasted; nothing where a clock was set back meanwhile."""
        return minutes_between(self.since, self.until)


def held_until(state: State, now: datetime) -> tuple[Held, ...]:
    """All that was held up to `now` (UTC), or up to the end of the session, in the order in which it began."""
    end = ends(state, now)
    return tuple(
        Held(one.role, one.person, one.since, one.until or end, one.how_began, one.shadowed)
        for one in state.all_tenures()
    )


def presence(state: State, now: datetime) -> dict[str, float]:
    """The minutes from each person's arrival to `now` or to the end; who is connected when is never recorded."""
    end = ends(state, now)
    return {person.id: minutes_between(person.joined_at, end) for person in state.people.values()}


def session_minutes(state: State, now: datetime) -> float:
    """How long the session has lasted: from its opening, or from the first tenure where that began in the lobby."""
    begins = beginning(state)
    return 0.0 if begins is None else minutes_between(begins, ends(state, now))


def ends(state: State, now: datetime) -> datetime:
    """The moment up to which is measured."""
    return now if state.ended_at is None else state.ended_at


def minutes_between(since: datetime, until: datetime) -> float:
    """Never less than nothing."""
    return max(0.0, (until - since).total_seconds() / 60)
