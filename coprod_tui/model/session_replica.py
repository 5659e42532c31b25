"""What a facilitator's client knows of the session, kept up to date from a port; it must not know how it is shown.

Dashboard and plain mode both read it, so both say the same.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import assert_never

from coprod_tui.model.mirror import mirror
from server.domain.events import Entry
from server.domain.evolve import apply
from server.domain.state import State
from server.port import Entries, Link, Update
from server.projections.calls import CallView, call_views
from server.projections.contributions.index import ContributionIndex, ContributionsView
from server.projections.contributions.sorting import Order
from server.projections.measures.roles import role_measures
from server.projections.measures.view import MeasureView
from server.projections.measures.voices import voice_measures
from server.projections.mine import MineView
from server.projections.people.invitations import InvitationsView, invitations_view
from server.projections.people.list import PersonRow, people_rows
from server.projections.people.presence import PresenceView
from server.projections.questions.plan import PlanView, plan_view
from server.projections.questions.rounds import RoundView, compared, round_views
from server.projections.questions.wordings import WordingRow, wording_rows
from server.projections.roles.holders import RoleRow, role_rows
from server.projections.roles.river import RiverView, river_view
from server.projections.room import RoomView
from server.projections.signals import SignalRow, signal_rows
from server.projections.status import StatusView
from server.projections.summary import SummaryView, summary_view
from server.projections.voices import VoicesView
from server.projections.yeses import YesesView, yeses_view


class SessionReplica:
    """Takes updates in and answers with frozen views; equal views mean that nothing changed."""

    def __init__(self) -> None:
        self.state = State()
        self.presence = PresenceView()
        self.status = StatusView()
        self.linked = False
        self.closed = False
        self.caught_up = False
        self._index = ContributionIndex()

    def take(self, update: Update) -> tuple[Entry, ...]:
        """Takes one update in; returns the entries that were new with it."""
        match update:
            case Entries(entries=entries, latest=latest):
                fresh = self._fold(entries)
                self.caught_up = self.state.seq >= latest
                return fresh
            case PresenceView():
                self.presence = update
            case StatusView():
                self.status = update
            case Link(up=up, closed=closed):
                self.linked, self.closed = up, closed
            case RoomView() | MineView():
                pass  # views for participants do not reach a facilitator
            case _:
                assert_never(update)
        return ()

    def summary(self) -> SummaryView:
        """The session at a glance."""
        return summary_view(self.state, self.presence)

    def roles(self) -> tuple[RoleRow, ...]:
        """Every role, who holds it, who is offered it, who asks for it."""
        return role_rows(self.state, self.presence)

    def calls(self) -> tuple[CallView, ...]:
        """What holders of roles call to the room and nobody has answered yet."""
        return call_views(self.state)

    def river(self, person: str | None = None) -> RiverView:
        """Who held which role when: everybody, or one person's path."""
        return river_view(self.state, person)

    def measures(self, now: datetime) -> tuple[MeasureView, ...]:
        """What the roles come to in figures at `now` (UTC)."""
        return role_measures(self.state, now)

    def voice_measures(self, now: datetime) -> Callable[[], tuple[MeasureView, ...]]:
        """What works out who had a way in, in figures; it takes a moment, so it is to be called off the loop."""
        return partial(voice_measures, self.state, now)

    def plan(self) -> PlanView:
        """What the session means to ask, and how far it has come."""
        return plan_view(self.state)

    def invitations(self) -> InvitationsView:
        """Who is here and not yet invited."""
        return invitations_view(self.state, self.presence)

    def wordings(self) -> tuple[WordingRow, ...]:
        """How people would rather be asked the open question."""
        return wording_rows(self.state)

    def signals(self) -> tuple[SignalRow, ...]:
        """What was signalled without names."""
        return signal_rows(self.state)

    def compared(self) -> str | None:
        """The newest question that was asked more than once."""
        return compared(self.state)

    def yeses(self) -> YesesView:
        """Whose yes words wait for that were put in for them."""
        return yeses_view(self.state)

    def rounds(self, question: str) -> tuple[RoundView, ...]:
        """The rounds of a question that was asked again."""
        return round_views(self.state, question)

    def mirror(self, now: datetime) -> Callable[[], VoicesView]:
        """What works the voice mirror out as things stand; it takes a moment, so it is to be called off the loop."""
        return partial(mirror, self.state, now)

    def people(self) -> tuple[PersonRow, ...]:
        """Everybody who joined."""
        return people_rows(self.state, self.presence.connected)

    def contributions(
        self, question: str | None = None, order: Order = "unheard", needle: str = ""
    ) -> ContributionsView:
        """What was said to one question or to all, in an order; with `needle` only that in which it is found."""
        return self._index.view(question, order, needle)

    def _fold(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        if entries and entries[0].seq == 1 and self.state.seq:  # the server started from the beginning
            self.state, self._index = State(), ContributionIndex(self._index.version + 1)
        fresh = tuple(entry for entry in entries if entry.seq > self.state.seq)
        for entry in fresh:
            self.state = apply(self.state, entry)
            self._index.step(self.state, entry.events)
        return fresh
