"""A line to write in that takes printable text only; it must not know what is written there."""

from textual.widgets import Input

from coprod_tui.display import line


class SafeInput(Input):
    """An input that holds printable text only, also where something else was pasted."""

    def validate_value(self, value: str) -> str:
        """The value on one line, without control characters."""
        return value if value.isprintable() else line(value)
