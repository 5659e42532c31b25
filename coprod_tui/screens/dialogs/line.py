"""Asks for one line of text: a name, a title.

A line that reaches every phone is armed: Enter says what a second one would do and to whom.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from coprod_tui.actions.arming import Arming
from coprod_tui.screens.dialogs.dialog import Dialog
from coprod_tui.screens.dialogs.form import Keeping, never
from coprod_tui.widgets.inputs import SafeInput


@dataclass(frozen=True, slots=True)
class LineForm:
    """The words around the line, and its text at first."""

    heading: str
    #: A sentence above the line.
    sentence: str
    #: What Enter does, in words that follow "Enter".
    enter: str
    #: The most characters that the line takes.
    most: int
    value: str = ""
    #: Whether typing replaces that text, as it does a choice, rather than continuing it.
    replaces: bool = False
    #: How the line is armed; None where the first Enter keeps it.
    arms: Callable[[str], Arming | None] = never


class LineDialog(Dialog[str | None]):
    """Answers with the line that `keep` accepted, or None for Escape; stays open where `keep` raises Rejected."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back", show=False)]

    def __init__(self, form: LineForm, keep: Callable[[str], Awaitable[None]]) -> None:
        super().__init__()
        self._form = form
        self._keys = f"Enter {form.enter} · Esc goes back"
        self._keeping = Keeping(self, self._keys, self._written, keep, form.arms)

    def compose(self) -> ComposeResult:
        """Composes the sentence, the line, and a note below."""
        form = self._form
        with Vertical(classes="dialog") as box:
            box.border_title = Content(form.heading)
            box.border_subtitle = Content(self._keys)
            yield Static(Content(form.sentence))
            yield SafeInput(form.value, max_length=form.most, select_on_focus=form.replaces)
            yield Static("", classes="note")

    @on(Input.Submitted)
    async def _submitted(self) -> None:
        await self._keeping.enter()

    @on(Input.Changed)
    def _changed(self) -> None:
        self._keeping.disarm()

    def action_back(self) -> None:
        """Disarms, or else closes the dialog."""
        self._keeping.back()

    def _written(self) -> str:
        return self.query_one(SafeInput).value.strip()
