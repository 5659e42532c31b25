"""Who is here, and since when somebody is not."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from server.domain import commands as c
from server.journal import Journal
from server.presence import Presence
from server.projections.presence import PresenceView
from server.projections.roles import role_rows
from tests.server.conftest import START, Clock, Room

MINUTE = timedelta(minutes=1)


@pytest.fixture
def presence(clock: Clock) -> Presence:
    return Presence(lambda: clock.now)


def test_somebody_with_several_devices_is_away_when_the_last_one_left(presence: Presence, clock: Clock) -> None:
    devices = [object(), object(), object()]
    for _ in devices:
        presence.arrived("ama")
    for device in devices[:2]:
        clock.pass_by(60)
        presence.left("ama", device)
        assert presence.view().away_since("ama") is None
    assert presence.devices("ama") == 1
    clock.pass_by(60)
    presence.left("ama", devices[2])
    clock.pass_by(600)
    assert presence.view().away_since("ama") == START + 3 * MINUTE
    assert presence.view().connected == frozenset()


def test_whoever_comes_back_is_here_and_is_away_anew_when_they_leave_again(presence: Presence, clock: Clock) -> None:
    presence.arrived("ama")
    presence.left("ama", "phone")
    clock.pass_by(300)
    presence.arrived("ama")
    assert presence.view().away_since("ama") is None
    assert presence.view().left == {}
    clock.pass_by(60)
    presence.left("ama", "phone")
    assert presence.view().away_since("ama") == START + 6 * MINUTE


def test_whoever_never_connected_is_away_since_the_server_began_to_watch(presence: Presence, clock: Clock) -> None:
    clock.pass_by(60)
    assert presence.view().away_since("mei") == START
    assert PresenceView().away_since("mei") is None  # a view that knows nothing yet accuses nobody


def test_a_view_is_of_one_moment(presence: Presence) -> None:
    presence.arrived("ama")
    before = presence.view()
    presence.left("ama", "phone")
    assert (before.connected, before.left) == (frozenset({"ama"}), {})


def test_whoever_leaves_while_writing_writes_no_longer(presence: Presence) -> None:
    for device in ("phone", "laptop"):
        presence.arrived("ama")
        presence.writing(device, on=True)
    presence.writing("phone", on=True)
    assert presence.view().writing == 2
    presence.left("ama", "phone")
    assert presence.view().writing == 1
    presence.writing("laptop", on=False)
    assert presence.view().writing == 0


async def holding(room: Room, name: str, secret: str) -> str:
    """Somebody who holds Encourager and whose one page is open."""
    port = await room.participant(name, secret)
    await port.submit(c.AskForRole("encourager"))
    return next(person.id for person in room.service.published.people.values() if person.name == name)


def away(room: Room) -> dict[str, object]:
    """Since when each holder of Encourager is away."""
    rows = role_rows(room.service.published, room.service.presence.view())
    (row,) = [row for row in rows if row.id == "encourager"]
    return {holder.label: holder.away for holder in row.holders}


async def test_a_holder_who_drops_off_is_away_and_keeps_the_role(room: Room, clock: Clock) -> None:
    ama = await room.participant("Ama", "a" * 32)
    await ama.submit(c.AskForRole("encourager"))
    await holding(room, "Bo", "b" * 32)
    second = room.known("a" * 32)
    clock.pass_by(60)
    ama.leave()
    assert away(room) == {"Ama": None, "Bo": None}
    clock.pass_by(60)
    second.leave()
    clock.pass_by(3600)
    assert away(room) == {"Ama": START + 2 * MINUTE, "Bo": None}
    room.known("a" * 32)
    assert away(room) == {"Ama": None, "Bo": None}


async def test_after_a_restart_everybody_is_away_since_then_until_they_come_back(
    room: Room, clock: Clock, open_room: Callable[[Journal], Room]
) -> None:
    await holding(room, "Ama", "a" * 32)
    await holding(room, "Bo", "b" * 32)
    clock.pass_by(600)
    await room.journal.close()
    again = open_room(Journal(room.journal.path))
    clock.pass_by(30)
    again.known("b" * 32)
    assert away(again) == {"Ama": START + 10 * MINUTE, "Bo": None}
    await again.journal.close()
