"""When followers are told of what changed for them."""

import asyncio

import pytest

from server.domain.actors import Facilitator, Participant, Visitor
from server.engine import subscription
from server.engine.subscription import Subscription, Subscriptions, UpdateKind

AMA, BO = Participant("ama"), Participant("bo")
LIMIT = 5.0


@pytest.fixture
def subscriptions() -> Subscriptions:
    return Subscriptions()


async def due(follower: Subscription) -> frozenset[UpdateKind]:
    """What a follower is told at this moment, if anything."""
    try:
        async with asyncio.timeout(0):
            return await follower.wait()
    except TimeoutError:
        return frozenset()


async def test_each_kind_is_told_once_however_often_it_changed(subscriptions: Subscriptions) -> None:
    ama = subscriptions.open(AMA)
    for _ in range(3):
        subscriptions.tell("ama", "mine")
        subscriptions.tell_everybody("room")
    assert await due(ama) == {"mine", "room"}
    assert await due(ama) == frozenset()


async def test_everybody_is_told_only_what_is_theirs(subscriptions: Subscriptions) -> None:
    ama, phone, bo = (subscriptions.open(actor) for actor in (AMA, AMA, BO))
    facilitator, visitor = subscriptions.open(Facilitator()), subscriptions.open(Visitor("0" * 64))
    subscriptions.tell("ama", "mine")
    subscriptions.tell("nobody", "mine")
    subscriptions.tell_facilitators("entries")
    told = [await due(follower) for follower in (ama, phone, bo, facilitator, visitor)]
    assert told == [{"mine"}, {"mine"}, set(), {"entries"}, set()]


async def test_visitors_are_told_what_everybody_is_until_they_leave(subscriptions: Subscriptions) -> None:
    visitor = Visitor("0" * 64)
    subscription = subscriptions.open(visitor)
    subscriptions.tell_everybody("room")
    assert await due(subscription) == {"room"}
    subscriptions.close(visitor, subscription)
    subscriptions.tell_everybody("room")
    assert await due(subscription) == set()


async def test_whoever_is_gone_is_told_nothing_and_their_other_pages_are(subscriptions: Subscriptions) -> None:
    ama, phone = subscriptions.open(AMA), subscriptions.open(AMA)
    subscriptions.close(AMA, ama)
    subscriptions.tell("ama", "mine")
    assert [await due(ama), await due(phone)] == [set(), {"mine"}]
    subscriptions.close(AMA, phone)
    subscriptions.close(AMA, phone)
    subscriptions.tell("ama", "mine")
    assert await due(phone) == set()


async def test_what_can_wait_is_told_to_all_at_one_time(
    subscriptions: Subscriptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subscription, "SOON_SECONDS", 0.05)
    ama, bo = subscriptions.open(AMA), subscriptions.open(BO)
    subscriptions.tell_soon("ama", "mine")
    subscriptions.tell_soon("bo", "mine")
    assert [await due(ama), await due(bo)] == [set(), set()]
    async with asyncio.timeout(LIMIT):
        assert await ama.wait() == {"mine"}
        assert await due(bo) == {"mine"}
        subscriptions.tell_soon("ama", "mine")
        assert await ama.wait() == {"mine"}


async def test_what_can_wait_is_told_with_what_cannot(subscriptions: Subscriptions) -> None:
    ama = subscriptions.open(AMA)
    subscriptions.tell_soon("ama", "mine")
    subscriptions.tell("ama", "room")
    assert await due(ama) == {"mine", "room"}


async def test_what_was_told_otherwise_is_not_told_again(
    subscriptions: Subscriptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subscription, "SOON_SECONDS", 0.0)
    ama, bo = subscriptions.open(AMA), subscriptions.open(BO)
    for person in ("ama", "bo"):
        subscriptions.tell_soon(person, "mine")
    ama.unmark("mine")
    async with asyncio.timeout(LIMIT):
        assert await bo.wait() == {"mine"}
    assert await due(ama) == set()
    subscriptions.tell("ama", "mine")
    subscriptions.tell("ama", "room")
    ama.unmark("mine")
    assert await due(ama) == {"room"}


async def test_a_follower_that_was_woken_for_what_was_told_otherwise_waits_on(subscriptions: Subscriptions) -> None:
    ama = subscriptions.open(AMA)
    waiting = asyncio.create_task(ama.wait())
    await asyncio.sleep(0)
    ama.mark("mine")
    ama.unmark("mine")
    await asyncio.sleep(0)
    assert not waiting.done()
    ama.mark("room")
    async with asyncio.timeout(LIMIT):
        assert await waiting == {"room"}
