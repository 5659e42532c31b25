"""Where people arrive: a QR code across the table, the way in in words, who is here; it must not know what is said."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.model.action_context import ActionContext
from coprod_tui.screens.dispatch import Handlers, bindings, hints, perform
from coprod_tui.screens.handlers.session import SessionHandlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.room import Room, Views
from coprod_tui.screens.sized_screen import SizedScreen
from coprod_tui.widgets.alert import Alert
from coprod_tui.widgets.join_details import WayIn
from coprod_tui.widgets.key_bar import KeyBar, KeyHint
from coprod_tui.widgets.masthead import Masthead
from coprod_tui.widgets.people import PeoplePanel
from coprod_tui.widgets.qr import QrCode
from server.domain.commands import OpenSession
from server.projections.people.list import PersonRow
from server.projections.status import AddressView, TroubleView
from server.projections.summary import SummaryView

_PLAIN: Final = (
    "Anyone on the same Wi-Fi can read along, as this address is not encrypted. "
    "To avoid that, use a hotspot of your own with a password."
)


class LobbyScreen(SizedScreen[None]):
    """Binds the views of a room that waits for its people."""

    CSS_PATH = "lobby.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("lobby")]

    views: reactive[Views] = reactive(Views)
    summary: reactive[SummaryView] = reactive(SummaryView)
    people: reactive[tuple[PersonRow, ...]] = reactive(())
    addresses: reactive[tuple[AddressView, ...]] = reactive(())
    address: reactive[AddressView | None] = reactive(None)
    trouble: reactive[TroubleView | None] = reactive(None)
    linked: reactive[bool] = reactive(default=True)
    closed: reactive[bool] = reactive(default=False)
    code: reactive[str] = reactive("")
    modules: reactive[tuple[str, ...]] = reactive(())
    hints: reactive[tuple[KeyHint, ...]] = reactive(())

    def __init__(self, room: Room, navigator: Navigator) -> None:
        super().__init__()
        self._room = room
        self._navigator = navigator
        self._handlers: Handlers = {**SessionHandlers(self, "lobby", room, navigator).all(), "go_live": self._go_live}

    def compose(self) -> ComposeResult:
        """The code on the left, words on the right."""
        yield Masthead().data_bind(LobbyScreen.summary, LobbyScreen.linked)
        yield Alert().data_bind(LobbyScreen.linked, LobbyScreen.closed, LobbyScreen.trouble)
        with Container(id="hall"):
            yield QrCode(blanks_only=self._navigator.ascii_only).data_bind(LobbyScreen.modules)
            with VerticalScroll(id="words", can_focus=False):
                yield WayIn().data_bind(LobbyScreen.addresses, LobbyScreen.address, LobbyScreen.code)
                yield PeoplePanel().data_bind(rows=LobbyScreen.people)
                yield Static(id="caution")
        yield KeyBar().data_bind(LobbyScreen.hints)

    def watch_views(self, views: Views) -> None:
        """The session changed, or what is known of it."""
        self.summary, self.people, self.linked = views.summary, views.people, views.linked
        self.closed = views.closed
        self.addresses, self.address, self.trouble = views.addresses, views.address, views.trouble
        self.code = views.summary.code
        self.modules = views.address.qr if views.address else ()
        self.hints = hints(self.action_context())
        secret = views.address is None or views.address.url.lower().startswith("https:")
        self.query_one("#caution", Static).update("" if secret else _PLAIN)

    def action_context(self) -> ActionContext:
        """What decides which commands apply now."""
        views = self.views
        return ActionContext("lobby", views.summary, linked=views.linked, addresses=len(views.addresses))

    def action_perform(self, chosen: str) -> None:
        """Carries out the command with this id, or says why not."""
        perform(self, chosen, self.action_context(), self._handlers)

    async def _go_live(self) -> None:
        await self._room.submit(OpenSession())
