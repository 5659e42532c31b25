"""Shows measures as they were when the dialog was opened."""

from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from coprod_tui.screens.dialogs.dialog import Dialog
from coprod_tui.widgets.measures import WHAT_FOR, MeasuresPanel
from server.projections.measures.view import MeasureView


class MeasuresDialog(Dialog[None]):
    """One page to read."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialogs.tcss", "measures.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,m,q,enter", "dismiss", "Back", show=False)]

    def __init__(self, measures: tuple[MeasureView, ...]) -> None:
        super().__init__()
        self._measures = measures

    def compose(self) -> ComposeResult:
        """Composes a sentence on their use, then each measure."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content("Measures")
            box.border_subtitle = Content("↑ ↓ scroll · Esc goes back")
            yield Static(Content(WHAT_FOR), id="what-for")
            yield MeasuresPanel()

    def on_mount(self) -> None:
        """Shows the figures."""
        self.query_one(MeasuresPanel).view = self._measures
