"""R4: whichever call the disk refuses, nothing is acknowledged or shown that is not durable, and writing goes on."""

import asyncio
import errno
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.domain import commands as c
from server.domain.actors import Actor, Facilitator, Participant, Visitor
from server.domain.decide.session import create
from server.domain.errors import Rejected
from server.domain.events import Entry
from server.domain.evolve import fold
from server.domain.plan import plain_plan
from server.engine.local_session import LocalSession
from server.engine.writer import Dependencies
from server.port import Receipt
from server.store.disk import Disk
from server.store.file_journal import FileJournal, read_entries
from server.store.storage import LineStorage
from tests.faults.disks import Call, FailingDisk

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
TRIES = 8
ROUNDS = 4
KEY = "0123456789abcdef" * 2


@dataclass
class Stage:
    """A session on a disk that may refuse, and all that its people were told."""

    session: LocalSession
    disk: FailingDisk
    path: Path
    receipts: dict[str, Receipt] = field(default_factory=dict)
    refusals: int = 0
    untold: int = 0
    shown: list[Entry] = field(default_factory=list)

    async def submit(self, actor: Actor, command: c.Command, id_: str) -> Receipt:
        """Sends until it is granted, as a phone does."""
        for _ in range(TRIES):
            try:
                receipt = await self.session.writer.submit(actor, command, id_)
            except Rejected as refusal:
                if refusal.code != "storage_failed":
                    raise
                self.refusals += 1
                self.untold += self.session.replica.status.view.trouble is None
            else:
                assert receipt.seq <= self.durable_entries()
                self.receipts[id_] = receipt
                return receipt
        raise AssertionError("the disk refused too often")

    def durable_entries(self) -> int:
        """How many entries would survive a loss of power now; the first line of the file is none."""
        return self.path.read_bytes()[: self.disk.durable].count(b"\n") - 1

    async def watch(self) -> None:
        """What the dashboard is shown, which never goes beyond what is durable."""
        subscription = self.session.replica.follow(Facilitator())
        while True:
            await subscription.wait()
            fresh = self.session.replica.entries(len(self.shown), 1000)
            self.shown.extend(fresh)
            assert len(self.shown) <= self.durable_entries()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.jsonl"


async def begin(path: Path) -> None:
    """A fresh session in `path`."""
    for left in path.parent.iterdir():
        left.unlink()
    journal = FileJournal(path)
    journal.append(Entry(1, NOW, create("s-test", "KITEMA", plain_plan("A session")), "facilitator"))
    await journal.committed(1)
    await journal.close()


@asynccontextmanager
async def stage(path: Path, disk: FailingDisk) -> AsyncIterator[Stage]:
    """Opens the session on this disk."""
    disk.durable = path.stat().st_size  # noqa: ASYNC240 - nothing else runs yet
    journal = FileJournal(path, disk)
    made = Stage(
        LocalSession(journal, Dependencies(lambda: NOW, lambda prefix: f"{prefix}-{secrets.token_hex(6)}")),
        disk,
        path,
    )
    watching = asyncio.create_task(made.watch())
    try:
        yield made
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        await journal.close()


KNOWN_OTHERWISE = ("quiet", "join Ama", "join Bo")


async def play(on: Stage) -> None:
    """A little of everything: an entry alone, entries that are written together, with and without a name, a repeat."""
    question = (await on.submit(Facilitator(), c.AskQuestion("What helps?"), "ask")).made
    joined = [await on.submit(Visitor(f"hash {name}"), c.Join(name), f"join {name}") for name in ("Ama", "Bo")]
    ama, bo = (Participant(str(receipt.made)) for receipt in joined)
    assert question is not None
    for number in range(ROUNDS):
        await asyncio.gather(
            on.submit(ama, c.Contribute(question, f"Ama says {number}"), f"ama {number}"),
            on.submit(bo, c.Contribute(question, f"Bo says {number}"), f"bo {number}"),
        )
    nameless = c.Contribute(question, "Nobody says", key=KEY)
    assert await on.submit(ama, nameless, "quiet") == await on.submit(ama, nameless, "quiet")
    await on.submit(bo, c.AskForRole("encourager"), "role")


