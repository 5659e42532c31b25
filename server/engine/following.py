"""What a follower of a replica is told, and at what pace.

A facilitator gets a change at once when little happens. After each batch of updates there is a pause of
FACILITATOR_RESTS times the duration of the batch, at most FACILITATOR_SECONDS, so that a dashboard does not slow phones
down under load. Phones get their views at an even pace.
"""

import asyncio
from collections.abc import AsyncGenerator
from typing import Final

from server.domain.actors import Actor, Facilitator, Participant
from server.engine.replica import Replica
from server.engine.subscription import Subscription
from server.port import Entries, Position, Update
from server.projections.room import RoomView

FACILITATOR_SECONDS: Final = 1 / 20
FACILITATOR_RESTS: Final = 4
PARTICIPANT_SECONDS: Final = 1 / 4
BATCH: Final = 250


def updates(
    replica: Replica, actor: Actor, subscription: Subscription, position: Position | None
) -> AsyncGenerator[Update, None]:
    """Everything that a kind of actor may see, from now on; for a facilitator, the entries after their position too."""
    match actor:
        case Facilitator():
            return _entries(replica, subscription, _known(replica, position))
        case Participant(person=person):
            return _views(replica, subscription, person)
        case _:
            return _room_after_the_end(replica, subscription)


def _known(replica: Replica, position: Position | None) -> int:
    """The number of entries that the follower already has; 0 if the position is not one of this record."""
    published = replica.state
    if position is None or (position.session, position.epoch) != (published.session, replica.epoch):
        return 0
    return position.seq if position.seq <= published.seq else 0


async def _entries(replica: Replica, subscription: Subscription, after: int) -> AsyncGenerator[Update, None]:
    epoch = replica.epoch  # the one that `after` counts in: another may begin at each yield
    yield replica.status.view
    yield replica.presence_view()
    subscription.mark("entries")
    while True:
        kinds = await subscription.wait()
        began = asyncio.get_running_loop().time()
        if "entries" in kinds:
            while True:
                if epoch != replica.epoch:
                    epoch, after = replica.epoch, 0
                entries = replica.entries(after, BATCH)
                after += len(entries)
                yield Entries(entries, replica.state.seq, epoch)
                if after >= replica.state.seq:
                    break
        if "status" in kinds:
            yield replica.status.view
        if "presence" in kinds:
            yield replica.presence_view()
        spent = asyncio.get_running_loop().time() - began
        await asyncio.sleep(min(FACILITATOR_SECONDS, FACILITATOR_RESTS * spent))


async def _views(replica: Replica, subscription: Subscription, person: str) -> AsyncGenerator[Update, None]:
    subscription.mark("room")
    subscription.mark("mine")
    shown: RoomView | None = None
    while True:
        kinds = await subscription.wait()
        if not replica.state.is_here(person):
            return  # removed; the connection ends with the updates
        if "room" in kinds and (room := replica.room_for(person)) is not shown:
            shown = room
            yield room
        if "mine" in kinds:
            yield replica.mine(person)
        await asyncio.sleep(PARTICIPANT_SECONDS)


async def _room_after_the_end(replica: Replica, subscription: Subscription) -> AsyncGenerator[Update, None]:
    """The room as somebody sees it who comes once the session has ended; it stays told if that is undone."""
    subscription.mark("room")
    shown: RoomView | None = None
    while True:
        await subscription.wait()
        room = replica.rooms.for_visitors
        if room is not shown and (shown is not None or room.phase == "ended"):
            shown = room
            yield room
        await asyncio.sleep(PARTICIPANT_SECONDS)
