import asyncio
from contextlib import aclosing

import pytest

from server.domain import commands as c
from server.domain.actors import Participant
from server.domain.errors import Rejected
from server.engine.following import PARTICIPANT_SECONDS
from server.engine.local_port import DEVICES_A_PERSON
from server.port import (
    Entries,
    ListPeople,
    People,
    Position,
    QuestionWords,
    ReadQuestion,
    SessionPort,
    Stop,
    Stopping,
    Update,
)
from server.projections.mine import MineView
from server.projections.people.presence import PresenceView
from server.projections.room import RoomView
from server.projections.status import AddressView, StatusView
from server.sentences import words
from tests.server.conftest import START, Room

AMA, BO = "a" * 32, "b" * 32
LIMIT = 5.0


class Follower:
    """Collects a port's updates as they come."""

    def __init__(self, port: SessionPort, position: Position | None = None) -> None:
        self._updates = port.follow(position)
        self.seen: list[Update] = []

    async def until(self, wanted: type[Update], *, count: int = 1) -> Update:
        """The `count`th further update of a kind."""
        async with asyncio.timeout(LIMIT):
            async for update in self._updates:
                self.seen.append(update)
                if isinstance(update, wanted):
                    count -= 1
                    if not count:
                        return update
        raise AssertionError("the updates ended")

    async def close(self) -> None:
        await self._updates.aclose()


async def test_a_facilitator_follows_every_entry_presence_and_status(room: Room) -> None:
    follower = Follower(room.facilitator())
    entries = await follower.until(Entries)
    assert isinstance(entries, Entries)
    assert ([entry.seq for entry in entries.entries], entries.latest) == ([1], 1)
    assert [type(update) for update in follower.seen] == [StatusView, PresenceView, Entries]
    await room.participant("Ama", AMA)
    entries = await follower.until(Entries)
    assert isinstance(entries, Entries)
    assert [entry.seq for entry in entries.entries] == [2]
    presence = await follower.until(PresenceView)
    assert isinstance(presence, PresenceView)
    assert len(presence.connected) == 1
    address = AddressView("http://192.0.2.9:1", "http://192.0.2.9:1/#KITEMA", "Wi-Fi", ())
    room.replica.status.addresses_changed((address,))
    assert await follower.until(StatusView) == StatusView((address,))
    await follower.close()


async def test_a_facilitator_goes_on_where_it_was_and_starts_anew_elsewhere(room: Room) -> None:
    facilitator = room.facilitator()
    for text in ("One?", "Two?", "Three?"):
        await facilitator.submit(c.AskQuestion(text))
    for position, first in (
        (Position("s-1", 2), 3),
        (Position("another", 2), 1),
        (Position("s-1", 99), 1),
        (Position("s-1", 2, epoch=2), 1),
        (None, 1),
    ):
        follower = Follower(facilitator, position)
        entries = await follower.until(Entries)
        assert isinstance(entries, Entries)
        assert entries.entries[0].seq == first
        assert entries.latest == 4
        await follower.close()


async def test_a_long_record_comes_in_pieces_without_a_hole(room: Room) -> None:
    facilitator = room.facilitator()
    await asyncio.gather(*(facilitator.submit(c.AskQuestion(f"Question {number}?")) for number in range(600)))
    seen: list[int] = []
    async with aclosing(facilitator.follow()) as updates:
        async for update in updates:
            if isinstance(update, Entries):
                seen.extend(entry.seq for entry in update.entries)
                if seen[-1] == update.latest:
                    break
    assert seen == list(range(1, 602))


async def test_a_participant_follows_the_room_and_their_own_and_nothing_else(room: Room) -> None:
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", BO)
    follower = Follower(ama)
    await follower.until(MineView)
    question = (await room.facilitator().submit(c.AskQuestion("What helps?"))).made
    assert question is not None
    seen = await follower.until(RoomView)
    assert isinstance(seen, RoomView)
    assert seen.question is not None
    await bo.submit(c.Contribute(question, "SECRET-OF-BO"))
    made = (await ama.submit(c.Contribute(question, "Mine"))).made
    assert made is not None
    await room.facilitator().submit(c.MarkHeard(made))
    mine = await follower.until(MineView)
    while isinstance(mine, MineView) and not (mine.said and mine.said[0].heard):
        mine = await follower.until(MineView)
    assert "SECRET-OF-BO" not in repr(follower.seen)
    assert {type(update) for update in follower.seen} == {RoomView, MineView}
    await follower.close()


async def test_what_was_granted_stands_in_ones_own_view_with_the_receipt(room: Room) -> None:
    ama = await room.participant("Ama", AMA)
    await ama.submit(c.AskForRole("scribe"))
    mine = ama.mine()
    assert mine is not None
    assert [ask.role for ask in mine.asks] == ["scribe"]
    await ama.submit(c.AskForRole("scribe"))
    assert ama.mine() == mine
    assert room.facilitator().mine() is None
    assert room.visitor(BO).mine() is None


