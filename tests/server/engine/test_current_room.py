"""The room as it is now."""

from server.domain import commands as c
from server.domain.commands import Reveal
from server.domain.events import Entry
from server.domain.state import State
from server.engine.current_room import CurrentRoom
from tests.server.conftest import Room


async def asked(room: Room, reveal: Reveal) -> str:
    made = (await room.facilitator().submit(c.AskQuestion("What helps?", reveal=reveal))).made
    assert made is not None
    return made


def newest(room: Room) -> tuple[tuple[Entry, ...], State]:
    return room.replica.entries(room.replica.state.seq - 1, 1), room.replica.state


async def test_there_are_two_rooms_while_only_those_who_responded_may_read(room: Room) -> None:
    ama = await room.participant("Ama", "a" * 32)
    question = await asked(room, "after_answer")
    current = CurrentRoom(room.replica.state)
    assert not current.is_one
    await ama.submit(c.Contribute(question, "a bus"))
    assert current.renew(*newest(room))
    assert ([said.text for said in current.for_responders.said], current.everybody.said) == (["a bus"], ())
    await room.facilitator().submit(c.RevealQuestion(question))
    assert current.renew(*newest(room))
    assert current.is_one
    assert [said.text for said in current.everybody.said] == ["a bus"]


async def test_a_room_that_stays_equal_stays_the_same_object(room: Room) -> None:
    ama = await room.participant("Ama", "a" * 32)
    question = await asked(room, "when_revealed")
    current = CurrentRoom(room.replica.state)
    before = current.everybody
    await ama.submit(c.Contribute(question, "a bus"))
    assert not current.renew(*newest(room))
    assert current.everybody is before


async def test_after_a_redaction_the_room_starts_over(room: Room) -> None:
    current = CurrentRoom(room.replica.state)
    await asked(room, "when_revealed")
    current.start_over(room.replica.state)
    assert current.everybody.question is not None
