"""The writer of a session, which alone decides what happens in it: dedupe, decide, envelope, append.

There is no `await` between looking up the command's id and the resulting state: one writer on one loop needs no locks.
A command is answered only when its entry is durable.
"""

import hashlib
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import random
from typing import Final

import msgspec

from server.codec import encode
from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Visitor, actor_key
from server.domain.decide import Context, decide
from server.domain.errors import Rejected
from server.domain.evolve import apply
from server.domain.state import State
from server.engine.envelope import (
    NO_DIGEST,
    created_id,
    envelope,
    existing_result,
    hashed_command_id,
    is_nameless_command,
)
from server.port import Receipt
from server.sentences import words
from server.store.journal import AppendRefused, Fenced, Journal

MOST_IDLE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Dependencies:
    """What a session gets from outside: time, ids and chance."""

    #: The time in UTC.
    now: Callable[[], datetime]
    #: Takes a short prefix and returns a unique id.
    new_id: Callable[[str], str]
    #: Returns random numbers from 0 to 1.
    chance: Callable[[], float] = random


class _CommandResult(msgspec.Struct, frozen=True):
    """The result of an earlier command, by its id."""

    #: The entry that it led to; if it led to none, the newest entry at that time.
    seq: int
    #: A digest of the command, which reveals another command with the same id.
    digest: str
    #: Whether it led to no entry.
    idle: bool = False
    #: For an idle one, the id of what an earlier command had created.
    made: str | None = None


_NO_RESULTS: Final[Mapping[str, _CommandResult]] = {}


class Writer:
    """The only writer of a session's record. The constructor raises storage.Unreadable, or KeyError if an entry refers
    to nothing.
    """

    def __init__(self, journal: Journal, dependencies: Dependencies) -> None:
        self._journal = journal
        self._dependencies = dependencies
        #: By the actor that the record names, then by the command's id.
        self._results: dict[str | None, dict[str, _CommandResult]] = {}
        self._idle: OrderedDict[tuple[str | None, str], _CommandResult] = OrderedDict()
        self._entries_by_actor: Counter[str | None] = Counter()
        self._pending: deque[tuple[e.Entry, State]] = deque()
        self._fenced = False
        #: Whether somebody is connected, by their id.
        self.is_connected: Callable[[str], bool] = lambda _: True
        #: Whether somebody says that they are done with a question, by the ids of both.
        self.is_done: Callable[[str, str], bool] = lambda _person, _question: False
        self._state = self._durable = State()
        self.replay()

    @property
    def durable(self) -> State:
        """The state after all durable entries."""
        return self._durable

    async def submit(self, actor: Actor, command: c.Command, command_id: str) -> Receipt:
        """The receipt of a command, once it is durable. Raises Rejected."""
        if self._fenced:
            raise _stopping()
        cause = e.Cause(command_id, hashlib.sha256(encode(command)).hexdigest()[:16])
        # Two visitors may use the same command id. A visitor who joins again is recognized by their secret.
        known = None if isinstance(actor, Visitor) else self._earlier_result(actor, command_id)
        if known is None:
            seq, made = self._write(actor, command, cause)
        elif known.digest in (cause.digest, NO_DIGEST):
            seq, made = known.seq, None
        else:
            raise Rejected("id_reused", field="id")
        try:
            await self._journal.committed(seq)
        except AppendRefused as error:
            raise Rejected("storage_failed") from error
        except Fenced as error:
            raise _stopping() from error
        return Receipt(seq, made if known is None else self._created_by(known), self._journal.epoch)

    def mark_durable(self, seq: int) -> tuple[list[e.Entry], State]:
        """Marks the entries up to `seq` as durable. Returns those that were pending, and the state after them."""
        kept: list[e.Entry] = []
        while self._pending and self._pending[0][0].seq <= seq:
            entry, self._durable = self._pending.popleft()
            kept.append(entry)
        return kept, self._durable

    def replay(self) -> None:
        """Replays the durable record from its beginning, as after a redaction; pending entries follow it.

        Raises the same errors as the constructor.
        """
        waiting = [entry for entry, _ in self._pending]
        self._pending.clear()
        self._results.clear()
        self._entries_by_actor.clear()
        self._state = State()
        for entry in self._journal.read():
            self._fold(entry)
        self._durable = self._state
        for entry in waiting:
            self._fold(entry)
            self._pending.append((entry, self._state))

    def roll_back(self) -> None:
        """Drops everything that is not durable."""
        for entry, _ in self._pending:
            self._entries_by_actor[entry.actor] -= 1
            if entry.cause is not None:
                self._results[entry.actor].pop(entry.cause.id, None)
        self._pending.clear()
        self._idle.clear()  # some of these were idle only because of the dropped entries
        self._state = self._durable

    def fence(self) -> None:
        """Refuses all further commands: another program writes the record."""
        self._fenced = True
        self.roll_back()

    def _earlier_result(self, actor: Actor, command_id: str) -> _CommandResult | None:
        key = actor_key(actor)
        own, unnamed = self._results.get(key, _NO_RESULTS), self._results.get(None, _NO_RESULTS)
        return (
            own.get(command_id)
            or (unnamed.get(hashed_command_id(actor, command_id)) if unnamed else None)
            or self._idle.get((key, command_id))
        )

    def _created_by(self, known: _CommandResult) -> str | None:
        return known.made if known.idle else created_id(self._journal.entry(known.seq).events)

    def _write(self, actor: Actor, command: c.Command, cause: e.Cause) -> tuple[int, str | None]:
        now = self._dependencies.now()
        entries_by = self._entries_by_actor.__getitem__
        context = Context(actor, now, self._dependencies.new_id, entries_by, words, self.is_connected, self.is_done)
        events = decide(self._state, command, context)
        if not events:
            made = existing_result(self._state, actor, command)
            # Visitors' commands are never looked up. A nameless one is recognized by its key: its id would link it to
            # a person.
            if not isinstance(actor, Visitor) and not is_nameless_command(command):
                self._remember_idle(actor, cause, made)
            return self._state.seq, made
        entry = envelope(self._state.seq + 1, now, actor, cause, events)
        self._fold(entry)
        self._journal.append(entry)
        self._pending.append((entry, self._state))
        return entry.seq, created_id(events)

    def _remember_idle(self, actor: Actor, cause: e.Cause, made: str | None) -> None:
        """Keeps the result of a command that changed nothing, so that a repeat changes nothing either."""
        self._idle[actor_key(actor), cause.id] = _CommandResult(self._state.seq, cause.digest, idle=True, made=made)
        if len(self._idle) > MOST_IDLE:
            self._idle.popitem(last=False)

    def _fold(self, entry: e.Entry) -> None:
        self._state = apply(self._state, entry)
        self._entries_by_actor[entry.actor] += 1  # counted for the actor that the record names
        if entry.cause is not None:
            results = self._results.setdefault(entry.actor, {})
            results[entry.cause.id] = _CommandResult(entry.seq, entry.cause.digest)


def _stopping() -> Rejected:
    return Rejected("stopping")
