"""Asks for the name of somebody who is here without a phone."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from coprod_tui.screens.dialogs.answers_once import AnswersOnce
from coprod_tui.screens.dialogs.form import keep_and_close
from coprod_tui.widgets.inputs import SafeInput
from server.domain.text import NAME_CHARACTERS


class WelcomeDialog(AnswersOnce[str | None]):
    """Answers with the name that `keep` accepted, or None for Escape; stays open where `keep` raises Rejected."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Back", show=False)]

    def __init__(self, keep: Callable[[str], Awaitable[None]]) -> None:
        super().__init__()
        self._keep = keep

    def compose(self) -> ComposeResult:
        """Composes one field."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content("Here without a phone")
            box.border_subtitle = Content("Enter puts them on the list · Esc goes back")
            yield Static("What shall we call them? Their words can then stand under their name.")
            yield SafeInput(max_length=NAME_CHARACTERS)
            yield Static("", classes="note")

    @on(Input.Submitted)
    async def _submitted(self) -> None:
        await keep_and_close(self, self.query_one(SafeInput).value.strip, self._keep)
