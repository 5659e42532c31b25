"""A session whose record is redacted while it goes on, and when it closes."""

import asyncio
from collections.abc import Callable

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.errors import Rejected
from server.domain.redaction import Emptied
from server.port import Entries, Position, Receipt
from server.projections.mine import MineView
from server.projections.status import StatusView
from server.store.file_journal import FileJournal
from server.store.journal import Fenced, RedactionRefused
from tests.server.conftest import Room
from tests.server.engine.test_local_port import Follower

AMA, BO = "a" * 32, "b" * 32
WORDS = Emptied(frozenset[e.Mark]({"words"}))


@pytest.fixture
async def said(room: Room) -> Receipt:
    """Ama said "gone soon", and "stays" behind it."""
    facilitator, ama = room.facilitator(), await room.participant("Ama", AMA)
    question = (await facilitator.submit(c.AskQuestion("What helps?"))).made
    assert question is not None
    receipt = await ama.submit(c.Contribute(question, "gone soon"), "id-1")
    await ama.submit(c.Contribute(question, "stays"), "id-2")
    return receipt


def texts(room: Room) -> list[str]:
    said = sorted(room.replica.state.contributions.values(), key=lambda known: known.number)
    return [known.text for known in said]


async def test_the_writer_knows_who_is_connected_and_takes_nobodys_place(room: Room) -> None:
    ama = await room.participant("Ama", AMA)
    assert isinstance(ama.actor, Participant)
    assert room.writer.is_connected(ama.actor.person)
    ama.leave()
    assert not room.writer.is_connected(ama.actor.person)


async def test_whoever_is_done_with_a_question_answers_what_they_read(room: Room) -> None:
    ama, bo, lead = await room.participant("Ama", AMA), await room.participant("Bo", BO), room.facilitator()
    question = (await lead.submit(c.AskQuestion("What helps?", "after_answer"))).made
    assert question is not None
    said = (await ama.submit(c.Contribute(question, "Mornings"))).made
    assert said is not None
    with pytest.raises(Rejected, match="words_gone"):
        await bo.submit(c.Build(said, "And evenings"))
    bo.done(question, True)
    await bo.submit(c.Build(said, "And evenings", key="1" * 32))
    bo.done(question, False)
    with pytest.raises(Rejected, match="words_gone"):
        await bo.submit(c.SayMeToo(said, "0" * 32))


async def test_nothing_of_what_was_redacted_is_left_in_file_or_memory(room: Room, said: Receipt) -> None:
    await room.session.redact({said.seq: WORDS})
    assert texts(room) == ["", "stays"]
    assert [known.text for known in room.writer.durable.contributions.values() if known.text] == ["stays"]
    assert b"gone soon" not in room.journal.path.read_bytes()


async def test_facilitators_are_told_the_new_epoch_from_its_beginning(room: Room, said: Receipt) -> None:
    follower = Follower(room.facilitator())
    await follower.until(Entries)
    await room.session.redact({said.seq: WORDS})
    told = await follower.until(Entries)
    assert isinstance(told, Entries)
    assert [entry.seq for entry in told.entries] == [*range(1, room.replica.state.seq + 1)]
    assert told.epoch == 2
    await follower.close()
    again = Follower(room.facilitator(), Position("s-1", room.replica.state.seq, epoch=2))
    told = await again.until(Entries)
    assert isinstance(told, Entries)
    assert told.entries == ()
    await again.close()


async def test_an_epoch_that_begins_before_the_first_entries_is_told_from_its_beginning(
    room: Room, said: Receipt
) -> None:
    follower = Follower(room.facilitator(), Position("s-1", room.replica.state.seq))
    await follower.until(StatusView)
    await room.session.redact({said.seq: WORDS})
    told = await follower.until(Entries)
    assert isinstance(told, Entries)
    assert (told.epoch, [entry.seq for entry in told.entries]) == (2, [*range(1, room.replica.state.seq + 1)])
    await follower.close()


async def test_phones_are_shown_what_is_left(room: Room, said: Receipt) -> None:
    follower = Follower(room.known(AMA))
    await follower.until(MineView)
    await room.session.redact({said.seq: WORDS})
    mine = await follower.until(MineView)
    assert isinstance(mine, MineView)
    assert [own.text for own in mine.said] == ["Deleted as the room closed.", "stays"]
    await follower.close()


async def test_what_comes_during_a_redaction_is_kept_behind_it(room: Room, said: Receipt) -> None:
    question = room.replica.state.asked[0]
    ama, bo = room.known(AMA), await room.participant("Bo", BO)
    redacting = asyncio.create_task(room.session.redact({said.seq: WORDS}))
    commands = [c.Contribute(question, f"meanwhile {number}") for number in range(20)]
    receipts = await asyncio.gather(
        *(port.submit(command) for port, command in zip([ama, bo] * 10, commands, strict=True)), redacting
    )
    assert len(receipts) == 21
    assert texts(room) == ["", "stays", *(command.text for command in commands)]
    assert [entry.seq for entry in room.journal.read()] == [*range(1, room.replica.state.seq + 1)]


async def test_a_command_sent_again_after_a_redaction_is_still_known(room: Room, said: Receipt) -> None:
    await room.session.redact({said.seq: WORDS})
    question = room.replica.state.asked[0]
    again = await room.known(AMA).submit(c.Contribute(question, "gone soon"), "id-1")
    assert (again.seq, again.made, again.epoch) == (said.seq, said.made, 2)
    assert texts(room) == ["", "stays"]


async def test_the_redacted_record_opens_again_in_its_epoch(
    room: Room, said: Receipt, open_room: Callable[[FileJournal], Room]
) -> None:
    await room.session.redact({said.seq: WORDS})
    state = room.replica.state
    await room.journal.close()
    journal = FileJournal(room.journal.path)
    again = open_room(journal)
    assert (again.replica.state, again.replica.epoch) == (state, 2)
    await journal.close()


async def test_a_refused_redaction_leaves_the_session_as_it_was(
    room: Room, said: Receipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: object, content: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("server.store.storage.write_private", full)
        with pytest.raises(RedactionRefused, match="No space"):
            await room.session.redact({said.seq: WORDS})
    assert (texts(room), room.replica.epoch) == (["gone soon", "stays"], 1)


async def test_a_record_that_another_program_writes_is_not_redacted(room: Room, said: Receipt) -> None:
    fences: list[Fenced] = []
    room.session.when_fenced = fences.append
    with room.journal.path.open("ab") as file:
        file.write(b"of another program\n")
    with pytest.raises(Fenced):
        await room.session.redact({said.seq: WORDS})
    assert len(fences) == 1
    assert b"gone soon" in room.journal.path.read_bytes()


async def test_only_an_ended_session_is_redacted_at_the_close(room: Room, said: Receipt) -> None:
    assert said.made is not None
    await room.known(AMA).submit(c.TakeBackContribution(said.made))
    await room.session.redact_at_close()
    assert texts(room) == ["gone soon", "stays"]
    await room.facilitator().submit(c.EndSession())
    await room.session.redact_at_close()
    assert texts(room) == ["", "stays"]
    await room.session.redact_at_close()
    assert room.replica.epoch == 2, "there was nothing left to redact"


async def test_a_receipt_of_a_later_epoch_waits_for_it(room: Room, said: Receipt) -> None:
    waiting = asyncio.create_task(room.replica.reached(Receipt(said.seq, epoch=2)))
    await asyncio.sleep(0)
    assert not waiting.done()
    await room.session.redact({said.seq: WORDS})
    await waiting
    await room.replica.reached(Receipt(said.seq, epoch=1))
