import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

import pytest

from server.codec import encode
from server.domain import commands as c
from server.domain.errors import Rejected
from server.port import SessionPort
from server.store.disk import Disk
from server.store.file_journal import FileJournal, read_entries
from tests.server.conftest import OTHER_TOKEN, START, TOKEN, Clock, Room
from tests.session import is_nobodys

AMA, BO = "a" * 32, "b" * 32
KEY = "0123456789abcdef" * 2


async def ask(room: Room, text: str = "What helps?") -> str:
    receipt = await room.facilitator().submit(c.AskQuestion(text))
    assert receipt.made is not None
    return receipt.made


async def test_a_receipt_comes_after_the_words_are_on_disk(room: Room) -> None:
    question = await ask(room)
    ama = await room.participant("Ama", AMA)
    receipt = await ama.submit(c.Contribute(question, "The same carer."), "id-1")
    on_disk = [*read_entries(room.journal.path)]
    assert on_disk[receipt.seq - 1].cause is not None
    assert receipt.made is not None
    assert receipt.made in encode(on_disk[receipt.seq - 1]).decode()


async def test_the_record_says_which_facilitator_it_was(room: Room) -> None:
    await room.facilitator(TOKEN).submit(c.OpenSession(), "id-1")
    await room.facilitator(OTHER_TOKEN).submit(c.AskQuestion("What helps?"), "id-1")
    assert [entry.actor for entry in read_entries(room.journal.path)] == ["facilitator", "facilitator", "facilitator-2"]


async def test_the_same_id_again_gets_the_first_receipt(room: Room) -> None:
    question = await ask(room)
    ama = await room.participant("Ama", AMA)
    first = await ama.submit(c.Contribute(question, "Words"), "id-1")
    assert await ama.submit(c.Contribute(question, "Words"), "id-1") == first
    assert room.replica.state.kept_contributions == 1


async def test_the_same_id_at_once_from_two_pages_is_kept_once(room: Room) -> None:
    question = await ask(room)
    ama, other_page = await room.participant("Ama", AMA), room.known(AMA)
    command = c.Contribute(question, "Words")
    receipts = await asyncio.gather(ama.submit(command, "id-1"), other_page.submit(command, "id-1"))
    assert receipts[0] == receipts[1]
    assert room.replica.state.kept_contributions == 1


async def test_the_same_id_for_other_words_is_told_and_the_first_counts(room: Room) -> None:
    question = await ask(room)
    ama = await room.participant("Ama", AMA)
    await ama.submit(c.Contribute(question, "First"), "id-1")
    with pytest.raises(Rejected) as raised:
        await ama.submit(c.Contribute(question, "Second"), "id-1")
    assert raised.value.code == "id_reused"
    assert room.replica.state.kept_contributions == 1


async def test_ids_of_one_person_do_not_answer_for_another(room: Room) -> None:
    question = await ask(room)
    ama, bo = await room.participant("Ama", AMA), await room.participant("Bo", BO)
    command = c.Contribute(question, "Words")
    assert await ama.submit(command, "id-1") != await bo.submit(command, "id-1")


async def test_after_a_restart_repeats_are_still_known(room: Room, open_room: Callable[..., Room]) -> None:
    question = await ask(room)
    ama = await room.participant("Ama", AMA)
    said = await ama.submit(c.Contribute(question, "Words"), "id-1")
    nameless = await ama.submit(c.Contribute(question, "Quiet words", key=KEY), "id-2")
    await room.journal.close()
    again = open_room(FileJournal(room.journal.path))
    ama = again.known(AMA)
    assert await ama.submit(c.Contribute(question, "Words"), "id-1") == said
    assert (await ama.submit(c.Contribute(question, "Quiet words", key=KEY), "id-2")).made == nameless.made
    cy = (await again.visitor("c" * 32).submit(c.Join("Cy"))).made
    assert cy is not None
    assert cy in again.replica.state.people
    assert again.replica.state.kept_contributions == 2
    await again.journal.close()


async def test_joining_twice_with_one_secret_is_joining_once(room: Room) -> None:
    at_the_door = room.visitor(AMA)
    first = await at_the_door.submit(c.Join("Ama"), "id-1")
    again = await at_the_door.submit(c.Join("Ama"), "id-2")
    assert first.made == again.made
    assert len(room.replica.state.people) == 1


async def test_words_without_a_name_leave_no_link_on_disk_or_in_memory(room: Room) -> None:
    question = await ask(room)
    ama = await room.participant("Ama", AMA)
    person = next(iter(room.replica.state.people))
    before = repr(room.writer._results)
    await ama.submit(c.Contribute(question, "Quiet words", key=KEY), "id-of-quiet-words")
    line = room.journal.path.read_bytes().splitlines()[-1].decode()
    assert "Quiet words" in line
    assert person not in line
    assert "id-of-quiet-words" not in line
    assert KEY not in line
    assert (START.replace(second=0, microsecond=0)).isoformat()[:16] in line
    assert ":30" not in line.partition('"events"')[0]
    assert repr(room.writer._results) == before
    assert [*room.replica.state.people[person].contributions] == []


