"""Who is connected now."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

import msgspec

from server.domain.state import State
from server.projections.people.hands import HandsView
from server.projections.showings import ShowingsView

LONG_AWAY: Final = timedelta(minutes=5)


class PresenceView(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who is connected now."""

    #: The ids of people with at least one connected device.
    connected: frozenset[str] = frozenset()
    #: The number of people who are typing.
    writing: int = 0
    #: By person: since when somebody who had been connected is not.
    left: Mapping[str, datetime] = {}
    #: When the server started; the time of absence of people who have not connected since.
    since: datetime | None = None
    #: The question that `done` is about.
    question: str = ""
    #: The number of people who say that they are done with it. Who they are is not included.
    done: int = 0
    #: The hands that are up.
    hands: HandsView = HandsView()
    #: How often "Read three" has shown contributions since the server started. Who read them is not included.
    showings: ShowingsView = ShowingsView()

    def away_since(self, person: str) -> datetime | None:
        """Since when none of a person's devices is connected; None while one is."""
        return None if person in self.connected else self.left.get(person, self.since)

    def is_anew(self, state: State) -> bool:
        """Whether the server was started again since the session was opened."""
        return self.since is not None and state.opened_at is not None and self.since > state.opened_at
