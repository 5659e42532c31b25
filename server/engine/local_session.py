"""A session in one process: a writer, and a replica that receives each entry as soon as it is durable."""

import logging
from collections.abc import Callable

from server.domain.redaction import Redaction, due_at_close, room_only
from server.engine.replica import Replica
from server.engine.writer import Dependencies, Writer
from server.projections.status import TroubleView
from server.store.journal import AppendRefused, Fenced, Journal

log = logging.getLogger("coprod")


class LocalSession:
    """Joins a writer and a replica over one journal. Raises the same errors as Writer.

    `when_fenced` is called when another program turns out to write the record.
    """

    def __init__(self, journal: Journal, dependencies: Dependencies) -> None:
        self.writer = Writer(journal, dependencies)
        self.replica = Replica(self.writer.durable, journal.epoch, journal.entry, dependencies.now, dependencies.chance)
        self._journal = journal
        self.writer.is_connected = lambda person: self.replica.devices(person) > 0
        self.writer.is_done = self.replica.is_done
        self.when_fenced: Callable[[Fenced], None] = lambda _: None
        journal.when_durable = self._durable
        journal.when_refused = self._refused
        journal.when_fenced = self._fenced

    async def redact(self, redaction: Redaction) -> None:
        """Empties fields of entries for good, while the session runs. Raises RedactionRefused or Fenced."""
        try:
            await self._journal.redact(redaction)
        finally:
            if self._journal.epoch != self.replica.epoch:
                self.writer.replay()
                self.replica.begin_epoch(self.writer.durable, self._journal.epoch)

    async def redact_at_close(self) -> None:
        """Redacts everything that is due, if the session has ended. Raises RedactionRefused or Fenced."""
        state = self.replica.state
        if state.phase == "ended":
            chosen = frozenset(room_only(state) if state.redacts_room_only else ())
            await self.redact(due_at_close(self._journal.read(), chosen))

    def _durable(self, seq: int) -> None:
        # The writer has already computed the state after these entries, so the replica takes it over.
        self.replica.apply(*self.writer.mark_durable(seq))

    def _refused(self, refusal: AppendRefused) -> None:
        log.error("the disk refused: %s", refusal.reason)
        self.writer.roll_back()
        self.replica.status.trouble(TroubleView(refusal.path, refusal.free, refusal.reason))

    def _fenced(self, fence: Fenced) -> None:
        log.error("%s", fence)
        self.writer.fence()
        self.when_fenced(fence)
