"""The lobby: a QR code that can be read across a table, how to join in words, who is here."""

from pathlib import PurePath
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from coprod_tui.model.action_context import ScreenName
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import bindings
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.widgets.join_details import JoinDetails
from coprod_tui.widgets.people import PeoplePanel
from coprod_tui.widgets.qr import QrCode
from server.domain.commands import OpenSession
from server.projections.dashboard import DashboardView

_PLAIN: Final = (
    "Anyone on the same Wi-Fi can read along, as this address is not encrypted. "
    "To avoid that, use a hotspot of your own with a password."
)


class LobbyScreen(SessionScreen):
    """The first tab before the session is live."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["session_screen.tcss", "lobby.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("lobby")]
    screen_name: ClassVar[ScreenName] = "lobby"

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self.add_handlers({"go_live": self._go_live})

    def compose_middle(self) -> ComposeResult:
        """Composes the QR code on the left, the words on the right."""
        with Container(id="hall"):
            yield self.bind_view(QrCode(blanks_only=self.navigator.ascii_only), lambda view: view.join)
            with VerticalScroll(id="words", can_focus=False):
                yield self.bind_view(JoinDetails(), lambda view: view.join)
                yield self.bind_view(PeoplePanel(), lambda view: view.people)
                yield Static(id="caution")

    def watch_view(self, view: DashboardView) -> None:
        """Shows a view that changed."""
        super().watch_view(view)
        address = view.join.address
        overheard = address is not None and address.is_overheard and not view.join.practice
        self.query_one("#caution", Static).update(_PLAIN if overheard else "")

    async def _go_live(self) -> None:
        await self.session.port.submit(OpenSession())
