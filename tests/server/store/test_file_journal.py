import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pytest

from server.domain.events import Entry, SessionOpened
from server.store.disk import Disk
from server.store.file_journal import FileJournal, damaged_at_end, raising_not_understood, read_entries
from server.store.journal import AppendRefused, Fenced
from server.store.storage import LineStorage, NotUnderstood


def entry(seq: int) -> Entry:
    return Entry(seq, datetime(2026, 11, 23, tzinfo=UTC), (SessionOpened(),), "facilitator")


class CountingDisk(Disk):
    def __init__(self) -> None:
        self.syncs = 0
        self.refuse = False

    def sync(self, file: BinaryIO) -> None:
        self.syncs += 1
        if self.refuse:
            raise OSError(5, "Input/output error")
        super().sync(file)


@pytest.fixture
def disk() -> CountingDisk:
    return CountingDisk()


async def test_what_is_committed_is_read_again(tmp_path: Path) -> None:
    journal = FileJournal(tmp_path / "j")
    journal.append(entry(1))
    journal.append(entry(2))
    await journal.committed(2)
    assert [read.seq for read in journal.read()] == [1, 2]
    assert journal.entry(2) == entry(2)
    await journal.close()
    again = FileJournal(tmp_path / "j", read_only=True)
    assert [*again.read()] == [entry(1), entry(2)]
    assert (again.durable, again.set_aside, again.path) == (2, 0, tmp_path / "j")
    with pytest.raises(IndexError):
        again.entry(3)
    await again.close()


async def test_one_sync_covers_all_entries_of_a_tick(tmp_path: Path, disk: CountingDisk) -> None:
    journal = FileJournal(tmp_path / "j", disk)
    for seq in range(1, 101):
        journal.append(entry(seq))
    await asyncio.gather(*(journal.committed(seq) for seq in range(1, 101)))
    assert disk.syncs == 1
    await journal.close()


async def test_nothing_is_told_before_it_is_durable(tmp_path: Path, disk: CountingDisk) -> None:
    journal = FileJournal(tmp_path / "j", disk)
    told: list[tuple[int, int]] = []
    journal.when_durable = lambda seq: told.append((seq, disk.syncs))
    journal.append(entry(1))
    assert journal.durable == 0
    await journal.committed(1)
    assert told == [(1, 1)]
    await journal.committed(1)
    await journal.close()


async def test_entries_that_come_during_a_commit_wait_for_the_next(tmp_path: Path) -> None:
    journal = FileJournal(tmp_path / "j")
    journal.append(entry(1))
    first = asyncio.create_task(journal.committed(1))
    later = asyncio.create_task(journal.committed(2))
    await asyncio.sleep(0)
    journal.append(entry(2))
    await first
    await later
    assert journal.durable == 2
    await journal.close()


async def test_a_refused_sync_forgets_all_that_waits_and_the_next_one_starts_afresh(
    tmp_path: Path, disk: CountingDisk
) -> None:
    journal = FileJournal(tmp_path / "j", disk)
    refused: list[AppendRefused] = []
    journal.when_refused = refused.append
    disk.refuse = True
    journal.append(entry(1))
    waiting = [asyncio.create_task(journal.committed(seq)) for seq in (1, 2)]
    given_up = asyncio.create_task(journal.committed(1))
    await asyncio.sleep(0)
    given_up.cancel()
    journal.append(entry(2))
    outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [AppendRefused, AppendRefused]
    assert len(refused) == 1
    assert [*journal.read()] == []
    disk.refuse = False
    journal.append(entry(1))
    await journal.committed(1)
    await journal.close()
    assert [read.seq for read in read_entries(tmp_path / "j")] == [1]


async def test_a_file_that_somebody_else_extends_is_written_no_more(tmp_path: Path) -> None:
    fences: list[Fenced] = []
    journal = FileJournal(tmp_path / "j")
    journal.when_fenced = fences.append
    journal.append(entry(1))
    await journal.committed(1)
    with (tmp_path / "j").open("ab") as other:
        other.write(b"a line of another program\n")
    before = (tmp_path / "j").read_bytes()
    journal.append(entry(2))
    with pytest.raises(Fenced):
        await journal.committed(2)
    assert len(fences) == 1
    assert (journal.durable, (tmp_path / "j").read_bytes()) == (1, before)
    await journal.close()


async def test_a_refusal_is_told_also_where_the_disk_cannot_say_how_much_is_free(
    tmp_path: Path, disk: CountingDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: Path) -> None:
        raise OSError(19, "No such device")

    monkeypatch.setattr("server.store.file_journal.shutil.disk_usage", gone)
    journal = FileJournal(tmp_path / "j", disk)
    disk.refuse = True
    journal.append(entry(1))
    with pytest.raises(AppendRefused) as refused:
        await journal.committed(1)
    assert (refused.value.free, refused.value.reason) == (0, "Input/output error")
    await journal.close()


async def test_a_waiter_that_gave_up_hinders_nobody(tmp_path: Path) -> None:
    journal = FileJournal(tmp_path / "j")
    journal.append(entry(1))
    given_up = asyncio.create_task(journal.committed(1))
    await asyncio.sleep(0)
    given_up.cancel()
    await journal.committed(1)
    await journal.close()


async def test_closing_waits_for_what_was_appended(tmp_path: Path) -> None:
    journal = FileJournal(tmp_path / "j")
    journal.append(entry(1))
    await journal.close()
    assert [*read_entries(tmp_path / "j")] == [entry(1)]


def test_an_entry_that_this_release_does_not_know_is_told_in_a_sentence(tmp_path: Path) -> None:
    storage = LineStorage(tmp_path / "j")
    storage.append([b'{"seq":1,"at":"2026-11-23T10:00:00Z","events":[{"type":"of_a_later_release"}]}'])
    storage.close()
    with pytest.raises(NotUnderstood, match="cannot make sense of"), raising_not_understood(tmp_path / "j"):
        list(read_entries(tmp_path / "j"))


def test_damaged_lines_at_the_end_are_counted_before_and_after_they_are_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    storage = LineStorage(path)
    storage.append([b'{"seq":1,"at":1}'])
    storage.close()
    assert damaged_at_end(path) == 0
    with path.open("ab") as file:
        file.write(b'{"sum":"00000000","seq":2}\n{"sum":"torn')
    before = path.read_bytes()
    assert damaged_at_end(path) == 1
    assert path.read_bytes() == before
    LineStorage(path).close()
    assert path.read_bytes() != before
    assert damaged_at_end(path) == 1
