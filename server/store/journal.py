"""The interface of a session's record, as its writer sees it, wherever the record is stored.

An append has one of three outcomes:

durable        the entry survives a loss of power
AppendRefused  it could not be stored; it and every entry queued behind it are dropped; reading goes on, and a later
               append may succeed
Fenced         another program writes this record; nothing is appended any more

Redaction empties fields of entries and begins a new epoch. Every entry keeps its position, so a position from an older
epoch names the same entry, though some of its words may be gone.
"""

from collections.abc import Callable, Iterator
from typing import Protocol

from server.domain.events import Entry
from server.domain.redaction import Redaction


class AppendRefused(Exception):
    """The queued entries could not be stored.

    `path` is the file or place, `free` the number of free bytes there, `reason` the system's description of the error.
    """

    def __init__(self, path: str, free: int, reason: str) -> None:
        super().__init__(reason)
        self.path = path
        self.free = free
        self.reason = reason


class RedactionRefused(Exception):
    """The record was not redacted, or it was but may not be durable yet.

    The message is the system's description of the error.
    """


class Fenced(Exception):
    """Another program writes this record. The message is one sentence that says so."""


class Journal(Protocol):
    """Entries in order, numbered from 1.

    The callbacks run on the loop, before any waiting `committed` returns or raises.
    """

    #: Called with the newest durable position.
    when_durable: Callable[[int], None]
    #: Called after the queued entries were dropped.
    when_refused: Callable[[AppendRefused], None]
    #: Called when an append finds that another program writes the record.
    when_fenced: Callable[[Fenced], None]

    @property
    def durable(self) -> int:
        """The number of durable entries."""
        ...

    @property
    def epoch(self) -> int:
        """The epoch of the record: 1, and one more for each redaction."""
        ...

    def read(self) -> Iterator[Entry]:
        """All durable entries, from the first."""
        ...

    def entry(self, position: int) -> Entry:
        """The durable entry at `position`. Raises IndexError."""
        ...

    def append(self, entry: Entry) -> None:
        """Queues the next entry for writing; `committed` reports the outcome."""
        ...

    async def committed(self, seq: int) -> None:
        """Returns once the entry `seq` is durable. Raises AppendRefused or Fenced."""
        ...

    async def redact(self, redaction: Redaction) -> None:
        """Empties fields of durable entries, and returns once they cannot be recovered, even after a loss of power.

        Begins a new epoch unless there is nothing to empty. At any instant, also after a crash, the record is entirely
        in the old epoch or entirely in the new one. Raises RedactionRefused or Fenced.
        """
        ...