def check_against_disk(on: Stage) -> None:
    """The file holds what was granted, once, and the state is what the file says."""
    entries = list(read_entries(on.path))
    state = fold(entries)
    assert entries[: len(on.shown)] == on.shown
    assert state == on.session.replica.state
    texts = [known.text for known in state.contributions.values()]
    assert sorted(texts) == sorted(
        [f"{name} says {number}" for number in range(ROUNDS) for name in ("Ama", "Bo")] + ["Nobody says"]
    )
    for id_, receipt in on.receipts.items():
        if id_ not in KNOWN_OTHERWISE:
            cause = entries[receipt.seq - 1].cause
            assert cause is not None
            assert cause.id == id_
    assert {on.receipts[id_].made for id_ in ("join Ama", "join Bo")} == set(state.people)
    assert on.session.replica.status.view.trouble is None


def every_refusal(calls: dict[str, int]) -> Iterator[frozenset[tuple[Call, int]]]:
    """Each write and each sync alone, twice in a row, and with the cutting back that follows it refused too."""
    kinds: tuple[Call, ...] = ("write", "sync")
    for kind in kinds:
        for number in range(1, calls[kind] + 1):
            yield frozenset({(kind, number)})
            yield frozenset({(kind, number), (kind, number + 1)})
            yield frozenset({(kind, number), ("truncate", 1)})
            yield frozenset({("write", number), ("truncate", 1), ("sync", number), ("truncate", 2)})


@pytest.mark.parametrize(("error", "torn"), [(errno.ENOSPC, 0.5), (errno.EIO, 1.0), (errno.EROFS, 0.0)])
async def test_any_refused_call_costs_nothing_that_was_acknowledged(path: Path, error: int, torn: float) -> None:
    await begin(path)
    async with stage(path, FailingDisk()) as healthy:
        await play(healthy)
    assert healthy.refusals == 0
    for failing in every_refusal(healthy.disk.calls):
        await begin(path)
        async with stage(path, FailingDisk(failing, error, torn)) as on:
            await play(on)
            assert (on.refusals > 0, on.untold) == (True, 0)
        check_against_disk(on)


async def test_a_crash_right_after_a_refusal_forgets_nothing_and_doubles_nothing(path: Path) -> None:
    """What was refused may stand on disk all the same; sent again after the restart, it counts once."""
    for number in range(1, 10):
        for kind in ("write", "sync"):
            failing: frozenset[tuple[Call, int]] = frozenset((kind, later) for later in range(number, 100))
            await begin(path)
            async with stage(path, FailingDisk(failing, torn=1.0)) as before:
                with pytest.raises(AssertionError, match="refused too often"):
                    await play(before)
            async with stage(path, FailingDisk()) as after:
                for id_, receipt in before.receipts.items():
                    assert after.session.replica.entries(receipt.seq - 1, 1), id_
                await play(after)
            check_against_disk(after)


async def test_a_failed_sync_is_never_a_success_later(path: Path) -> None:
    """The bytes are all there, but the system said that it could not keep them: they are written anew."""
    disk = FailingDisk(frozenset({("sync", 2)}), errno.EIO, torn=1.0)
    path.touch()  # noqa: ASYNC240 - nothing else runs here
    storage = LineStorage(path, disk)
    storage.append([b'{"seq":1,"text":"kept"}'])
    with pytest.raises(OSError, match="Input/output"):
        storage.append([b'{"seq":2,"text":"refused"}'])
    assert len(storage) == 1
    storage.append([b'{"seq":2,"text":"kept too"}'])
    storage.close()
    assert disk.calls == {"write": 3, "sync": 3, "truncate": 1}
    again = LineStorage(path, Disk())
    assert [again.document(position)["text"] for position in (1, 2)] == ["kept", "kept too"]
    again.close()


async def test_a_disk_that_is_gone_altogether_is_told_and_does_not_hang(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick pulled out: even asking for the free space fails then."""
    await begin(path)
    async with stage(path, FailingDisk(frozenset({("write", 1)}), errno.EIO)) as on:

        def gone(_: Path) -> None:
            raise OSError(errno.EIO, "Input/output error")

        monkeypatch.setattr("shutil.disk_usage", gone)
        async with asyncio.timeout(5):
            with pytest.raises(Rejected):
                await on.session.writer.submit(Facilitator(), c.OpenSession(), "open")
        assert on.session.replica.status.view.trouble is not None
        await on.submit(Facilitator(), c.OpenSession(), "open")
