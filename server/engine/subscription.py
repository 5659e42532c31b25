"""Subscriptions: which kinds of updates a follower has not been sent yet.

Entries are not queued: a follower has a position and reads on from there. Of a view only the newest matters.
"""

import asyncio
from typing import Final, Literal

from server.domain.actors import Actor, Facilitator, Participant

SOON_SECONDS: Final = 1.0
UpdateKind = Literal["entries", "presence", "status", "room", "mine"]


class Subscription:
    """Flags for the kinds of updates to send, and a way to wait for them."""

    def __init__(self) -> None:
        self._due = asyncio.Event()
        self._kinds: set[UpdateKind] = set()

    def mark(self, kind: UpdateKind) -> None:
        """Marks a kind of update as due."""
        self._kinds.add(kind)
        self._due.set()

    def note(self, kind: UpdateKind) -> None:
        """Marks a kind of update as due with the next `mark` or `tell_noted`."""
        self._kinds.add(kind)

    def unmark(self, kind: UpdateKind) -> None:
        """Clears a mark: this kind was sent already."""
        self._kinds.discard(kind)
        if not self._kinds:
            self._due.clear()

    def tell_noted(self) -> None:
        """Makes everything that was only noted due."""
        if self._kinds:
            self._due.set()

    async def wait(self) -> frozenset[UpdateKind]:
        """Waits until something is due. Returns all marked kinds and clears them."""
        while not self._due.is_set():
            await self._due.wait()
        self._due.clear()
        kinds, self._kinds = frozenset(self._kinds), set()
        return kinds


class Subscriptions:
    """All subscriptions, by their owner."""

    def __init__(self) -> None:
        self._noted: set[Subscription] = set()
        self._facilitators: set[Subscription] = set()
        self._visitors: set[Subscription] = set()
        self._people: dict[str, set[Subscription]] = {}

    def open(self, actor: Actor) -> Subscription:
        """A new subscription for `actor`."""
        subscription = Subscription()
        match actor:
            case Facilitator():
                self._facilitators.add(subscription)
            case Participant(person=person):
                self._people.setdefault(person, set()).add(subscription)
            case _:
                self._visitors.add(subscription)
        return subscription

    def close(self, actor: Actor, subscription: Subscription) -> None:
        """Removes a subscription."""
        self._facilitators.discard(subscription)
        self._visitors.discard(subscription)
        if isinstance(actor, Participant):
            own = self._people.get(actor.person, set())
            own.discard(subscription)
            if not own:
                self._people.pop(actor.person, None)

    def tell_facilitators(self, kind: UpdateKind) -> None:
        """Marks a kind of update for every facilitator."""
        for subscription in self._facilitators:
            subscription.mark(kind)

    def tell_everybody(self, kind: UpdateKind) -> None:
        """Marks a kind of update for every participant and visitor."""
        for own in (self._visitors, *self._people.values()):
            for subscription in own:
                subscription.mark(kind)

    def tell(self, person: str, kind: UpdateKind) -> None:
        """Marks a kind of update for one person."""
        for subscription in self._people.get(person, ()):
            subscription.mark(kind)

    def tell_soon(self, person: str, kind: UpdateKind) -> None:
        """Marks a kind of update for one person, to be sent within SOON_SECONDS.

        All of them share one timer. A timer each would cost more than the updates if a thousand people speak at once.
        """
        for subscription in self._people.get(person, ()):
            subscription.note(kind)
            if not self._noted:
                asyncio.get_running_loop().call_later(SOON_SECONDS, self._tell_noted)
            self._noted.add(subscription)

    def _tell_noted(self) -> None:
        noted, self._noted = self._noted, set()
        for subscription in noted:
            subscription.tell_noted()
