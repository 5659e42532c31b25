"""Asks for one line of text: a name, a title."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from coprod_tui.display import line
from coprod_tui.screens.dialogs.answers_once import AnswersOnce
from coprod_tui.screens.dialogs.form import kept
from coprod_tui.widgets.inputs import SafeInput


@dataclass(frozen=True, slots=True)
class LineForm:
    """The words around the line, and what stands on it at first."""

    heading: str
    #: A sentence above the line.
    sentence: str
    #: What Enter does, in words that follow "Enter".
    enter: str
    #: The most characters that the line takes.
    most: int
    value: str = ""


class LineDialog(AnswersOnce[str | None]):
    """Answers with the line that `keep` took, or None where Escape was pressed; stays where `keep` raises Rejected."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Back", show=False)]

    def __init__(self, form: LineForm, keep: Callable[[str], Awaitable[None]]) -> None:
        super().__init__()
        self._form = form
        self._keep = keep

    def compose(self) -> ComposeResult:
        """The sentence, the line, and room for what is in the way."""
        form = self._form
        with Vertical(classes="dialog") as box:
            box.border_title = Content(form.heading)
            box.border_subtitle = Content(f"Enter {form.enter} · Esc goes back")
            yield Static(Content(form.sentence))
            yield SafeInput(line(form.value), max_length=form.most, select_on_focus=False)
            yield Static("", classes="note")

    @on(Input.Submitted)
    async def _submitted(self) -> None:
        await kept(self, self.query_one(SafeInput).value.strip, self._keep)
