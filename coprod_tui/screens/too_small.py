"""Says that the terminal is too small."""

from typing import Final

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

LEAST_WIDTH: Final = 80
LEAST_HEIGHT: Final = 24


def too_small(width: int, height: int) -> bool:
    """Whether the terminal is too small for the dashboard."""
    return width < LEAST_WIDTH or height < LEAST_HEIGHT


class SmallScreen(Screen[None]):
    """One sentence with the size that there is and the size that is needed."""

    CSS = """
    SmallScreen { align: center middle; }
    SmallScreen Static { width: 100%; height: auto; text-align: center; }
    """

    def compose(self) -> ComposeResult:
        """Composes the sentence."""
        yield Static()

    def on_resize(self) -> None:
        """Updates the size in the sentence."""
        self.query_one(Static).update(
            f"This window has {self.size.width} by {self.size.height} characters. "
            f"coprod needs {LEAST_WIDTH} by {LEAST_HEIGHT}. "
            "Make it larger, or the letters smaller. Nothing is lost, and phones notice nothing."
        )
