"""Disks that fail on demand."""

import errno
import os
from collections import Counter
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

from server.store.disk import Disk

Call = Literal["write", "sync", "truncate"]


@dataclass
class FailingDisk(Disk):
    """Refuses the calls whose numbers, counted from 1 for each kind, are in `failing`.

    A write that is refused leaves the first `torn` part of its bytes. `durable` bytes would survive a loss of power;
    really asking for that would only make tests slow.
    """

    failing: frozenset[tuple[Call, int]] = frozenset()
    error: int = errno.ENOSPC
    torn: float = 0.5
    calls: Counter[str] = field(default_factory=Counter)
    durable: int = 0

    def write(self, file: BinaryIO, data: bytes) -> None:
        if self._fails("write"):
            super().write(file, data[: int(len(data) * self.torn)])
            raise self._refusal()
        super().write(file, data)

    def sync(self, file: BinaryIO) -> None:
        if self._fails("sync"):
            raise self._refusal()
        self.durable = os.fstat(file.fileno()).st_size

    def truncate(self, file: BinaryIO, size: int) -> None:
        if self._fails("truncate"):
            raise self._refusal()
        super().truncate(file, size)

    def _fails(self, call: Call) -> bool:
        self.calls[call] += 1
        return (call, self.calls[call]) in self.failing

    def _refusal(self) -> OSError:
        return OSError(self.error, os.strerror(self.error))
