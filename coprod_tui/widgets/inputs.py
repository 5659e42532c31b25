"""Fields of one line and of several. What is typed or pasted stays whole; only what is drawn is made safe."""

import unicodedata
from typing import Final

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.widget import Widget
from textual.widgets import Input, TextArea

from coprod_tui.display import in_field, typed, typed_line
from coprod_tui.widgets.messages import show_message

#: The most characters that a field takes at once.
MOST_PASTED: Final = 20_000


class SafeInput(Input):
    """An input for one line. Pasted lines are joined; what is too long stays, to be shortened, and is told."""

    def validate_value(self, value: str) -> str:
        """The value on one line, with signs for control characters."""
        return typed_line(value)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replaces a part. A value that is too long can be made shorter, but not longer."""
        start, end = sorted((max(0, start), min(len(self.value), end)))
        if len(text) <= end - start:
            self._put(text, start, end)
        else:
            super().replace(text, start, end)

    def action_paste(self) -> None:
        """Pastes what was copied in the dashboard."""
        self._paste(self.app.clipboard)

    async def _on_key(self, event: events.Key) -> None:
        # The library takes what is printable by itself; joiners and marks of direction are typed like letters.
        if event.character is not None and _is_format(event.character):
            event.stop()
            event.prevent_default()
            self.replace(event.character, *self.selection)
        else:
            await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._paste(event.text)

    def _paste(self, text: str) -> None:
        words = _taken(self, text)
        if words is None:
            return
        self._put(typed_line(words), *sorted(self.selection))
        over = len(self.value) - self.max_length if self.max_length else 0
        if over > 0:
            show_message(
                self,
                f"That is longer than {self.max_length:,} characters by {over:,}. Nothing is lost; shorten it.",
                "warning",
            )

    def _put(self, text: str, start: int, end: int) -> None:
        self.value = f"{self.value[:start]}{text}{self.value[end:]}"
        self.cursor_position = start + len(text)

    def _position_to_cell(self, position: int) -> int:
        return cell_len(in_field(self.value[:position]))

    @property
    def _value(self) -> Text:
        return Text(in_field(self.value), no_wrap=True, overflow="ignore", end="")


class SafeArea(TextArea):
    """An area for several lines."""

    def __init__(self, text: str, *, id: str | None = None, placeholder: str = "") -> None:  # noqa: A002 - the library's name
        super().__init__(typed(text), id=id, placeholder=placeholder, compact=True, highlight_cursor_line=False)

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn."""
        line = super().get_line(line_index)
        line.plain = in_field(line.plain)
        return line

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        words = _taken(self, event.text)
        if words is not None:
            await super()._on_paste(events.Paste(words))


def _taken(field: Widget, text: str) -> str | None:
    """What a field takes of a pasted text, None for nothing; tells what it does not take."""
    if len(text) > MOST_PASTED:
        show_message(
            field,
            f"Nothing was pasted: that is {len(text):,} characters, and a field takes {MOST_PASTED:,} at once.",
            "warning",
        )
        return None
    return typed(text)


def _is_format(character: str) -> bool:
    return len(character) == 1 and unicodedata.category(character) == "Cf"
