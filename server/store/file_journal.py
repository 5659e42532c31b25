"""The record of a session in a file of this machine.

What is appended in one tick of the loop is written and synced together, in a thread; a redaction writes the whole file
anew in that same thread, so that the two never meet. When the disk refuses, everything that was not durable yet is
forgotten, and the next append tries afresh. Once somebody else wrote to the file, nothing is written to it any more.
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

from server.codec import encode, entry_from
from server.domain.events import Entry
from server.domain.redaction import Redaction, redacted
from server.store.disk import Disk
from server.store.journal import AppendRefused, Fenced, RedactionRefused
from server.store.storage import TABLE, LineStorage, NotUnderstood, WrittenByAnother

Outcome = TypeVar("Outcome", AppendRefused, Fenced)


class FileJournal:
    """A Journal in one file. Raises storage.Unreadable or OSError where that cannot be opened."""

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
        """How many damaged lines at the end were set aside on opening."""
        return self._storage.set_aside

    @property
    def durable(self) -> int:
        """How many entries are durable."""
        return self._durable

    @property
    def path(self) -> Path:
        """The file."""
        return self._storage.path

    @property
    def epoch(self) -> int:
        """How often the record was begun: 1, and one more for each redaction."""
        return self._storage.epoch

    def read(self) -> Iterator[Entry]:
        """All durable entries, from the first."""
        return (entry_from(document) for document in islice(self._table, self._durable))

    def entry(self, position: int) -> Entry:
        """The durable entry at `position`. Raises IndexError."""
        document = self._table.get(doc_id=position)
        if document is None or isinstance(document, list):
            raise IndexError(position)
        return entry_from(document)

    def append(self, entry: Entry) -> None:
        """Takes in the next entry; `committed` says how that ended."""
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
        """Empties fields of durable entries, also in what had been set aside. Raises RedactionRefused or Fenced."""
        try:
            await asyncio.get_running_loop().run_in_executor(self._writer, self._redact, redaction)
        except OSError as error:
            raise RedactionRefused(error.strerror or type(error).__name__) from error
        except WrittenByAnother as error:
            fence = Fenced(str(error))
            self._forget(fence, self.when_fenced)
            raise fence from error

    async def close(self) -> None:
        """Returns once what was appended is durable or refused; the file is closed."""
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
                self._forget(AppendRefused(str(path), _free(path.parent), reason), self.when_refused)
            except WrittenByAnother as error:
                self._forget(Fenced(str(error)), self.when_fenced)
            else:
                self._kept(len(bodies))
        self._commit = None

    def _redact(self, redaction: Redaction) -> None:
        entries = {seq: redacted(self.entry(seq), marks) for seq, marks in redaction.items()}
        if entries:
            self._storage.rewrite({seq: encode(entry) for seq, entry in entries.items()})
        else:
            self._storage.discard_set_aside()

    def _kept(self, count: int) -> None:
        self._durable += count
        self.when_durable(self._durable)
        later = []
        for seq, waiter in self._waiters:
            if seq > self._durable:
                later.append((seq, waiter))
            elif not waiter.done():
                waiter.set_result(None)
        self._waiters = later

    def _forget(self, outcome: Outcome, tell: Callable[[Outcome], None]) -> None:
        self._waiting.clear()  # later entries build on those that were not kept
        tell(outcome)
        waiters, self._waiters = self._waiters, []
        for _, waiter in waiters:
            if not waiter.done():
                waiter.set_exception(outcome)


def _free(path: Path) -> int:
    try:
        return shutil.disk_usage(path).free
    except OSError:  # the disk may be gone altogether
        return 0


@contextmanager
def understood(path: Path) -> Iterator[None]:
    """Turns intact lines that cannot be entries, or build on what is not there, into Unreadable."""
    try:
        yield
    except (msgspec.ValidationError, KeyError) as error:
        raise NotUnderstood(
            f"{path} holds an entry that this release of coprod cannot make sense of. "
            f'If a newer one wrote it, please install that; "coprod repair {path}" writes a copy without it.'
        ) from error


def read_entries(path: Path) -> Iterator[Entry]:
    """The entries in a file that may be in use; nothing is changed. Raises storage.Unreadable or OSError."""
    storage = LineStorage(path, read_only=True)
    try:
        yield from (entry_from(document) for document in TinyDB(storage=lambda: storage).table(TABLE))
    finally:
        storage.close()
