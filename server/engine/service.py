"""The single writer of a session: dedupe, decide, journal, evolve, publish; it must not know of sockets.

From the look at the command id to the new state there is no `await`: one writer, one loop, no locks. Nothing is
answered or shown before it is durable.
"""

import hashlib
import logging
import shutil
from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from server.codec import encode
from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Participant, Visitor, actor_key
from server.domain.decide import Context, decide
from server.domain.errors import Rejected
from server.domain.evolve import apply
from server.domain.state import State
from server.engine.envelope import UNTOLD, envelope, existing_result, has_key, hidden, made_by
from server.engine.presence import Presence
from server.engine.subscription import Subscription, Subscriptions
from server.port import Receipt
from server.projections.affected import affected_people
from server.projections.people.list import PersonView, people_views
from server.projections.room import RoomView, affects_room_view, room_views
from server.projections.status import AddressView, StatusView, TroubleView
from server.store.journal import Journal

RECENT: Final = 500
IDLE: Final = 10_000
log = logging.getLogger("coprod")


@dataclass(frozen=True, slots=True)
class Dependencies:
    """What a session takes from outside: UTC now, and new ids with a short prefix."""

    now: Callable[[], datetime]
    new_id: Callable[[str], str]


class _Known(msgspec.Struct, frozen=True):
    """The entry that a command id led to, and a digest of the command; with `idle` it led to none, `seq` is how far the
    record was, and `made` what an earlier one had made.
    """

    seq: int
    digest: str
    idle: bool = False
    made: str | None = None


