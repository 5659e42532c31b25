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
from coprod_tui.display import line
from coprod_tui.screens.dialogs.dialog import Dialog
from coprod_tui.screens.dialogs.form import keep_and_close
from coprod_tui.widgets.inputs import SafeInput


def _never(_: str) -> Arming | None:
    return None


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
    #: How the line is armed; None where the first Enter keeps it.
    arms: Callable[[str], Arming | None] = _never


class LineDialog(Dialog[str | None]):
    """Answers with the line that `keep` accepted, or None for Escape; stays open where `keep` raises Rejected."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back", show=False)]

    def __init__(self, form: LineForm, keep: Callable[[str], Awaitable[None]]) -> None:
        super().__init__()
        self._form = form
        self._keep = keep
        self._armed: Arming | None = None

    def compose(self) -> ComposeResult:
        """Composes the sentence, the line, and a note below."""
        form = self._form
        with Vertical(classes="dialog") as box:
            box.border_title = Content(form.heading)
            box.border_subtitle = self._keys()
            yield Static(Content(form.sentence))
            yield SafeInput(form.value, max_length=form.most, select_on_focus=False)
            yield Static("", classes="note")

    @on(Input.Submitted)
    async def _submitted(self) -> None:
        arming = self._form.arms(self._written())
        if arming is None or (self._armed is not None and self._armed.target == arming.target):
            self._arm(None)
            await keep_and_close(self, self._written, self._keep)
        else:
            self._arm(arming)

    @on(Input.Changed)
    def _changed(self) -> None:
        if self._armed is not None:
            self._arm(None)

    def action_back(self) -> None:
        """Disarms, or else closes the dialog."""
        if self._armed is None:
            self.dismiss()
        else:
            self._arm(None)

    def _arm(self, arming: Arming | None) -> None:
        self._armed = arming
        asks = "" if arming is None else line(arming.asks)
        self.query_one(".note", Static).update(Content.styled(asks, "bold $accent"))
        self.query_one(".dialog", Vertical).border_subtitle = self._keys()

    def _keys(self) -> Content:
        armed = self._armed is not None
        return Content("Enter again · Esc No" if armed else f"Enter {self._form.enter} · Esc goes back")

    def _written(self) -> str:
        return self.query_one(SafeInput).value.strip()
