"""Passes what comes over a connection to everybody who follows the session.

Each follower has its own position, so that one who begins later gets what it lacks and nothing twice.
"""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from server.domain.errors import Rejected
from server.domain.events import FIRST_EPOCH
from server.port import Entries, Link, Position, Update
from server.projections.people.presence import PresenceView
from server.projections.status import StatusView


@dataclass(frozen=True, slots=True)
class _Over:
    why: Rejected | None


@dataclass(slots=True, eq=False)
class Follower:
    """One reader of the updates of a session."""

    #: It has all entries up to this one.
    seq: int
    #: The epoch of the entries that it has.
    epoch: int
    _waiting: asyncio.Queue[Update | _Over] = field(default_factory=asyncio.Queue)

    def tell(self, update: Update | _Over) -> None:
        """Queues an update; of entries, only those that are new to this follower."""
        if isinstance(update, Entries):
            is_older = update.latest < self.seq  # somebody put a copy in its place
            if is_older or update.epoch != self.epoch:
                self.seq, self.epoch = 0, update.epoch
            fresh = tuple(entry for entry in update.entries if entry.seq > self.seq)
            update = Entries(fresh, update.latest, update.epoch)
            self.seq = fresh[-1].seq if fresh else self.seq
        self._waiting.put_nowait(update)

    async def updates(self) -> AsyncGenerator[Update]:
        """The updates as they come. Raises Rejected if the server refuses the connection for good."""
        while True:
            update = await self._waiting.get()
            if isinstance(update, _Over):
                if update.why is not None:
                    raise update.why
                return
            yield update


class Followers:
    """Everybody who follows one session over one connection, with the latest update of each kind for newcomers."""

    def __init__(self, session: str) -> None:
        self._session = session
        self._all: set[Follower] = set()
        self._known: dict[type[Update], Update] = {}
        self._seq = 0
        self._epoch = FIRST_EPOCH

    @property
    def epoch(self) -> int:
        """The epoch of the record, as far as it is known."""
        return self._epoch

    @contextmanager
    def one_more(self, position: Position | None) -> Iterator[Follower]:
        """Adds a follower from `position` on, until the block is left."""
        known = position if position is not None and position.session == self._session else Position(self._session, 0)
        follower = Follower(known.seq, known.epoch)
        for update in self._known.values():
            follower.tell(update)
        self._all.add(follower)
        try:
            yield follower
        finally:
            self._all.discard(follower)

    def lacks_entries(self, follower: Follower) -> bool:
        """Whether entries that this follower needs have been passed on already."""
        return (follower.epoch, follower.seq) != (self._epoch, self._seq)

    def position(self) -> Position | None:
        """The position of the follower that has the fewest entries; None to begin at the first entry."""
        known = [(follower.epoch, follower.seq) for follower in self._all]
        epoch, seq = min(known, default=(self._epoch, self._seq))
        return Position(self._session, seq, epoch) if seq else None

    def linked(self, *, recovered: bool) -> None:
        """Tells that the connection is up."""
        if not recovered:
            for follower in self._all:
                follower.seq = 0
        self._link(Link(up=True))

    def lost(self, *, closed: bool, gone: bool) -> None:
        """Tells that the connection is down; `closed` says that the server announced it, `gone` that none runs."""
        self._link(Link(up=False, closed=closed, gone=gone))

    def told(self, update: Update) -> None:
        """Passes an update on to all followers."""
        if isinstance(update, Entries):
            self._seq = update.entries[-1].seq if update.entries else self._seq
            self._epoch = update.epoch
        self._tell(update)

    def over(self, why: Rejected | None) -> None:
        """Ends all followers."""
        for follower in self._all:
            follower.tell(_Over(why))

    def _link(self, link: Link) -> None:
        if self._known.get(Link) != link:
            self._tell(link)

    def _tell(self, update: Update) -> None:
        if isinstance(update, PresenceView | StatusView | Link):
            self._known[type(update)] = update
        for follower in self._all:
            follower.tell(update)
