"""A replica of a session: it applies durable entries, builds the views and notifies its followers.

There can be one replica in each process that holds connections.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from msgspec.structs import replace

from server.domain import events as e
from server.domain.actors import Actor
from server.domain.commands import Tool
from server.domain.decide.links import ENCOURAGER
from server.domain.decide.rights import HEARING_TOOLS, THEME_TOOLS, people_with
from server.domain.evolve import fold
from server.domain.state import Contribution, Question, State
from server.engine.current_room import CurrentRoom
from server.engine.hands import Hands
from server.engine.presence import Presence
from server.engine.server_status import ServerStatus
from server.engine.subscription import Subscription, Subscriptions
from server.engine.theme_changes import ThemeChanges
from server.engine.word_counts import WordCounts, asked_questions
from server.port import Receipt
from server.projections.affected import affected_people
from server.projections.box import BoxTotals, RoomConcern, facilitators_box, own_box
from server.projections.gathering import to_gather
from server.projections.measures.steering import DESIGN_GROUP
from server.projections.mine import MineView, mine_view
from server.projections.people.hands import hands_view, own_hand, waiting_hands
from server.projections.people.list import PersonView, people_views
from server.projections.people.presence import PresenceView
from server.projections.room import RoomView

RECENT: Final = 500
GIVING_TOOLS: Final[frozenset[Tool]] = frozenset({"ask"})
"""The tools with which somebody may give the word."""


class Replica:
    """The durable state of a session, and its followers in this process.

    `state` is the state in the record's `epoch`; `read` returns an older durable entry by its position; `now` returns
    the time in UTC, and `chance` random numbers.
    """

    def __init__(
        self,
        state: State,
        epoch: int,
        read: Callable[[int], e.Entry],
        now: Callable[[], datetime],
        chance: Callable[[], float],
    ) -> None:
        self.state = state
        self.epoch = epoch
        self.presence = Presence(now)
        self.hands = Hands(now)
        self.status = ServerStatus(lambda: self._subscriptions.tell_facilitators("status"))
        self.rooms = CurrentRoom(state)
        self.words = WordCounts(state, chance)
        self.themes = ThemeChanges()
        self._read = read
        self._listed = (state.name_counts, people_views(state))
        self._box = BoxTotals()
        self._recent: deque[e.Entry] = deque(maxlen=RECENT)
        self._waiters: list[tuple[Receipt, asyncio.Future[None]]] = []
        self._subscriptions = Subscriptions()

    def apply(self, entries: Sequence[e.Entry], state: State | None = None) -> None:
        """Applies the next durable entries.

        `state` is the state after them, if a writer in this process has computed it already.
        """
        self.state = fold(entries, self.state) if state is None else state
        self._recent.extend(entries)
        self.status.trouble(None)
        self._subscriptions.tell_facilitators("entries")
        self._tell_participants(entries)
        events = [event for entry in entries for event in entry.events]
        self._follow_words(events)
        if self.themes.follow(events):
            self._tell_own(people_with(self.state, THEME_TOOLS))
        self.hands_changed()
        self.status.box_changed(facilitators_box(self.state, self._box))
        self._answer_waiters()

    def begin_epoch(self, state: State, epoch: int) -> None:
        """Starts over with the record of a later epoch. Facilitators get all entries again."""
        self.state, self.epoch = state, epoch
        self._recent.clear()
        self._listed = (state.name_counts, people_views(state))
        self.rooms.start_over(state)
        self.words.start_over(state)
        self._subscriptions.tell_facilitators("entries")
        self._subscriptions.tell_everybody("room")
        self._subscriptions.tell_everybody("mine")
        self._answer_waiters()

    async def reached(self, receipt: Receipt) -> None:
        """Returns once this replica has the entry of the receipt, in the receipt's epoch or a later one."""
        if not self._has(receipt):
            waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiters.append((receipt, waiter))
            await waiter

    def follow(self, actor: Actor) -> Subscription:
        """A subscription to every change that concerns `actor`, until `unfollow`."""
        return self._subscriptions.open(actor)

    def unfollow(self, actor: Actor, subscription: Subscription) -> None:
        """Ends a subscription."""
        self._subscriptions.close(actor, subscription)

    def entries(self, after: int, most: int) -> tuple[e.Entry, ...]:
        """At most `most` durable entries after the position `after`, in order."""
        last = min(after + most, self.state.seq)
        if self._recent and self._recent[0].seq <= after + 1:
            skipped = after + 1 - self._recent[0].seq
            return tuple(entry for entry in list(self._recent)[skipped : skipped + most] if entry.seq <= last)
        return tuple(self._read(position) for position in range(after + 1, last + 1))

    def people(self) -> tuple[PersonView, ...]:
        """Everybody who joined, in order of arrival; computed again only after somebody came."""
        if self._listed[0] is not self.state.name_counts:
            self._listed = (self.state.name_counts, people_views(self.state))
        return self._listed[1]

    def room_for(self, person: str) -> RoomView:
        """The room as a person may see it. A question may show its contributions only to people who have responded."""
        question = self.state.question
        if question is None or self.rooms.is_one:
            return self.rooms.everybody
        return self.rooms.for_responders if self.may_read(question, person) else self.rooms.everybody

    def may_read(self, question: Question, person: str) -> bool:
        """Whether the person with this id in the record may read what others said to a question."""
        is_done = question.read_by_others and self.is_done(person, question.id)
        return is_done or question.may_be_read_by(self.state.person_id(person))

    def readable_questions(self, person: str) -> Iterator[Question]:
        """The questions to which the person with this id in the record may read what others said, oldest first."""
        return (question for question in asked_questions(self.state) if self.may_read(question, person))

    def done(self, person: str, question: str, on: bool) -> None:
        """Notes that a person is done with a question, or is not after all."""
        self.presence.done(person, question, on)
        self.presence_changed()
        for known in self.ids_of(person):
            self._subscriptions.tell(known, "room")
            self._subscriptions.tell(known, "mine")

    def is_done(self, person: str, question: str) -> bool:
        """Whether the person with this id in the record says that they are done with a question."""
        return self.presence.is_done(question, self.ids_of(person))

    def devices(self, person: str) -> int:
        """The number of connected devices of the person with this id in the record."""
        return self.presence.devices(*self.ids_of(person))

    def mine(self, person: str) -> MineView:
        """The own view of the person with this id in the record, who has joined."""
        ids, queue = self.ids_of(person), self.hands.queue
        tools = self._tools(person)
        waiting = None if GIVING_TOOLS.isdisjoint(tools) else waiting_hands(self.state, queue)
        unheard = None if HEARING_TOOLS.isdisjoint(tools) else self._count_unheard(person)
        box = own_box(self.state, person, self._box)
        gathering = None if THEME_TOOLS.isdisjoint(tools) else to_gather(self.state, self.themes.count)
        return mine_view(
            self.state, person, own_hand(queue, ids), waiting, unheard=unheard, gathering=gathering, box=box
        )

    def own_words(self, person: str) -> Iterator[Contribution]:
        """What the person with this id in the record said under their name, newest first."""
        said = self.state.people[self.state.person_id(person)].contributions
        return map(self.state.contributions.__getitem__, said)

    def may_give_word(self, person: str) -> bool:
        """Whether the person with this id in the record holds a role with which they may give somebody the word."""
        return not GIVING_TOOLS.isdisjoint(self._tools(person))

    def may_mark_heard(self, person: str) -> bool:
        """Whether the person with this id in the record holds a role with which they may mark words as heard."""
        return not HEARING_TOOLS.isdisjoint(self._tools(person))

    def may_gather(self, person: str) -> bool:
        """Whether the person with this id in the record holds a role with which they may gather themes."""
        return not THEME_TOOLS.isdisjoint(self._tools(person))

    def left_at(self, person: str) -> datetime | None:
        """When the last device left of the person with this id in the record; None while one is connected."""
        return self.presence.left_at(*self.ids_of(person))

    def presence_view(self) -> PresenceView:
        """Who is connected now, and whose hands are up."""
        return replace(
            self.presence.view(self.state.person_id),
            hands=hands_view(self.state, self.hands.queue),
            showings=self.words.view(self.state),
        )

    def presence_changed(self) -> None:
        """Notifies the facilitators of a change of presence."""
        self._subscriptions.tell_facilitators("presence")
        self.hands_changed()

    def hands_changed(self) -> None:
        """Notifies everybody for whom it changed who has the word and who is next."""
        changed = self.hands.follow(self.state, self.devices)
        if changed is None:
            return
        self._subscriptions.tell_facilitators("presence")
        self._tell_own((*changed, *people_with(self.state, GIVING_TOOLS)))

    def box_changed(self, totals: BoxTotals) -> None:
        """Notifies those who may read it of how much there is in the drop-in box."""
        before, self._box = self._box, totals
        self.status.box_changed(facilitators_box(self.state, totals))
        if totals != before:
            readers = (held.person for role in (DESIGN_GROUP, ENCOURAGER) for held in self.state.holders(role))
            self._tell_own(readers)

    def show_concern(self, concern: RoomConcern | None = None) -> None:
        """Shows a concern on every phone, or none."""
        self.rooms.show_concern(self.state, concern)
        self._subscriptions.tell_everybody("room")

    def ids_of(self, person: str) -> tuple[str, ...]:
        """All ids in the record of the person with this id in it."""
        return self.state.ids_of(self.state.person_id(person))

    def words_shown(self, contributions: Iterable[str]) -> None:
        """Counts contributions as shown to somebody, whoever it was."""
        self.words.showings.count(contributions)
        self._subscriptions.tell_facilitators("presence")

    def _follow_words(self, events: Sequence[e.Event]) -> None:
        """Follows which words were shown how often, and which nobody has heard yet."""
        shown, unheard = self.words.follow(self.state, events)
        if shown:
            self._subscriptions.tell_facilitators("presence")
        if unheard:
            self._tell_own(people_with(self.state, HEARING_TOOLS))

    def _tools(self, person: str) -> frozenset[Tool]:
        return self.state.tools(self.state.person_id(person))

    def _count_unheard(self, person: str) -> int:
        """How many contributions of others that a person may read nobody has marked as heard."""
        return self.words.unheard.count(self.readable_questions(person), self.own_words(person))

    def _tell_own(self, people: Iterable[str]) -> None:
        """Notifies people that their own view changed."""
        for known in (known for person in people for known in self.ids_of(person)):
            self._subscriptions.tell(known, "mine")

    def _answer_waiters(self) -> None:
        if not self._waiters:
            return
        later = []
        for receipt, waiter in self._waiters:
            if not self._has(receipt):
                later.append((receipt, waiter))
            elif not waiter.done():
                waiter.set_result(None)
        self._waiters = later

    def _has(self, receipt: Receipt) -> bool:
        return receipt.epoch <= self.epoch and receipt.seq <= self.state.seq

    def _tell_participants(self, entries: Sequence[e.Entry]) -> None:
        if self.rooms.renew(entries, self.state):
            self._subscriptions.tell_everybody("room")
        for entry in entries:
            for event in entry.events:
                self._tell_affected(entry.actor, event)

    def _tell_affected(self, actor: str | None, event: e.Event) -> None:
        if isinstance(event, e.BecameOne | e.BecameTwo):
            self.presence_changed()
            self._subscriptions.tell_everybody("room")  # whoever responded under either id may read
        affected = affected_people(self.state, event)
        if affected is None:
            self._subscriptions.tell_everybody("mine")
            return
        affected = tuple(known for person in affected for known in self.ids_of(person))
        opens_room = isinstance(event, e.ContributionMade | e.QuestionPassed) and not self.rooms.is_one
        for person in affected:
            # The speaker's page is told with the receipt. Their other pages can wait, as many people may speak at once.
            spoke = person == actor and isinstance(event, e.ContributionMade)
            (self._subscriptions.tell_soon if spoke else self._subscriptions.tell)(person, "mine")
            if opens_room:
                self._subscriptions.tell(person, "room")
