"""A screen that heeds the size that the terminal has now, and no earlier one; it must not know what is on it."""

from typing import TypeVar

from textual.events import Resize
from textual.screen import Screen

Answer = TypeVar("Answer")


class SizedScreen(Screen[Answer]):
    """A screen that others may lie over.

    The library tells a screen beneath of its new size twice over; where an old size is told late, the two would follow
    one another for ever.
    """

    def on_resize(self, event: Resize) -> None:
        """A size that is no longer true is dropped."""
        if event.size != self.app.size:
            event.prevent_default()
            event.stop()
