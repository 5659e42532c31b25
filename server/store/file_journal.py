"""The record of a session in a file on this machine.

All entries appended in one tick of the loop are written and synced together, in a thread. A redaction rewrites the
whole file in the same thread, so appends and redactions never overlap. When the disk refuses, every entry that is not
yet durable is dropped, and the next append starts afresh. Once another program has written to the file, this journal
writes nothing more.
"""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec
from tinydb import TinyDB

from server.codec import decode_entry, encode, entry_from
from server.domain.events import Entry
from server.domain.redaction import Redaction, redacted
from server.store.disk import Disk
from server.store.journal import AppendRefused, Fenced, RedactionRefused
from server.store.storage import SET_ASIDE, TABLE, LineStorage, NotUnderstood, WrittenByAnother

Outcome = TypeVar("Outcome", AppendRefused, Fenced)


class FileJournal:
    """A Journal in one file. The constructor raises storage.Unreadable or OSError if the file cannot be opened."""

    def __init__(self, path: Path, disk: Disk | None = None, *, read_only: bool = False) -> None:
        self._storage = LineStorage(path, disk, read_only=read_only)
        self._table = TinyDB(storage=lambda: self._storage).table(TABLE)
        self._waiting: list[bytes] = []
        self._commit: asyncio.Task[None] | None = None
        self._waiters: list[tuple[int, asyncio.Future[None]]] = []
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="journal")
        self._durable = len(self._storage)
        self.when_durable: Callable[[int], None] = lambda _: None
        self.when_refused: Callable[[AppendRefused], None] = lambda _: None
        self.when_fenced: Callable[[Fenced], None] = lambda _: None

    @property
    def set_aside(self) -> int:
        """The number of damaged lines that were moved out of the end of the file on opening."""
        return self._storage.set_aside

    @property
    def durable(self) -> int:
        """The number of durable entries."""
        return self._durable

    @property
    def path(self) -> Path:
        """The path of the file."""
        return self._storage.path

    @property
    def epoch(self) -> int:
        """The epoch of the record: 1, and one more for each redaction."""
        return self._storage.epoch

    def read(self) -> Iterator[Entry]:
        """All durable entries, from the first."""
        return map(decode_entry, islice(self._storage.lines(), self._durable))

    def entry(self, position: int) -> Entry:
        """The durable entry at `position`. Raises IndexError."""
        document = self._table.get(doc_id=position)
        if document is None or isinstance(document, list):
            raise IndexError(position)
        return entry_from(document)

    def append(self, entry: Entry) -> None:
        """Queues the next entry for writing; `committed` reports the outcome."""
        self._waiting.append(encode(entry))
        if self._commit is None:
            self._commit = asyncio.get_running_loop().create_task(self._commit_all())

    async def committed(self, seq: int) -> None:
        """Returns once the entry `seq` is durable. Raises AppendRefused or Fenced."""
        if self._durable < seq:
            future = asyncio.get_running_loop().create_future()
            self._waiters.append((seq, future))
            await future

    async def redact(self, redaction: Redaction) -> None:
        """Empties fields of durable entries and deletes copies of lines beside the file. Raises RedactionRefused or
        Fenced.
        """
        try:
            await asyncio.get_running_loop().run_in_executor(self._writer, self._redact, redaction)
        except OSError as error:
            raise RedactionRefused(error.strerror or type(error).__name__) from error
        except WrittenByAnother as error:
            fence = Fenced(str(error))
            self._drop_waiting(fence, self.when_fenced)
            raise fence from error

    async def close(self) -> None:
        """Waits until every appended entry is durable or refused, then closes the file."""
        if self._commit is not None:
            await self._commit
        self._writer.shutdown()
        self._storage.close()

    async def _commit_all(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            bodies, self._waiting = self._waiting, []
            try:
                await loop.run_in_executor(self._writer, self._storage.append, bodies)
            except OSError as error:
                path, reason = self.path, error.strerror or type(error).__name__
                self._drop_waiting(AppendRefused(str(path), _free_bytes(path.parent), reason), self.when_refused)
            except WrittenByAnother as error:
                self._drop_waiting(Fenced(str(error)), self.when_fenced)
            else:
                self._mark_durable(len(bodies))
        self._commit = None

    def _redact(self, redaction: Redaction) -> None:
        entries = {seq: redacted(self.entry(seq), what) for seq, what in redaction.items()}
        if entries:
            self._storage.rewrite({seq: encode(entry) for seq, entry in entries.items()})
        else:
            self._storage.discard_copies()

    def _mark_durable(self, count: int) -> None:
        self._durable += count
        self.when_durable(self._durable)
        later = []
        for seq, waiter in self._waiters:
            if seq > self._durable:
                later.append((seq, waiter))
            elif not waiter.done():
                waiter.set_result(None)
        self._waiters = later

    def _drop_waiting(self, outcome: Outcome, tell: Callable[[Outcome], None]) -> None:
        self._waiting.clear()  # later entries build on those that were lost
        tell(outcome)
        waiters, self._waiters = self._waiters, []
        for _, waiter in waiters:
            if not waiter.done():
                waiter.set_exception(outcome)


def _free_bytes(path: Path) -> int:
    try:
        return shutil.disk_usage(path).free
    except OSError:  # the disk may have been removed
        return 0


@contextmanager
def raising_not_understood(path: Path) -> Iterator[None]:
    """Turns a validation error or a missing reference, raised while entries are read, into NotUnderstood."""
    try:
        yield
    except (msgspec.ValidationError, KeyError) as error:
        raise NotUnderstood(
            f"{path} holds an entry that this release of coprod cannot make sense of. "
            f'If a newer one wrote it, please install that; "coprod repair {path}" writes a copy without it.'
        ) from error


def damaged_at_end(path: Path) -> int:
    """How many damaged lines a file has at its end, or had when it was opened. Raises Unreadable or OSError."""
    storage = LineStorage(path, read_only=True)
    storage.close()
    before = (tail.read_bytes() for tail in path.parent.glob(f"{path.name}{SET_ASIDE}*"))
    return storage.set_aside + sum(max(1, tail.count(b"\n")) for tail in before)


def read_entries(path: Path) -> Iterator[Entry]:
    """The entries in a file that a running server may have open; nothing is changed. Raises storage.Unreadable or
    OSError.
    """
    storage = LineStorage(path, read_only=True)
    try:
        yield from map(decode_entry, storage.lines())
    finally:
        storage.close()
