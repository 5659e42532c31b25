"""The voice mirror: who had a way in, in figures, each with what it cannot see. It ranks nobody."""

import asyncio
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.model.action_context import ScreenName
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import bindings
from coprod_tui.screens.mirror_throttle import MirrorThrottle
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.screens.workers import restart_worker
from coprod_tui.widgets.measures import WHAT_FOR, MeasuresPanel
from server.projections.dashboard import DashboardView
from server.projections.measures.view import MeasureView
from server.projections.measures.voices import voice_measures

_TITLE: Final = "Voice mirror"


class VoicesScreen(SessionScreen):
    """One page to read, computed in a thread and not too often."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["session_screen.tcss", "voices.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("voices")]
    AUTO_FOCUS = "MeasuresPanel"
    screen_name: ClassVar[ScreenName] = "voices"

    measures: reactive[tuple[MeasureView, ...]] = reactive(())

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._pace = MirrorThrottle()

    def compose_middle(self) -> ComposeResult:
        """Composes a sentence on their use, then each measure."""
        yield Static(WHAT_FOR, id="what-for")
        panel = MeasuresPanel()
        panel.border_title = Content(_TITLE)
        yield panel.data_bind(view=VoicesScreen.measures)

    def watch_view(self, view: DashboardView) -> None:
        """Shows a view that changed."""
        super().watch_view(view)
        now = self.navigator.now()
        if self._pace.is_due(now, self.session.replica.state.seq):
            restart_worker(self, "mirror", self._work_out, now)

    async def _work_out(self, now: datetime) -> None:
        work = partial(voice_measures, self.session.replica.state, now)
        self.measures = await asyncio.to_thread(self._pace.timed, work)
