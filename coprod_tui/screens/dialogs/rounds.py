"""Shows what was said in each round of a question, without judging the rounds."""

from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.dialog import Dialog
from coprod_tui.widgets.rounds import page
from coprod_tui.widgets.text_layout import scrolled_width
from server.projections.dashboard import DashboardView
from server.projections.questions.rounds import round_views


class RoundsDialog(Dialog[None]):
    """One page to read, kept up to date."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialogs.tcss", "rounds.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,C,q,enter", "dismiss", "Back", show=False)]

    view: reactive[DashboardView] = reactive(DashboardView)

    def __init__(self, session: SessionModel, question: str) -> None:
        super().__init__()
        self._session = session
        self._question = question

    def compose(self) -> ComposeResult:
        """Composes one scrolling text."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content("Compare rounds")
            box.border_subtitle = Content("↑ ↓ scroll · Esc goes back")
            with VerticalScroll():
                yield Static()

    def on_mount(self) -> None:
        """Follows the session."""
        self.watch(self, "view", self._show, init=False)

    def on_resize(self, _: Resize) -> None:
        """Redraws for the new size."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        width = scrolled_width(self.query_one(VerticalScroll))
        self.query_one(Static).update(page(round_views(self._session.replica.state, self._question), width))
