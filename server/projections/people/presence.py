"""The view of who is connected now; it must not know of words."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

import msgspec

LONG_AWAY: Final = timedelta(minutes=5)


class PresenceView(msgspec.Struct, frozen=True, omit_defaults=True):
    """`connected` holds the ids of people with at least one device here; `writing` counts those typing.

    `left` says since when somebody who was connected is not; whoever never was is away since `since`, when the server
    began to watch. `done` counts those who said that they are done with `question`; who they are is not told.
    """

    connected: frozenset[str] = frozenset()
    writing: int = 0
    left: Mapping[str, datetime] = {}
    since: datetime | None = None
    question: str = ""
    done: int = 0

    def away_since(self, person: str) -> datetime | None:
        """Since when nobody of `person`'s devices is here; None while one is."""
        return None if person in self.connected else self.left.get(person, self.since)
