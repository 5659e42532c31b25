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

from coprod_tui.model.action_context import ActionContext, Rewording, ScreenName
from coprod_tui.model.mirror import mirror
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import bindings, perform
from coprod_tui.screens.handlers.listing import Listing
from coprod_tui.screens.handlers.live import LiveHandlers, as_planned
from coprod_tui.screens.handlers.turns import TurnMaking
from coprod_tui.screens.handlers.words import WordsHandlers
from coprod_tui.screens.mirror_throttle import MirrorThrottle
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.question_advice import advise
from coprod_tui.screens.said_list import SaidList
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.screens.workers import restart_worker
from coprod_tui.widgets.people import PeoplePanel
from coprod_tui.widgets.question.ask_line import AskLine
from coprod_tui.widgets.roles.panel import RolesPanel
from coprod_tui.widgets.row_list import RowList
from coprod_tui.widgets.voices import VoicesPanel
from server.domain.text import QUESTION_CHARACTERS
from server.projections.dashboard import DashboardView
from server.projections.questions.plan import PlannedRow
from server.projections.voices import VoicesView


@dataclass(frozen=True, slots=True)
class TypingState:
    """Where keys type."""

    #: Whether into the ask line.
    writing: bool = False
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

    typing: reactive[TypingState] = reactive(TypingState)
    mirror: reactive[VoicesView] = reactive(VoicesView)

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._pace = MirrorThrottle()
        self._said = SaidList(session, self.holds, Listing())
        self._live = LiveHandlers(self, session, navigator.now)
        making = TurnMaking(self, session, self._said)
        self.add_handlers({**self._live.all(), **WordsHandlers(self, session, self._said).all(), **making.all()})

    def compose_middle(self) -> ComposeResult:
        """Composes the panels, the find line and the ask line."""
        with Container(id="main"):
            yield self._said
            with Container(id="side"):
                yield self.bind_view(RolesPanel(), lambda view: view.roles)
                yield self.bind_view(VoicesPanel(), lambda view: changed(view.voices, mirror=self.mirror))
                yield self.bind_view(PeoplePanel(), lambda view: view.people)
        yield self.bind_view(AskLine(QUESTION_CHARACTERS, advise), lambda view: view.ask)

    def watch_view(self, view: DashboardView) -> None:
        """Shows a view that changed."""
        self._said.read_again(acting=not self.free.is_set())
        super().watch_view(view)
        now = self.navigator.now()
        if self._pace.is_due(now, self.session.replica.state.seq):
            restart_worker(self, "mirror", self._mirror, now)

    def watch_typing(self) -> None:
        """Updates the key bar."""
        self.update_hints()

    def watch_mirror(self) -> None:
        """Shows the voice mirror."""
        self.query_one(VoicesPanel).view = changed(self.view.voices, mirror=self.mirror)

    def on_descendant_focus(self) -> None:
        """Updates where keys type."""
        self.typing = replace(self.typing, writing=self.query_one(AskLine).has_focus_within)

    def action_context(self) -> ActionContext:
        """The context that decides which actions apply now."""
        context = self._said.in_context(super().action_context())
        writing = self.typing.writing
        asking = self.query_one(AskLine).draft if writing else ""
        return replace(context, writing=writing, asking=asking, rewording=self.typing.rewording)

    def look(self) -> None:
        """Notes which words are in view."""
        self._said.look()

    def prepare(self, planned: PlannedRow) -> None:
        """Puts a question of the plan into the ask line, without asking it."""
        self._live.put(as_planned(planned))

    def action_list_everything(self) -> None:
        """Ends the search."""
        self._said.list_everything()

    @on(SaidList.Changed)
    def _changed(self) -> None:
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

    async def _mirror(self, now: datetime) -> None:
        """Computes the voice mirror in a thread."""
        work = partial(mirror, self.session.replica.state, now)
        self.mirror = await asyncio.to_thread(self._pace.timed, work)
