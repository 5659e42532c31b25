"""Who had a way in so far, for the facilitator alone. It ranks nobody."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.display import line
from coprod_tui.widgets.text_layout import Piece, scrolled_width, wrap_pieces
from server.projections.dashboard import VoicesPanelView
from server.projections.people.invitations import UninvitedView


class VoicesPanel(VerticalScroll):
    """The voice mirror in a few lines, or in one line where the screen's style gives it little room."""

    DEFAULT_CSS = """
    VoicesPanel Static { width: 100%; height: auto; }
    VoicesPanel #brief { display: none; }
    """

    view: reactive[VoicesPanelView] = reactive(VoicesPanelView)

    def compose(self) -> ComposeResult:
        """Composes both texts; the style decides which is shown."""
        yield Static(id="full")
        yield Static(id="brief")

    def on_mount(self) -> None:
        """Sets the title."""
        self.border_title = Content("Voices")

    def watch_view(self) -> None:
        """Redraws the mirror."""
        self._show()

    def on_resize(self) -> None:
        """Redraws for the new size."""
        self._show()

    def _show(self) -> None:
        width = scrolled_width(self)
        if width <= 0:
            return
        rows = [Content.assemble(*row) for said in full(self.view) for row in wrap_pieces(said, width)]
        self.query_one("#full", Static).update(Content("\n").join(rows))
        self.query_one("#brief", Static).update(brief(self.view))


def full(view: VoicesPanelView) -> Iterator[list[Piece]]:
    """The lines of the mirror, each of which may wrap: a plain sentence first, and no figures beside it."""
    mirror = view.mirror
    yield [(mirror.sentence, "$warning" if mirror.amber else "$foreground")]
    if view.uninvited.names:
        yield [(f"Not yet invited: {_names(view.uninvited)}", "$people")]
    if mirror.consents.room:
        yield [(mirror.consents.briefly, "$others")]
    if mirror.blind_spots:  # the first is about this room, the others hold for every room
        yield [(mirror.blind_spots[0], "$muted"), ("6 says more", "$muted")]


def brief(view: VoicesPanelView) -> Content:
    """How many have spoken, and how much the report leaves out, in a few words."""
    mirror = view.mirror
    spoke = (f"{mirror.heard} of {mirror.people} spoke", "$warning" if mirror.amber else "$foreground")
    kept = mirror.consents.room
    return Content.assemble(spoke, *([(f" · report leaves out {kept}", "$others")] if kept else []))


def _names(uninvited: UninvitedView) -> str:
    named = ", ".join(map(line, uninvited.names))
    return f"{named} and {uninvited.more} more" if uninvited.more else named
