"""A strip that says what is wrong, and is empty otherwise."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.display import line
from server.projections.counting import many
from server.projections.masthead import AlertView
from server.projections.status import LinkView

LINK_LOST = "○ Reconnecting… nothing that people send is lost, and this is not up to date. It comes back by itself."
CLOSED = "○ The room was closed; everything that was said is kept. Enter opens it again."
DELETED = "○ The room was closed. {deleted} that stayed in it {are} deleted; all else is kept. Enter opens it again."
GONE = "○ The room's server has stopped; everything that was said is kept. Enter starts it again."
DISK_REFUSES = "✗ The disk refuses to write, so nothing new is taken in. Phones keep what people send."
_FAULT = "○ Not up to date: {fault}. This dashboard tries again by itself, and Enter tries at once."


class Alert(Static):
    """What is shown is not up to date and why, the disk refuses to write, or what else should be known."""

    DEFAULT_CSS = """
    Alert { height: auto; display: none; padding: 0 1; background: $warning; color: $background; text-style: bold; }
    Alert.-shown { display: block; }
    """

    view: reactive[AlertView] = reactive(AlertView)

    def watch_view(self, view: AlertView) -> None:
        """Shows the alert, or hides the strip."""
        words = (
            _lost(view.link) if not view.link.up else DISK_REFUSES if view.trouble else line(" ".join(view.warnings))
        )
        self.set_class(bool(words), "-shown")
        self.update(Content(words))


def _lost(link: LinkView) -> str:
    if link.closed:
        are = "is" if link.deleted == 1 else "are"
        return DELETED.format(deleted=many(link.deleted, "contribution"), are=are) if link.deleted else CLOSED
    if link.gone:
        return GONE
    return _FAULT.format(fault=line(link.fault)) if link.fault else LINK_LOST
