"""A line to search with."""

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from coprod_tui.widgets.inputs import SafeInput

MOST: Final = 80
_HINT: Final = "words, a name or a number · Enter goes to what is found · Esc lists everything"


class FindLine(Horizontal):
    """Hidden until it is opened; Escape, and Enter on an empty line, hide it again."""

    DEFAULT_CSS = """
    FindLine { height: 1; display: none; padding: 0 2; }
    FindLine.-open { display: block; }
    FindLine Static { width: 7; color: $accent; }
    FindLine Input { width: 1fr; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "List everything again", show=False)]

    @dataclass
    class Sought(Message):
        """The words to search for changed; empty words end the search."""

        words: str

    @dataclass
    class Left(Message):
        """The focus goes back to the results."""

    def compose(self) -> ComposeResult:
        """Composes the prompt and the input."""
        yield Static("Find ▸")
        yield SafeInput(placeholder=_HINT, max_length=MOST, compact=True, select_on_focus=False)

    def open(self) -> None:
        """Shows the line and focuses it."""
        self.add_class("-open")
        self.query_one(SafeInput).focus()

    def action_leave(self) -> None:
        """Ends the search."""
        self.query_one(SafeInput).value = ""
        self.remove_class("-open")
        self.post_message(self.Left())

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Sought(event.value.strip()))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.post_message(self.Left())
        else:
            self.action_leave()
