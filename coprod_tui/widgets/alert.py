"""A strip that says what is wrong, and is empty otherwise."""

from textual.reactive import reactive
from textual.widgets import Static

from server.projections.dashboard import AlertView

LINK_LOST = (
    "○ Reconnecting… nothing that people send is lost. If it lasts, quit with Ctrl-Q and open the session again."
)
CLOSED = "○ The room was closed; everything that was said is kept. Ctrl-Q quits; coprod lists it, Enter opens it again."
DISK_REFUSES = "✗ The disk refuses to write, so nothing new is taken in. Phones keep what people send."


class Alert(Static):
    """One line: the link is lost, the room was closed, or the disk refuses to write."""

    DEFAULT_CSS = """
    Alert { height: auto; display: none; padding: 0 1; background: $warning; color: $background; text-style: bold; }
    Alert.-shown { display: block; }
    """

    view: reactive[AlertView] = reactive(AlertView)

    def watch_view(self, view: AlertView) -> None:
        """Shows the alert, or hides the strip."""
        lost = CLOSED if view.link.closed else LINK_LOST
        words = lost if not view.link.up else DISK_REFUSES if view.trouble else ""
        self.set_class(bool(words), "-shown")
        self.update(words)