async def test_changing_and_taking_back_nameless_words_leaves_no_link_either(room: Room) -> None:
    question = await ask(room)
    ama = await room.participant("Ama", AMA)
    person = next(iter(room.replica.state.people))
    made = (await ama.submit(c.Contribute(question, "Quiet", key=KEY))).made
    assert made is not None
    await ama.submit(c.ChangeContribution(made, "Quieter", KEY), "id-change")
    await ama.submit(c.TakeBackContribution(made, KEY), "id-back")
    lines = room.journal.path.read_text().splitlines()[-2:]
    for line in lines:
        assert person not in line
        assert "id-" not in line


async def test_not_now_is_not_recorded_as_anybodys_doing(room: Room) -> None:
    ama = await room.participant("Ama", AMA)
    person = next(iter(room.replica.state.people))
    await room.facilitator().submit(c.OfferRole("scribe", person))
    await ama.submit(c.DeclineOffer("scribe"))
    entry = [*read_entries(room.journal.path)][-1]
    assert is_nobodys(entry)
    assert not room.replica.state.offers


async def test_a_command_that_changes_nothing_writes_nothing(room: Room) -> None:
    facilitator = room.facilitator()
    await facilitator.submit(c.OpenSession())
    size = room.journal.path.stat().st_size
    await facilitator.submit(c.OpenSession())
    with pytest.raises(Rejected):
        await facilitator.submit(c.MarkHeard("c-99"))
    assert room.journal.path.stat().st_size == size


class BrokenDisk(Disk):
    broken = False

    def write(self, file: BinaryIO, data: bytes) -> None:
        if self.broken:
            raise OSError(28, "No space left on device")
        super().write(file, data)


async def test_when_the_disk_refuses_nothing_has_happened_and_the_same_id_works_later(
    room: Room, open_room: Callable[..., Room]
) -> None:
    question = await ask(room)
    await room.participant("Ama", AMA)
    await room.journal.close()
    disk = BrokenDisk()
    again = open_room(FileJournal(room.journal.path, disk))
    ama = again.known(AMA)
    disk.broken = True
    with pytest.raises(Rejected) as raised:
        await ama.submit(c.Contribute(question, "Words"), "id-1")
    assert raised.value.code == "storage_failed"
    assert raised.value.temporary
    assert again.replica.state.kept_contributions == 0
    assert again.replica.status.view.trouble is not None
    assert again.replica.status.view.trouble.reason == "No space left on device"
    disk.broken = False
    await ama.submit(c.Contribute(question, "Words"), "id-1")
    assert again.replica.state.kept_contributions == 1
    assert again.replica.status.view.trouble is None
    await again.journal.close()
    assert len([*read_entries(again.journal.path)]) == again.replica.state.seq


async def test_order_is_by_position_whatever_the_clock_says(
    room: Room, clock: Clock, open_room: Callable[..., Room]
) -> None:
    question = await ask(room)
    ama = await room.participant("Ama", AMA)
    for jump in (0, -86_400, 366 * 86_400, -3_600):
        clock.now += timedelta(seconds=jump)
        await ama.submit(c.Contribute(question, f"after {jump}"))
    await room.journal.close()
    again = open_room(FileJournal(room.journal.path, read_only=True))
    said = sorted(again.replica.state.contributions.values(), key=lambda said: said.number)
    texts = [words.text for words in said]
    assert texts == ["after 0", "after -86400", "after 31622400", "after -3600"]
    await again.journal.close()


async def test_old_entries_come_from_disk_and_new_ones_from_memory(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    question = await ask(room)
    ama: SessionPort = await room.participant("Ama", AMA)
    for number in range(5):
        await ama.submit(c.Contribute(question, f"{number}"))
    last = room.replica.state.seq
    everything = room.replica.entries(0, 100)
    assert [entry.seq for entry in everything] == list(range(1, last + 1))
    assert [entry.seq for entry in room.replica.entries(last - 2, 100)] == [last - 1, last]
    assert [entry.seq for entry in room.replica.entries(2, 3)] == [3, 4, 5]
    assert room.replica.entries(last, 100) == ()
    assert everything == tuple(read_entries(Path(room.journal.path)))


async def test_two_people_who_join_under_one_command_id_are_two(room: Room) -> None:
    ama = await room.visitor(AMA).submit(c.Join("Ama"), "id-1")
    bo = await room.visitor(BO).submit(c.Join("Ama"), "id-1")
    assert ama.made != bo.made
    assert len(room.replica.state.people) == 2
