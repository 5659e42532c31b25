"""Decides what happens in a session, as the only one that does: dedupe, decide, envelope, append.

From the look at the command id to the new state there is no `await`: one writer, one loop, no locks. Nothing is
answered before it is durable.
"""

import hashlib
from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
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
from server.engine.envelope import UNTOLD, envelope, existing_result, has_key, hidden, made_by
from server.port import Receipt
from server.store.journal import AppendRefused, Fenced, Journal

IDLE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Dependencies:
    """What a session takes from outside."""

    now: Callable[[], datetime]
    """The time in UTC."""

    new_id: Callable[[str], str]
    """Takes a short prefix and returns an id never returned before."""


class Granted(msgspec.Struct, frozen=True):
    """How a submit ended."""

    receipt: Receipt

    wrote: bool
    """Whether it led to an entry; a repeat does not, nor does what is so already."""


class _Known(msgspec.Struct, frozen=True):
    """What came of a command id."""

    seq: int
    """The entry that it led to; where it led to none, how far the record was."""

    digest: str
    """Tells another command under the same id."""

    idle: bool = False
    """Whether it led to no entry."""

    made: str | None = None
    """Of an idle one, what an earlier command had made."""


class Writer:
    """The one that writes a session's record. Raises storage.Unreadable and KeyError where that makes no sense."""

    def __init__(self, journal: Journal, dependencies: Dependencies) -> None:
        self._journal = journal
        self._dependencies = dependencies
        self._causes: dict[tuple[str | None, str], _Known] = {}
        self._idle: OrderedDict[tuple[str | None, str], _Known] = OrderedDict()
        self._shares: Counter[str | None] = Counter()
        self._pending: deque[tuple[e.Entry, State]] = deque()
        self._fenced = False
        self._state = self._durable = State()
        self.read_anew()

    @property
    def durable(self) -> State:
        """The state after all durable entries."""
        return self._durable

    async def submit(self, actor: Actor, command: c.Command, command_id: str) -> Granted:
        """What came of a command, once that is durable. Raises Rejected."""
        if self._fenced:
            raise _stopping()
        cause = e.Cause(command_id, hashlib.sha256(encode(command)).hexdigest()[:16])
        # Nobody at the door is known yet, so two of them may use one id; joining again is seen by the secret.
        known = None if isinstance(actor, Visitor) else self._known(actor, command_id)
        before = self._state.seq
        if known is None:
            seq, made = self._write(actor, command, cause)
        elif known.digest in (cause.digest, UNTOLD):
            seq, made = known.seq, None
        else:
            raise Rejected("id_reused", "That was sent before with other words; what was sent first counts.", "id")
        try:
            await self._journal.committed(seq)
        except AppendRefused as error:
            raise Rejected("storage_failed", "The laptop could not keep that just now; it was not lost.") from error
        except Fenced as error:
            raise _stopping() from error
        made = made if known is None else self._made_by(known)
        return Granted(Receipt(seq, made, self._journal.epoch), wrote=seq > before)

    def keep(self, seq: int) -> tuple[list[e.Entry], State]:
        """Takes in that the entries up to `seq` are durable; returns those that waited, and the state after them."""
        kept: list[e.Entry] = []
        while self._pending and self._pending[0][0].seq <= seq:
            entry, self._durable = self._pending.popleft()
            kept.append(entry)
        return kept, self._durable

    def read_anew(self) -> None:
        """Takes in the durable record from its beginning, as after a redaction; what waits stands behind it.

        Raises as the constructor does.
        """
        waiting = [entry for entry, _ in self._pending]
        self._pending.clear()
        self._causes.clear()
        self._shares.clear()
        self._state = State()
        for entry in self._journal.read():
            self._fold(entry)
        self._durable = self._state
        for entry in waiting:
            self._fold(entry)
            self._pending.append((entry, self._state))

    def roll_back(self) -> None:
        """Forgets what was not durable: it never happened."""
        for entry, _ in self._pending:
            self._shares[entry.actor] -= 1
            if entry.cause is not None:
                self._causes.pop((entry.actor, entry.cause.id), None)
        self._pending.clear()
        self._idle.clear()  # it had nothing to do beside what never happened
        self._state = self._durable

    def fence(self) -> None:
        """Takes no command any more: somebody else writes the record."""
        self._fenced = True
        self.roll_back()

    def _known(self, actor: Actor, command_id: str) -> _Known | None:
        key = (actor_key(actor), command_id)
        return self._causes.get(key) or self._causes.get((None, hidden(actor, command_id))) or self._idle.get(key)

    def _made_by(self, known: _Known) -> str | None:
        return known.made if known.idle else made_by(self._journal.entry(known.seq).events)

    def _write(self, actor: Actor, command: c.Command, cause: e.Cause) -> tuple[int, str | None]:
        now = self._dependencies.now()
        context = Context(actor, now, self._dependencies.new_id, self._shares.__getitem__)
        events = decide(self._state, command, context)
        if not events:
            made = existing_result(self._state, actor, command)
            # Nobody asks for a visitor's; a repeat without a name is known by its key, and would be linked to a person.
            if not isinstance(actor, Visitor) and not has_key(command):
                self._remember_idle(actor, cause, made)
            return self._state.seq, made
        entry = envelope(self._state.seq + 1, now, actor, cause, events)
        self._fold(entry)
        self._journal.append(entry)
        self._pending.append((entry, self._state))
        return entry.seq, made_by(events)

    def _remember_idle(self, actor: Actor, cause: e.Cause, made: str | None) -> None:
        """What had nothing to do the first time has nothing to do when it comes again, whatever happened meanwhile."""
        self._idle[actor_key(actor), cause.id] = _Known(self._state.seq, cause.digest, idle=True, made=made)
        if len(self._idle) > IDLE:
            self._idle.popitem(last=False)

    def _fold(self, entry: e.Entry) -> None:
        self._state = apply(self._state, entry)
        self._shares[entry.actor] += 1  # as whoever the record says it was by
        if entry.cause is not None:
            self._causes[entry.actor, entry.cause.id] = _Known(entry.seq, entry.cause.digest)


def _stopping() -> Rejected:
    return Rejected("stopping", "Another program writes this session's record, so this server stops.")
