"""An input for printable text only."""

from textual.widgets import Input

from coprod_tui.display import line


class SafeInput(Input):
    """An input for printable text only, also when something else is pasted."""

    def validate_value(self, value: str) -> str:
        """The value on one line, without control characters."""
        return value if value.isprintable() else line(value)