async def test_a_view_that_was_told_at_once_is_not_told_again_except_to_ones_other_pages(room: Room) -> None:
    first = await room.participant("Ama", AMA)
    second = room.known(AMA)
    here, elsewhere = Follower(first), Follower(second)
    for follower in (here, elsewhere):
        await follower.until(MineView)
    await first.submit(c.AskForRole("scribe"))
    told = first.mine()
    assert told == await elsewhere.until(MineView)
    assert isinstance(first.actor, Participant)
    await room.facilitator().submit(c.OfferRole("weaver", first.actor.person))
    mine = await here.until(MineView)
    assert isinstance(mine, MineView)
    assert [offer.role for offer in mine.offers] == ["weaver"]
    assert [type(update) for update in here.seen].count(MineView) == 2
    for follower in (here, elsewhere):
        await follower.close()


async def test_who_comes_after_the_end_sees_the_room_and_reads_what_it_may(room: Room) -> None:
    facilitator, ama = room.facilitator(), await room.participant("Ama", AMA)
    shown = str((await facilitator.submit(c.AskQuestion("What helps?", "at_once"))).made)
    await ama.submit(c.Contribute(shown, "The same carer"))
    hidden = str((await facilitator.submit(c.AskQuestion("What else?"))).made)
    await ama.submit(c.Contribute(hidden, "Evening calls"))
    visitor = room.visitor(BO)
    assert await visitor.ask(ReadQuestion(shown)) == QuestionWords(shown, None)
    follower = Follower(visitor)
    await facilitator.submit(c.EndSession())
    ended = await follower.until(RoomView)
    assert isinstance(ended, RoomView)
    assert (ended.phase, ended.said, [question.id for question in ended.earlier]) == ("ended", (), [shown])
    read = await visitor.ask(ReadQuestion(shown))
    assert isinstance(read, QuestionWords)
    assert [said.text for said in read.said or ()] == ["The same carer"]
    assert await visitor.ask(ReadQuestion(hidden)) == QuestionWords(hidden, None)
    await facilitator.submit(c.Undo())
    again = await follower.until(RoomView)
    assert isinstance(again, RoomView)
    assert again.phase == "live"
    assert [type(update) for update in follower.seen] == [RoomView, RoomView]
    await follower.close()


async def test_earlier_words_are_read_by_who_may_and_a_change_of_them_is_told(room: Room) -> None:
    facilitator, ama, bo = room.facilitator(), await room.participant("Ama", AMA), await room.participant("Bo", BO)
    question = str((await facilitator.submit(c.AskQuestion("What helps?", "after_answer"))).made)
    said = await ama.submit(c.Contribute(question, "The same carer"))
    await facilitator.submit(c.AskQuestion("What else?"))
    assert room.replica.rooms.everybody.earlier_changed == 0
    read = await ama.ask(ReadQuestion(question))
    assert isinstance(read, QuestionWords)
    assert [one.label for one in read.said or ()] == ["Ama"]
    for unread in (question, "q-unknown"):
        assert await bo.ask(ReadQuestion(unread)) == QuestionWords(unread, None)
    receipt = await ama.submit(c.TakeBackContribution(str(said.made)))
    assert room.replica.rooms.everybody.earlier_changed == receipt.seq
    late = await ama.submit(c.Contribute(question, "One more", late=True))
    assert room.replica.rooms.everybody.earlier_changed == late.seq


async def test_nobody_at_the_door_follows_or_lists_anything(room: Room) -> None:
    visitor = room.visitor(AMA)
    follower = asyncio.create_task(anext(visitor.follow()))
    await room.participant("Bo", BO)
    assert not follower.done()
    follower.cancel()
    for request in (ListPeople(), Stop()):
        with pytest.raises(Rejected) as raised:
            await visitor.ask(request)
        assert raised.value.code == "not_yours_to_ask"
    visitor.writing(True)
    visitor.leave()
    presence = room.replica.presence.view()
    assert (len(presence.connected), presence.writing, presence.left) == (1, 0, {})


async def test_only_a_facilitator_stops_the_server(room: Room) -> None:
    ama = await room.participant("Ama", AMA)
    with pytest.raises(Rejected):
        await ama.ask(Stop())
    assert room.stopped == []
    assert await room.facilitator().ask(Stop()) == Stopping()
    assert room.stopped == [True]


async def test_presence_counts_people_not_devices(room: Room) -> None:
    first = await room.participant("Ama", AMA)
    second = room.known(AMA)
    first.writing(True)
    assert (len(room.replica.presence.view().connected), room.replica.presence.view().writing) == (1, 1)
    first.leave()
    assert (len(room.replica.presence.view().connected), room.replica.presence.view().writing) == (1, 0)
    second.leave()
    presence = room.replica.presence.view()
    assert (presence.connected, presence.writing, [*presence.left.values()]) == (frozenset(), 0, [START])


async def became_one(room: Room) -> tuple[SessionPort, SessionPort]:
    """Two phones of the same person, who joined twice and has said so; the earlier one first."""
    ama, again = await room.participant("Ama", AMA), await room.participant("Ama", BO)
    first, later = (person.id for person in room.replica.people())
    await room.facilitator().submit(c.AskIfSame(later, first))
    await again.submit(c.ConfirmSame(first))
    return ama, again


