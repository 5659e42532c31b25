"""A TinyDB storage over the lines of a file: lines are appended, or the whole file is replaced.

TinyDB reads the documents as one table, `entries`, in which a document's id is its position from 1. Reading one
document costs one seek and appending costs one write, whatever the size of the file.
"""

from __future__ import annotations  # array takes parameters only for the type checker

from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, islice
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO, Final

import msgspec
from tinydb import Storage

from server.store.disk import Disk
from server.store.folder import discard_unfinished, unfinished_name, write_private
from server.store.line_format import (
    FIRST_EPOCH,
    VERSION,
    body_of,
    ends_in_entry,
    epoch_of,
    header_line,
    line_of,
    may_be_torn_header,
    version_of,
)

TABLE: Final = "entries"
SET_ASIDE: Final = ".tail-at-"
REPAIRED: Final = "-repaired"


class Unreadable(Exception):
    """A file cannot be opened as a session. The message says what is wrong in one sentence.

    NotASession    it is not a session's journal
    TooNew         a newer release wrote it
    Damaged        a line before the end is damaged
    NotUnderstood  an intact line is not an entry that this release knows
    RewriteRefused the caller tried to change what is written
    """


class NotASession(Unreadable):
    """The file is not a session's journal."""


class TooNew(Unreadable):
    """The file was written by a newer release."""


class Damaged(Unreadable):
    """Line `line`, counted from 1, is damaged but intact lines follow. The `intact` entries before it can be read."""

    def __init__(self, path: Path, line: int, intact: int) -> None:
        super().__init__(
            f"Line {line} of {path} is damaged; the {intact} entries before it can be read. "
            f'"coprod repair {path}" writes a repaired copy beside it.'
        )
        self.line = line
        self.intact = intact


class NotUnderstood(Unreadable):
    """An intact line is not an entry that this release knows, or refers to something that is not there."""


class RewriteRefused(Unreadable):
    """The caller tried to change lines that stay as they are."""


