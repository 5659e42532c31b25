"""The record of a session as its writer sees it, and how an append may end; nothing here says where it is kept.

An append ends in one of three ways:

durable        the entry outlasts a loss of power
AppendRefused  it could not be kept; it and all that waited behind it are forgotten, reading goes on, a later one may do
Fenced         somebody else writes this record; nothing is appended any more

Redaction empties fields of entries and begins a new epoch. Every entry keeps its position, so that a position of an
older epoch names the same entry, perhaps with words that are gone.
"""

from collections.abc import Callable, Iterator
from typing import Protocol

from server.domain.events import Entry
from server.domain.redaction import Redaction


class AppendRefused(Exception):
    """The entries that waited could not be kept.

    `path` is where, `free` how many bytes are left there, `reason` the system's word for it.
    """

    def __init__(self, path: str, free: int, reason: str) -> None:
        super().__init__(reason)
        self.path = path
        self.free = free
        self.reason = reason


class RedactionRefused(Exception):
    """The record could not be redacted and stands as it was, or is redacted but perhaps not durably so.

    The message is the system's word for the reason.
    """


class Fenced(Exception):
    """Somebody else writes this record; the message is one sentence that says so."""


class Journal(Protocol):
    """Entries in order, from 1. The callbacks are called on the loop, before any `committed` returns or raises."""

    when_durable: Callable[[int], None]
    """Called with the newest durable position."""

    when_refused: Callable[[AppendRefused], None]
    """Called after the entries that waited were forgotten."""

    when_fenced: Callable[[Fenced], None]
    """Called when an append found that somebody else writes the record."""

    @property
    def durable(self) -> int:
        """How many entries are durable."""
        ...

    @property
    def epoch(self) -> int:
        """How often the record was begun: 1, and one more for each redaction."""
        ...

    def read(self) -> Iterator[Entry]:
        """All durable entries, from the first."""
        ...

    def entry(self, position: int) -> Entry:
        """The durable entry at `position`. Raises IndexError."""
        ...

    def append(self, entry: Entry) -> None:
        """Takes in the next entry; `committed` says how that ended."""
        ...

    async def committed(self, seq: int) -> None:
        """Returns once the entry `seq` is durable. Raises AppendRefused or Fenced."""
        ...

    async def redact(self, redaction: Redaction) -> None:
        """Empties fields of durable entries; returns once nothing is left of them, not even after a loss of power.

        A new epoch begins, unless there is nothing to empty. At any instant the record stands in the old epoch or in
        the new one, also after a crash. Raises RedactionRefused or Fenced.
        """
        ...
