"""A screen that ignores resize events that are out of date."""

from typing import TypeVar

from textual.events import Resize
from textual.screen import Screen

Answer = TypeVar("Answer")


class SizedScreen(Screen[Answer]):
    """A screen that others may lie over.

    The library sends a screen beneath its new size twice; where an old size comes late, the two would alternate for
    ever.
    """

    def on_resize(self, event: Resize) -> None:
        """Drops a size that is no longer the terminal's."""
        if event.size != self.app.size:
            event.prevent_default()
            event.stop()