class SessionService:
    """One session: its record, its state, and everybody who follows it."""

    def __init__(self, journal: Journal, dependencies: Dependencies) -> None:
        self.presence = Presence(dependencies.now)
        self.status = StatusView()
        self._journal = journal
        self._dependencies = dependencies
        self._causes: dict[tuple[str | None, str], _Known] = {}
        self._idle: OrderedDict[tuple[str | None, str], _Known] = OrderedDict()
        self._shares: Counter[str | None] = Counter()
        self._recent: deque[e.Entry] = deque(maxlen=RECENT)
        self._pending: deque[tuple[e.Entry, State]] = deque()
        self._subscriptions = Subscriptions()
        self._state = State()
        for entry in journal.read():
            self._state = apply(self._state, entry)
            self._remember(entry)
        self.published = self._state
        self.room, self._for_responders = room_views(self.published)
        self._listed = (self.published.names, people_views(self.published))
        journal.when_durable = self._publish
        journal.when_refused = self._roll_back

    async def submit(self, actor: Actor, command: c.Command, command_id: str) -> Receipt:
        """The receipt of a command, once it is durable. Raises Rejected."""
        before = self._state.seq
        cause = e.Cause(command_id, hashlib.sha256(encode(command)).hexdigest()[:16])
        # Nobody at the door is known yet, so two of them may use one id; joining again is seen by the secret.
        known = None if isinstance(actor, Visitor) else self._known(actor, command_id)
        if known is None:
            seq, made = self._write(actor, command, cause)
        elif known.digest in (cause.digest, UNTOLD):
            seq, made = known.seq, None
        else:
            raise Rejected("id_reused", "That was sent before with other words; what was sent first counts.", "id")
        try:
            await self._journal.committed(seq)
        except OSError as error:
            raise Rejected("storage_failed", "The laptop could not keep that just now; it was not lost.") from error
        if seq <= before and isinstance(actor, Participant):
            self._subscriptions.tell(actor.person, "mine")  # nothing changes, so no other view tells how it stands
        return Receipt(seq, made if known is None else self._made_by(known))

    def _made_by(self, known: _Known) -> str | None:
        return known.made if known.idle else made_by(self._journal.entry(known.seq).events)

    def follow(self, actor: Actor) -> Subscription:
        """A subscription that hears of every change that concerns `actor`, until `unfollow`."""
        return self._subscriptions.open(actor)

    def unfollow(self, actor: Actor, subscription: Subscription) -> None:
        """The follower is gone."""
        self._subscriptions.close(actor, subscription)

    def entries(self, after: int, most: int) -> tuple[e.Entry, ...]:
        """At most `most` durable entries behind `after`, in order."""
        last = min(after + most, self.published.seq)
        if self._recent and self._recent[0].seq <= after + 1:
            skipped = after + 1 - self._recent[0].seq
            return tuple(entry for entry in list(self._recent)[skipped : skipped + most] if entry.seq <= last)
        return tuple(self._journal.entry(position) for position in range(after + 1, last + 1))

    def people(self) -> tuple[PersonView, ...]:
        """Who joined, in order of arrival; looked through again only after somebody came."""
        if self._listed[0] is not self.published.names:
            self._listed = (self.published.names, people_views(self.published))
        return self._listed[1]

    def room_for(self, person: str) -> RoomView:
        """The room as somebody may see it: with what was said, where a question is open to those who responded."""
        question = self.published.question
        if question is None or self.room is self._for_responders:
            return self.room
        for_responders = question.responded(person) or self.presence.is_done(question.id, person)
        return self._for_responders if for_responders else self.room

    def done(self, person: str, question: str, on: bool) -> None:
        """Somebody is done with a question, or not after all."""
        self.presence.done(person, question, on)
        self.presence_changed()
        self._subscriptions.tell(person, "room")

    def presence_changed(self) -> None:
        """Tells the facilitators."""
        self._subscriptions.tell_facilitators("presence")

    def addresses_changed(self, addresses: tuple[AddressView, ...]) -> None:
        """Tells the facilitators where phones can reach the server."""
        self._set_status(StatusView(addresses, self.status.trouble))

    def _known(self, actor: Actor, command_id: str) -> _Known | None:
        key = (actor_key(actor), command_id)
        return self._causes.get(key) or self._causes.get((None, hidden(actor, command_id))) or self._idle.get(key)

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
        self._state = apply(self._state, entry)
        self._journal.append(entry)
        self._pending.append((entry, self._state))
        self._remember(entry)
        return entry.seq, made_by(events)

    def _remember_idle(self, actor: Actor, cause: e.Cause, made: str | None) -> None:
        """What had nothing to do the first time has nothing to do when it comes again, whatever happened meanwhile."""
        self._idle[actor_key(actor), cause.id] = _Known(self._state.seq, cause.digest, idle=True, made=made)
        if len(self._idle) > IDLE:
            self._idle.popitem(last=False)

    def _remember(self, entry: e.Entry) -> None:
        self._shares[entry.actor] += 1  # as whoever the record says it was by
        if entry.cause is not None:
            self._causes[entry.actor, entry.cause.id] = _Known(entry.seq, entry.cause.digest)

    def _publish(self, seq: int) -> None:
        entries: list[e.Entry] = []
        while self._pending and self._pending[0][0].seq <= seq:
            entry, self.published = self._pending.popleft()
            self._recent.append(entry)
            entries.append(entry)
        if self.status.trouble is not None:
            self._set_status(StatusView(self.status.addresses))
        self._subscriptions.tell_facilitators("entries")
        self._tell_participants(entries)

    def _roll_back(self, error: OSError) -> None:
        """What was not durable never happened."""
        for entry, _ in self._pending:
            self._shares[entry.actor] -= 1
            if entry.cause is not None:
                self._causes.pop((entry.actor, entry.cause.id), None)
        self._pending.clear()
        self._idle.clear()  # it had nothing to do beside what never happened
        self._state = self.published
        reason = error.strerror or type(error).__name__
        log.error("the disk refused: %s", reason)
        path = self._journal.path
        self._set_status(StatusView(self.status.addresses, TroubleView(str(path), _free(path.parent), reason)))

    def _set_status(self, status: StatusView) -> None:
        if status != self.status:
            self.status = status
            self._subscriptions.tell_facilitators("status")

    def _tell_participants(self, entries: list[e.Entry]) -> None:
        if self._renew_room([event for entry in entries for event in entry.events]):
            self._subscriptions.tell_everybody("room")
        for entry in entries:
            for event in entry.events:
                concerning = affected_people(self.published, event)
                if concerning is None:
                    self._subscriptions.tell_everybody("mine")
                for person in concerning or ():
                    # Who just spoke has a receipt, which is to come before anybody's views when all speak at once.
                    spoke = person == entry.actor and isinstance(event, e.ContributionMade)
                    self._subscriptions.tell(person, "mine", at_leisure=spoke)
                    if (
                        isinstance(event, e.ContributionMade | e.QuestionPassed)
                        and self.room is not self._for_responders
                    ):
                        self._subscriptions.tell(person, "room")

    def _renew_room(self, events: list[e.Event]) -> bool:
        if not any(affects_room_view(self.published, event) for event in events):
            return False
        before = (self.room, self._for_responders)
        everybody, for_responders = room_views(self.published)
        is_one = everybody is for_responders
        # A view that says the same stays the same, so that it is told to nobody again.
        self.room = self.room if everybody == self.room else everybody
        self._for_responders = (
            self.room if is_one else self._for_responders if for_responders == self._for_responders else for_responders
        )
        return before != (self.room, self._for_responders)


def _free(path: Path) -> int:
    try:
        return shutil.disk_usage(path).free
    except OSError:  # the disk may be gone altogether
        return 0
