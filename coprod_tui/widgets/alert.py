"""A strip that says what is wrong just now, and nothing while all is well; it must not take the keyboard."""

from textual.reactive import reactive
from textual.widgets import Static

from server.projections.status import TroubleView

LINK_LOST = (
    "○ Reconnecting… nothing that people send is lost. If it lasts, quit with Ctrl-Q and open the session again."
)
CLOSED = "○ The room was closed; everything that was said is kept. Ctrl-Q quits; coprod lists it, Enter opens it again."
DISK_REFUSES = "✗ The disk refuses to write, so nothing new is taken in. Phones keep what people send."


class Alert(Static):
    """One line: the link is lost, the room was closed, or the disk refuses."""

    DEFAULT_CSS = """
    Alert { height: auto; display: none; padding: 0 1; background: $warning; color: $background; text-style: bold; }
    Alert.-shown { display: block; }
    """

    linked = reactive(default=True)
    closed = reactive(default=False)
    trouble: reactive[TroubleView | None] = reactive(None)

    def watch_linked(self) -> None:
        """The link was lost or came back."""
        self._show()

    def watch_closed(self) -> None:
        """The room was closed, or opened again."""
        self._show()

    def watch_trouble(self) -> None:
        """The disk refuses, or writes again."""
        self._show()

    def _show(self) -> None:
        lost = CLOSED if self.closed else LINK_LOST
        words = lost if not self.linked else DISK_REFUSES if self.trouble else ""
        self.set_class(bool(words), "-shown")
        self.update(words)
