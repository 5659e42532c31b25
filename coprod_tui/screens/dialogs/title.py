"""Asks for the title of a new session; it must not start one."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from coprod_tui.display import cell_width
from coprod_tui.screens.dialogs.once import AnswersOnce
from coprod_tui.widgets.askline import SafeInput
from server.domain.text import TITLE_CHARACTERS

_EMPTY = "Please give it a title, so that people see they are in the right place."


class TitleDialog(AnswersOnce[str | None]):
    """Answers with the title, or None where Escape was pressed."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Back", show=False)]

    def __init__(self, proposed: str) -> None:
        super().__init__()
        self._proposed = proposed

    def compose(self) -> ComposeResult:
        """One field, filled in already."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content("Start a session")
            box.border_subtitle = Content("Enter opens the room · Esc goes back")
            yield Static("What is it called? People see this on their phones.")
            yield SafeInput(self._proposed, max_length=TITLE_CHARACTERS, select_on_focus=True)
            yield Static("", classes="note")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        title = event.value.strip()
        if not cell_width(title):
            self.query_one(".note", Static).update(_EMPTY)
            return
        self.answer(title)
