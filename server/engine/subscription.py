"""What followers have not been told yet; it must not know how they will be told.

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
        self._changed = asyncio.Event()
        self._kinds: set[Kind] = set()
        self._timer: asyncio.TimerHandle | None = None

    def mark(self, kind: Kind) -> None:
        """Something of this kind changed."""
        self._kinds.add(kind)
        self._changed.set()

    def mark_at_leisure(self, kind: Kind) -> None:
        """Something of this kind changed, and it is soon enough if that is told AT_LEISURE_SECONDS from now."""
        self._kinds.add(kind)
        if self._timer is None and not self._changed.is_set():
            self._timer = asyncio.get_running_loop().call_later(AT_LEISURE_SECONDS, self._changed.set)

    async def wait(self) -> frozenset[Kind]:
        """The kinds that changed since the last call, once there are any."""
        await self._changed.wait()
        self._changed.clear()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        kinds, self._kinds = frozenset(self._kinds), set()
        return kinds


class Subscriptions:
    """The mailboxes of all followers, found by whom they belong to."""

    def __init__(self) -> None:
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

    def tell(self, person: str, kind: Kind, *, at_leisure: bool = False) -> None:
        """Something of this kind changed for one person."""
        for subscription in self._people.get(person, ()):
            (subscription.mark_at_leisure if at_leisure else subscription.mark)(kind)