class WrittenByAnother(Exception):
    """The file is not as this storage left it: another program wrote to it or replaced it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"Another program writes to {path}, so nothing more is written to it from here.")


class LineStorage(Storage):
    """The lines of one file. The constructor raises Unreadable or OSError if the file cannot be opened.

    Damaged lines at the end, as a crash leaves them, are moved to a file beside it; `set_aside` is their number. With
    `read_only` they are skipped and nothing is changed, so that the file of a running session can be read. One thread
    may read while another one appends or rewrites.
    """

    def __init__(self, path: Path, disk: Disk | None = None, *, read_only: bool = False) -> None:
        self.path = path
        self.set_aside = 0
        self.epoch = FIRST_EPOCH
        self._disk = disk or Disk()
        self._lock = Lock()  # guards replacing the file that is open for reading
        self._ends = array("Q")
        self._header_end = 0
        self._leftover = 0  # at most so many bytes of a failed append stand after the last line
        self._fenced = False
        self._reading: BinaryIO | None = None
        self._writing: BinaryIO | None = None
        if not read_only:
            discard_unfinished(path)
            self._writing = self._disk.open(path)
        try:
            self._scan()
            if self.path.stat().st_size > self._size:
                self._set_tail_aside(self._writing)
        except BaseException:
            self.close()
            raise

    def read(self) -> dict[str, dict[str, Any]]:
        """The only table as TinyDB expects it: documents by id, fetched on access."""
        lines: Any = _Lines(self)  # TinyDB's stubs demand a dict where any mapping works
        return {TABLE: lines}

    def write(self, data: dict[str, dict[str, Any]]) -> None:  # noqa: ARG002 - TinyDB's interface
        """Always raises RewriteRefused: lines are added by `append` and changed by `rewrite`."""
        raise RewriteRefused("A session's journal is not written as a table.")

    def append(self, bodies: Sequence[bytes]) -> None:
        """Adds JSON objects, one on each line, and returns once they are durable.

        Raises OSError if none was added. Raises WrittenByAnother, in every later call too, if another program wrote to
        the file. Leftovers of a failed write are cut off before the next one. A failed sync is never treated as a
        success later.
        """
        if self._writing is None:
            raise RewriteRefused(f"{self.path} was opened for reading only.")
        header = b"" if self._header_end else header_line(self.epoch)
        lines = [line_of(body) for body in bodies]
        self._write_at_end(self._writing, header + b"".join(lines))
        if header:
            self._header_end = len(header)
        end = self._size
        for line in lines:
            end += len(line)
            self._ends.append(end)

    def rewrite(self, bodies: Mapping[int, bytes]) -> None:
        """Begins a new epoch with other JSON objects at some positions, counted from 1; all other lines stay the same.

        At any instant the path holds the file of the old epoch or that of the new one. Returns once the new one is
        durable and copies of parts of the file are deleted. Raises OSError, after which either file may be in
        place, or WrittenByAnother.
        """
        if self._writing is None:
            raise RewriteRefused(f"{self.path} was opened for reading only.")
        self._require_sole_writer(self._writing, self._size, self._size + self._leftover)
        with self.path.open("rb") as file:
            file.seek(self._header_end)
            kept = enumerate(islice(file, len(self)), start=1)
            lines = [line_of(bodies[position]) if position in bodies else line for position, line in kept]
        header = header_line(self.epoch + 1)
        with self._lock:
            self.close()  # Windows cannot replace an open file
            try:
                write_private(self.path, b"".join([header, *lines]))
            finally:
                self._reading, self._writing = None, self._disk.open(self.path)
                if self._begins_with(header):
                    self.epoch, self._header_end, self._leftover = self.epoch + 1, len(header), 0
                    self._ends = array("Q", accumulate(map(len, lines), initial=len(header)))[1:]
        self.discard_copies()

    def discard_copies(self) -> None:
        """Deletes what holds parts of the file beside it, also unfinished: lines that were set aside, repaired copies.

        Raises OSError.
        """
        for name in (f"{self.path.name}{SET_ASIDE}*", f"{self.path.stem}{REPAIRED}*{self.path.suffix}"):
            for copy in (*self.path.parent.glob(name), *self.path.parent.glob(unfinished_name(name))):
                copy.unlink()

    def close(self) -> None:
        """Closes the file."""
        for file in (self._reading, self._writing):
            if file is not None:
                file.close()

    def __len__(self) -> int:
        return len(self._ends)

    def lines(self) -> Iterator[bytes]:
        """The lines that hold a document, in order. Raises OSError."""
        with self.path.open("rb") as file:
            file.seek(self._header_end)
            yield from islice(file, len(self))

    def document(self, position: int) -> dict[str, Any]:
        """The document at a position, counted from 1. Raises IndexError or OSError."""
        if not 0 < position <= len(self._ends):
            raise IndexError(position)
        with self._lock:
            start = self._ends[position - 2] if position > 1 else self._header_end
            if self._reading is None:
                self._reading = self.path.open("rb")
            self._reading.seek(start)
            line = self._reading.read(self._ends[position - 1] - start)
        document: dict[str, Any] = msgspec.json.decode(line)
        return document

    @property
    def _size(self) -> int:
        return self._ends[-1] if self._ends else self._header_end

    def _begins_with(self, header: bytes) -> bool:
        with self.path.open("rb") as file:
            return file.readline() == header

    def _write_at_end(self, file: BinaryIO, data: bytes) -> None:
        start = self._size
        self._require_sole_writer(file, start, start + self._leftover)
        if self._leftover:
            self._disk.truncate(file, start)
        self._leftover = len(data)
        self._disk.write(file, data)
        self._require_sole_writer(file, start + len(data), start + len(data))
        self._disk.sync(file)
        self._leftover = 0

    def _require_sole_writer(self, file: BinaryIO, least: int, most: int) -> None:
        """Raises WrittenByAnother unless the file is still at its path, with a size that this storage left."""
        alone = self._disk.is_at(file, self.path) and least <= self._disk.size(file) <= most
        self._fenced = self._fenced or not alone
        if self._fenced:
            raise WrittenByAnother(self.path)

    def _scan(self) -> None:
        with self.path.open("rb") as file:
            self._scan_header(file)
            bad: int | None = None
            for number, line in enumerate(file, start=2):
                good = body_of(line)
                if good is None or not good.startswith(b'"seq":%d,' % (len(self._ends) + 1)):
                    bad = bad or number
                if bad is not None and ends_in_entry(line):
                    raise Damaged(self.path, bad, len(self._ends))
                if bad is None:
                    self._ends.append(self._size + len(line))

    def _scan_header(self, file: BinaryIO) -> None:
        line = file.readline()
        version = version_of(line)
        if version is not None:
            if version > VERSION:
                raise TooNew(
                    f"{self.path} was written by a newer release of coprod; please install that one to open it."
                )
            self._header_end = len(line)
            self.epoch = epoch_of(line)
        elif line and not may_be_torn_header(line):
            if ends_in_entry(line) or any(body_of(following) for following in file):
                raise Damaged(self.path, 1, 0)
            raise NotASession(f"{self.path} is not a session of coprod.")

    def _set_tail_aside(self, file_to_cut: BinaryIO | None) -> None:
        """Counts the damaged lines at the end, and moves them out of a file that is open for writing."""
        with self.path.open("rb") as file:
            file.seek(self._size)
            tail = file.read()
        self.set_aside = max(1, tail.count(b"\n"))
        if file_to_cut is None:
            return
        write_private(self.path.with_name(f"{self.path.name}{SET_ASIDE}{self._size}"), tail)
        self._disk.truncate(file_to_cut, self._size)
        self._disk.sync(file_to_cut)


class _Lines(Mapping[str, dict[str, Any]]):
    """The documents of a storage by id, fetched on access."""

    def __init__(self, storage: LineStorage) -> None:
        self._storage = storage

    def __getitem__(self, key: str) -> dict[str, Any]:
        try:
            return self._storage.document(int(key))
        except (ValueError, IndexError) as error:
            raise KeyError(key) from error

    def __iter__(self) -> Iterator[str]:
        return (str(position) for position in range(1, len(self._storage) + 1))

    def __len__(self) -> int:
        return len(self._storage)