async def test_a_page_that_is_followed_goes_on_when_its_person_became_one_with_another(room: Room) -> None:
    await room.facilitator().submit(c.AskQuestion("What helps?"))
    ama, again = await room.participant("Ama", AMA), await room.participant("Ama", BO)
    first, later = (person.id for person in room.replica.people())
    follower = Follower(again)
    await follower.until(MineView)
    await ama.submit(c.Contribute(room.replica.state.asked[-1], "The same carer"))
    await room.facilitator().submit(c.AskIfSame(later, first))
    await again.submit(c.ConfirmSame(first))
    mine = await follower.until(MineView)
    assert mine == again.mine()
    assert isinstance(mine, MineView)
    assert (mine.person, mine.label, [said.text for said in mine.said]) == (first, "Ama", ["The same carer"])
    await follower.close()


async def test_each_page_of_who_became_one_may_read_once_one_of_them_is_done(room: Room) -> None:
    question = (await room.facilitator().submit(c.AskQuestion("What helps?", "after_answer"))).made
    assert question is not None
    ama, again = await became_one(room)
    bo = await room.participant("Bo", "c" * 32)
    await bo.submit(c.Contribute(question, "Evening calls"))
    follower = Follower(ama)
    before = await follower.until(RoomView)
    assert isinstance(before, RoomView)
    assert before.said == ()
    again.done(question, on=True)
    after = await follower.until(RoomView)
    assert isinstance(after, RoomView)
    assert [said.text for said in after.said] == ["Evening calls"]
    await follower.close()


async def test_a_person_has_a_few_pages_open_and_no_more(room: Room) -> None:
    ports = [await room.participant("Ama", AMA)]
    ports += [room.known(AMA) for _ in range(DEVICES_A_PERSON - 1)]
    with pytest.raises(Rejected) as raised:
        room.known(AMA)
    assert raised.value.code == "too_many_pages"
    ports[0].leave()
    room.known(AMA)


async def test_people_are_listed_in_order_of_arrival(room: Room) -> None:
    for name, secret in (("Bo", BO), ("", "c" * 32), ("Ama", AMA)):
        await room.participant(name, secret)
    listed = await room.facilitator().ask(ListPeople())
    assert isinstance(listed, People)
    assert [words(person.label) for person in listed.people] == ["Bo", "Person 2", "Ama"]
    assert room.facilitator().title == "Home care"


async def test_a_burst_of_answers_is_one_message_to_each_follower(room: Room) -> None:
    question = (await room.facilitator().submit(c.AskQuestion("What helps?"))).made
    assert question is not None
    people = [await room.participant(f"P{number}", f"{number:032x}") for number in range(10)]
    follower = Follower(room.facilitator(), Position("s-1", room.replica.state.seq))
    await follower.until(Entries)
    start = len(follower.seen)
    await asyncio.gather(*(person.submit(c.Contribute(question, "Words")) for person in people))
    entries = await follower.until(Entries)
    assert isinstance(entries, Entries)
    assert len(entries.entries) == 10
    assert len(follower.seen) == start + 1
    await follower.close()


async def test_who_is_here_is_looked_through_again_only_after_somebody_came(room: Room) -> None:
    ama = await room.participant("Ama", AMA)
    before = room.replica.people()
    await room.facilitator().submit(c.AskQuestion("What is working?"))
    assert room.replica.people() is before
    await room.participant("Ama", BO)
    assert await ama.ask(ListPeople()) == People(room.replica.people())
    assert [person.label for person in room.replica.people()] == ["Ama (1)", "Ama (2)"]


async def test_who_may_not_read_yet_is_not_told_when_somebody_answers(room: Room) -> None:
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", BO)
    question = (await room.facilitator().submit(c.AskQuestion("What helps?", "after_answer"))).made
    assert question is not None
    follower = Follower(bo)
    await follower.until(MineView)
    coming = asyncio.create_task(follower.until(RoomView))
    await asyncio.sleep(PARTICIPANT_SECONDS)  # the next view would come at once
    await ama.submit(c.Contribute(question, "Nobody's", key="0" * 32))
    bo.done(question, on=False)
    await asyncio.sleep(PARTICIPANT_SECONDS)
    await room.facilitator().submit(c.CloseQuestion())
    view = await coming
    assert isinstance(view, RoomView)
    assert view.question is not None
    assert not view.question.open
    await follower.close()


async def test_both_phones_of_people_who_became_one_follow_on(room: Room) -> None:
    ama, again = await room.participant("Ama", "a" * 32), await room.participant("Ama", "b" * 32)
    assert isinstance(ama.actor, Participant)
    assert isinstance(again.actor, Participant)
    await room.facilitator().submit(c.AskIfSame(again.actor.person, ama.actor.person))
    await again.submit(c.ConfirmSame(ama.actor.person))
    for port in (ama, again):
        mine = port.mine()
        assert mine is not None
        assert mine.person == ama.actor.person
        async with aclosing(port.follow()) as updates:
            assert isinstance(await anext(updates), RoomView)
            assert await anext(updates) == mine
