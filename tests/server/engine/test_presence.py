"""Who is here, and since when somebody is not."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from server.domain import commands as c
from server.engine.presence import Presence
from server.projections.people.presence import PresenceView
from server.projections.roles.holders import role_rows
from server.store.file_journal import FileJournal
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
    return next(person.id for person in room.replica.state.people.values() if person.name == name)


def away(room: Room) -> dict[str, object]:
    """Since when each holder of Encourager is away."""
    rows = role_rows(room.replica.state, room.replica.presence.view())
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
    room: Room, clock: Clock, open_room: Callable[[FileJournal], Room]
) -> None:
    await holding(room, "Ama", "a" * 32)
    await holding(room, "Bo", "b" * 32)
    clock.pass_by(600)
    await room.journal.close()
    again = open_room(FileJournal(room.journal.path))
    clock.pass_by(30)
    again.known("b" * 32)
    assert away(again) == {"Ama": START + 10 * MINUTE, "Bo": None}
    await again.journal.close()


def test_who_is_done_is_told_as_a_count_for_the_newest_question_only(presence: Presence) -> None:
    for person in ("ama", "bo"):
        presence.done(person, "q1", on=True)
    presence.done("bo", "q1", on=False)
    assert (presence.view().question, presence.view().done) == ("q1", 1)
    assert [presence.is_done("q1", (person,)) for person in ("ama", "bo")] == [True, False]
    presence.done("bo", "q2", on=True)
    assert (presence.view().question, presence.view().done) == ("q2", 1)
    assert [presence.is_done(question, ("ama",)) for question in ("q1", "q2")] == [False, False]
    assert "bo" not in repr(presence.view())


@pytest.mark.parametrize("command", ["done", "passed", "named"])
async def test_who_is_done_or_responded_reads_what_others_said_and_nobody_else(room: Room, command: str) -> None:
    ama, bo = await room.participant("Ama", "a" * 32), await room.participant("Bo", "b" * 32)
    question = (await room.facilitator().submit(c.AskQuestion("What helps?", "after_answer"))).made
    assert question is not None
    await bo.submit(c.Contribute(question, "Bo's"))
    await ama.submit(c.Contribute(question, "Nobody's", key="0" * 32))
    person = next(known.id for known in room.replica.state.people.values() if known.name == "Ama")
    assert room.replica.room_for(person).said == ()
    match command:
        case "done":
            ama.done(question, on=True)
        case "passed":
            await ama.submit(c.PassQuestion(question))
        case _:
            await ama.submit(c.Contribute(question, "Ama's"))
    assert {"Bo's", "Nobody's"} <= {said.text for said in room.replica.room_for(person).said}
    assert room.replica.rooms.everybody.said == ()
    ama.done(question, on=False)
    assert bool(room.replica.room_for(person).said) == (command != "done")
    await room.facilitator().submit(c.RevealQuestion(question))
    assert room.replica.rooms.everybody.said


async def test_nobody_is_done_with_a_question_that_does_not_stand(room: Room) -> None:
    ama = await room.participant("Ama", "a" * 32)
    ama.done("q-99", on=True)
    room.facilitator().done("q-99", on=True)
    assert room.replica.presence.view().done == 0
