"""The voice mirror: who had a way in, in a plain sentence, and the figures a key away. It ranks nobody."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.model.action_context import ScreenName
from coprod_tui.model.mirror import mirror
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import bindings
from coprod_tui.screens.mirror_throttle import MirrorThrottle
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.screens.workers import restart_worker
from coprod_tui.widgets.measures import WHAT_FOR, MeasuresPanel
from server.domain.state import State
from server.projections.dashboard import DashboardView
from server.projections.measures.view import MeasureView
from server.projections.measures.voices import voice_measures
from server.projections.voices import VoicesView

_TITLE: Final = "Voice mirror"
_KEY: Final = "F shows the figures, how each is worked out, and what it cannot see."


class VoicesScreen(SessionScreen):
    """One page to read, computed in a thread and not too often."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["session_screen.tcss", "voices.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("voices")]
    AUTO_FOCUS = "MeasuresPanel"
    screen_name: ClassVar[ScreenName] = "voices"

    mirror: reactive[VoicesView] = reactive(VoicesView)
    measures: reactive[tuple[MeasureView, ...]] = reactive(())
    #: Whether the figures are shown.
    figures: reactive[bool] = reactive(default=False)

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._pace = MirrorThrottle()
        self.add_handlers({"measures": self._turn})

    def compose_middle(self) -> ComposeResult:
        """Composes the sentence, what it is for, what the report would leave out, and the measures."""
        yield Static(id="sentence")
        yield Static(id="showings")
        yield Static(WHAT_FOR, id="what-for")
        yield Static(id="consents")
        yield Static(_KEY, id="key")
        with Container(id="figures"):
            panel = MeasuresPanel()
            panel.border_title = Content(_TITLE)
            yield panel.data_bind(view=VoicesScreen.measures)

    def watch_view(self, view: DashboardView) -> None:
        """Shows a view that changed."""
        super().watch_view(view)
        showings = self.query_one("#showings", Static)
        showings.update(Content(view.voices.showings))
        showings.display = bool(view.voices.showings)
        now = self.navigator.now()
        if self._pace.is_due(now, self.session.replica.state.seq):
            restart_worker(self, "mirror", self._work_out, now)

    def watch_mirror(self) -> None:
        """Shows the sentence, and how much the report would leave out."""
        self.query_one("#sentence", Static).update(Content(self.mirror.sentence))
        self.query_one("#consents", Static).update(Content(self.mirror.consents.sentences))

    def watch_figures(self) -> None:
        """Shows the figures, or only the sentence."""
        self.query_one("#key").display = not self.figures
        self.query_one(MeasuresPanel).display = self.figures
        self.screen.set_focus(self.query_one(MeasuresPanel) if self.figures else None)

    async def _turn(self) -> None:
        self.figures = not self.figures

    async def _work_out(self, now: datetime) -> None:
        replica = self.session.replica
        work = partial(_worked_out, replica.state, now, {**replica.held_up})
        self.mirror, self.measures = await asyncio.to_thread(self._pace.timed, work)


def _worked_out(
    state: State, now: datetime, held_up: Mapping[str, datetime]
) -> tuple[VoicesView, tuple[MeasureView, ...]]:
    return mirror(state, now), voice_measures(state, now, held_up)
