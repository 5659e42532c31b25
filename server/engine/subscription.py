"""Marks of what followers have not been told yet.

Entries are not queued: a follower has a position, and reads on from there. Of a view only the newest counts.
"""

import asyncio
from typing import Final, Literal

from server.domain.actors import Actor, Facilitator, Participant

AT_LEISURE_SECONDS: Final = 1.0
Kind = Literal["entries", "presence", "status", "room", "mine"]


class Subscription:
    """Flags of what changed, and a way to wait for the first of them."""

    def __init__(self) -> None:
        self._due = asyncio.Event()
        self._kinds: set[Kind] = set()

    def mark(self, kind: Kind) -> None:
        """Something of this kind changed, and is to be told."""
        self._kinds.add(kind)
        self._due.set()

    def note(self, kind: Kind) -> None:
        """Something of this kind changed, and is to be told with the next mark or from `tell_noted` on."""
        self._kinds.add(kind)

    def unmark(self, kind: Kind) -> None:
        """What changed of this kind was told already."""
        self._kinds.discard(kind)
        if not self._kinds:
            self._due.clear()

    def tell_noted(self) -> None:
        """What was only noted so far is to be told."""
        if self._kinds:
            self._due.set()

    async def wait(self) -> frozenset[Kind]:
        """The kinds that changed since the last call, once there are any to be told."""
        while not self._due.is_set():
            await self._due.wait()
        self._due.clear()
        kinds, self._kinds = frozenset(self._kinds), set()
        return kinds


class Subscriptions:
    """The subscriptions of all followers, found by whom they belong to."""

    def __init__(self) -> None:
        self._noted: set[Subscription] = set()
        self._facilitators: set[Subscription] = set()
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
                pass  # nobody at the door is told anything
        return subscription

    def close(self, actor: Actor, subscription: Subscription) -> None:
        """The follower is gone."""
        self._facilitators.discard(subscription)
        if isinstance(actor, Participant):
            own = self._people.get(actor.person, set())
            own.discard(subscription)
            if not own:
                self._people.pop(actor.person, None)

    def tell_facilitators(self, kind: Kind) -> None:
        """Something of this kind changed for every facilitator."""
        for subscription in self._facilitators:
            subscription.mark(kind)

    def tell_everybody(self, kind: Kind) -> None:
        """Something of this kind changed for every participant."""
        for own in self._people.values():
            for subscription in own:
                subscription.mark(kind)

    def tell(self, person: str, kind: Kind) -> None:
        """Something of this kind changed for one person."""
        for subscription in self._people.get(person, ()):
            subscription.mark(kind)

    def tell_at_leisure(self, person: str, kind: Kind) -> None:
        """Something of this kind changed for one person, and it is soon enough if that is told within
        AT_LEISURE_SECONDS.

        Everybody waits for one timer: it would cost more than the telling where a thousand people speak at once.
        """
        for subscription in self._people.get(person, ()):
            subscription.note(kind)
            if not self._noted:
                asyncio.get_running_loop().call_later(AT_LEISURE_SECONDS, self._tell_noted)
            self._noted.add(subscription)

    def _tell_noted(self) -> None:
        noted, self._noted = self._noted, set()
        for subscription in noted:
            subscription.tell_noted()
