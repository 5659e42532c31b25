"""Where the facilitator writes a question; it must not know whether it will be asked."""

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from coprod_tui.display import line

_HINT: Final = "a to write a question, n for a prepared one"


class SafeInput(Input):
    """An input that holds printable text only, also where something else was pasted."""

    def validate_value(self, value: str) -> str:
        """The value on one line, without control characters."""
        return value if value.isprintable() else line(value)


class AskLine(Horizontal):
    """A prompt and an input that takes `most` characters. What is written stays until it was asked."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave the ask line", show=False)]

    closes: reactive[int | None] = reactive(None)

    @dataclass
    class Asked(Message):
        """Enter was pressed on a question."""

        text: str

    @dataclass
    class Left(Message):
        """The keyboard is to go back; what is written is kept."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def compose(self) -> ComposeResult:
        """The prompt, then the input."""
        yield Static("Ask ▸", id="prompt")
        yield SafeInput(placeholder=_HINT, max_length=self._most, compact=True, select_on_focus=False)

    def watch_closes(self, number: int | None) -> None:
        """Asking would close a question, or none."""
        closing = "" if number is None else f" and closes question {number}"
        self.border_subtitle = Content(f"Enter asks the room{closing} · Esc leaves, keeps the words")

    @property
    def draft(self) -> str:
        """What is written so far."""
        return self.query_one(SafeInput).value

    def write(self, text: str | None = None) -> None:
        """Puts the keyboard here, with `text` in place of the draft if it is given."""
        field = self.query_one(SafeInput)
        if text is not None:
            field.value = text
            field.cursor_position = len(field.value)
        field.focus()

    def asked(self) -> None:
        """The question was asked: the line is empty, and the keyboard goes back."""
        self.query_one(SafeInput).value = ""
        self.post_message(self.Left())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Asked(event.value))

    def action_leave(self) -> None:
        """Gives the keyboard back."""
        self.post_message(self.Left())
