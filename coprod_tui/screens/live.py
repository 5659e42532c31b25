"""The live session: contributions, roles, voices, and the line in which questions are written."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import ClassVar

from msgspec.structs import replace as changed
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import reactive

from coprod_tui.actions import action
from coprod_tui.model.action_context import ActionContext, Rewording, ScreenName
from coprod_tui.model.mirror import mirror
from coprod_tui.model.moved import Moved, moved
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import bindings, perform
from coprod_tui.screens.handlers.listing import Listing, ListingHandlers
from coprod_tui.screens.handlers.live import LiveHandlers, as_planned
from coprod_tui.screens.mirror_throttle import MirrorThrottle
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.question_advice import advise
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.screens.workers import restart_worker
from coprod_tui.widgets.contributions import Contributions
from coprod_tui.widgets.find_line import FindLine
from coprod_tui.widgets.messages import show_message
from coprod_tui.widgets.people import PeoplePanel
from coprod_tui.widgets.question.ask_line import AskLine
from coprod_tui.widgets.roles.panel import RolesPanel
from coprod_tui.widgets.row_list import RowList
from coprod_tui.widgets.voices import VoicesPanel
from server.domain.text import QUESTION_CHARACTERS
from server.projections.contributions.index import ContributionRow
from server.projections.dashboard import DashboardView
from server.projections.questions.plan import PlannedRow
from server.projections.voices import VoicesView


@dataclass(frozen=True, slots=True)
class TypingState:
    """Where keys type."""

    #: Whether into the ask line.
    writing: bool = False
    #: Whether into the find line.
    finding: bool = False
    #: Whether the ask line offers another wording, or took one.
    rewording: Rewording = "none"


class LiveScreen(SessionScreen):
    """The contributions, with panels beside them."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["session_screen.tcss", "live.tcss", "ask_line.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("live"),
        Binding("escape", "list_everything", "List everything again", show=False),
    ]
    AUTO_FOCUS = "RowList"
    screen_name: ClassVar[ScreenName] = "live"

    listing: reactive[Listing] = reactive(Listing)
    typing: reactive[TypingState] = reactive(TypingState)
    contributions: reactive[Contributions] = reactive(Contributions)
    mirror: reactive[VoicesView] = reactive(VoicesView)
    #: What was in hand and has moved away, until the facilitator moves on.
    moved: reactive[Moved | None] = reactive(None)

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._pace = MirrorThrottle()
        self._listed_seq = session.replica.state.seq
        self._marked: str | None = None
        self._live = LiveHandlers(self, session, self._selected, navigator.now)
        self.add_handlers(self._live.all())
        self.add_handlers(ListingHandlers(self, lambda: self.listing, self._list_otherwise).all())

    def compose_middle(self) -> ComposeResult:
        """Composes the panels, the find line and the ask line."""
        with Container(id="main"):
            with Container(id="said"):
                yield FindLine()
                yield RowList().data_bind(view=LiveScreen.contributions)
            with Container(id="side"):
                yield self.bind_view(RolesPanel(), lambda view: view.roles)
                yield self.bind_view(VoicesPanel(), lambda view: changed(view.voices, mirror=self.mirror))
                yield self.bind_view(PeoplePanel(), lambda view: view.people)
        yield self.bind_view(AskLine(QUESTION_CHARACTERS, advise), lambda view: view.ask)

    def watch_view(self, view: DashboardView) -> None:
        """Shows a view that changed."""
        super().watch_view(view)
        self._list(own=not self.session.others_acted_since(self._listed_seq))
        now = self.navigator.now()
        if self._pace.is_due(now, self.session.replica.state.seq):
            restart_worker(self, "mirror", self._mirror, now)

    def watch_listing(self) -> None:
        """Lists other contributions, or in another order."""
        self._list(own=True)
        self.update_hints()

    def watch_moved(self, before: Moved | None, now: Moved | None) -> None:
        """Says what has moved away."""
        if now is not None and (before is None or before.row != now.row):
            show_message(self, now.words, "warning")
        self.update_hints()

    def performs(self, chosen: str) -> None:
        """Notes that the row is in hand on purpose, and that marking it moves it away on purpose."""
        row = self._selected()
        if action(chosen).about == "row" and row is not None:
            self.moved = None
            self._marked = row.id if chosen == "heard" else self._marked

    def watch_typing(self) -> None:
        """Updates the key bar."""
        self.update_hints()

    def watch_mirror(self) -> None:
        """Shows the voice mirror."""
        self.query_one(VoicesPanel).view = changed(self.view.voices, mirror=self.mirror)

    def on_descendant_focus(self) -> None:
        """Updates where keys type."""
        self.typing = replace(
            self.typing,
            writing=self.query_one(AskLine).has_focus_within,
            finding=self.query_one(FindLine).has_focus_within,
        )

    def action_context(self) -> ActionContext:
        """The context that decides which actions apply now."""
        listing, typing = self.listing, self.typing
        return replace(
            super().action_context(),
            row=self._selected(),
            moved="" if self.moved is None else self.moved.words,
            everything=listing.everything,
            order=listing.order,
            needle=listing.needle,
            writing=typing.writing,
            finding=typing.finding,
            rewording=typing.rewording,
        )

    def prepare(self, planned: PlannedRow) -> None:
        """Puts a question of the plan into the ask line, without asking it."""
        self._live.put(as_planned(planned))

    def action_list_everything(self) -> None:
        """Ends the search."""
        self.query_one(FindLine).action_leave()

    @on(RowList.Highlighted)
    def _highlighted(self) -> None:
        row = self._selected()
        if self.moved is not None and self.moved.instead != (None if row is None else row.id):
            self.moved = None
        self.update_hints()

    @on(AskLine.Asked)
    def _asked(self, event: AskLine.Asked) -> None:
        perform(self, "ask", self.action_context(), {"ask": partial(self._live.ask_it, event.draft)})

    @on(AskLine.Reworded)
    def _reworded(self, event: AskLine.Reworded) -> None:
        self.typing = replace(self.typing, rewording=event.rewording)

    @on(AskLine.Left)
    async def _left(self) -> None:
        """Goes back to the lobby after a look ahead; the question stays in the ask line."""
        self.query_one(RowList).focus()
        await self.navigator.show_tab("said")

    @on(FindLine.Sought)
    def _sought(self, event: FindLine.Sought) -> None:
        self.listing = replace(self.listing, needle=event.words)

    @on(FindLine.Left)
    def _found(self) -> None:
        self.query_one(RowList).focus()

    def _selected(self) -> ContributionRow | None:
        """The selected row, read from the list itself, because messages lag behind fast keys."""
        row: ContributionRow | None = self.query_one(RowList).selected
        return row

    def _list_otherwise(self, listing: Listing) -> None:
        self.listing = listing

    def _list(self, *, own: bool) -> None:
        """Lists what is to be listed; `own` where nobody else has changed anything."""
        before = self._selected()
        replica, listing = self.session.replica, self.listing
        question = None if listing.everything or not replica.state.asked else replica.state.asked[-1]
        view = replica.contributions.view(question, listing.order, listing.needle)
        asked_here = view.question != self.contributions.view.question and not self.free.is_set()
        self.contributions = Contributions(view, "every question" if listing.everything else "this question")
        self._listed_seq = replica.state.seq
        after = self._selected()
        if before is not None and before.id == self._marked and after != before:
            self._marked = None
        elif not own and not asked_here:
            self.moved = moved(self.moved, before, after, view, replica.state)

    async def _mirror(self, now: datetime) -> None:
        """Computes the voice mirror in a thread."""
        work = partial(mirror, self.session.replica.state, now)
        self.mirror = await asyncio.to_thread(self._pace.timed, work)
