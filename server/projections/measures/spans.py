"""Tenures as spans of time up to a moment, for all measures of roles."""

from datetime import datetime

import msgspec

from server.domain.events import HowBegan
from server.domain.state import State
from server.projections.roles.river import beginning


class TenureSpan(msgspec.Struct, frozen=True):
    """A tenure as far as it went."""

    #: The id of the role.
    role: str
    #: The id of the person.
    person: str
    since: datetime
    until: datetime
    how: HowBegan = "offered"
    #: Whether the person had shadowed the role before.
    shadowed: bool = False

    @property
    def minutes(self) -> float:
        """Its length in minutes, at least 0, also if a clock was set back."""
        return minutes_between(self.since, self.until)


def held_until(state: State, now: datetime) -> tuple[TenureSpan, ...]:
    """All tenures up to `now` (UTC) or to the end of the session, in order of beginning."""
    end = ends(state, now)
    return tuple(
        TenureSpan(one.role, one.person, one.since, one.until or end, one.how_began, one.shadowed)
        for one in state.all_tenures()
    )


def presence(state: State, now: datetime) -> dict[str, float]:
    """The minutes from each person's arrival to `now` or to the end; who is connected when is never recorded."""
    end = ends(state, now)
    return {person.id: minutes_between(person.joined_at, end) for person in state.people.values()}


def session_minutes(state: State, now: datetime) -> float:
    """The session's length: from its opening, or from the first tenure if that began in the lobby."""
    begins = beginning(state)
    return 0.0 if begins is None else minutes_between(begins, ends(state, now))


def ends(state: State, now: datetime) -> datetime:
    """The moment up to which is measured: `now` or the end of the session."""
    return now if state.ended_at is None else state.ended_at


def minutes_between(since: datetime, until: datetime) -> float:
    """The minutes from `since` to `until`, at least 0."""
    return max(0.0, (until - since).total_seconds() / 60)
