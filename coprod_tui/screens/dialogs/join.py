"""Lays the way in over the screen for whoever comes late; it must not know who that is."""

from collections.abc import Callable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import reactive
from textual.screen import ModalScreen

from coprod_tui.screens.room import Views
from coprod_tui.widgets.join_details import WayIn
from coprod_tui.widgets.qr import QrCode

_BACK: Final = "\n\nEsc goes back"


class JoinDialog(ModalScreen[None]):
    """The QR code, with the address and the code in words beside it.

    It shows `views`, as they change.
    """

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,j,enter", "dismiss", "Back", show=False),
        Binding("n", "next_address", "Next address", show=False),
    ]

    views: reactive[Views] = reactive(Views)

    def __init__(self, views: Views, next_address: Callable[[], None], *, blanks_only: bool) -> None:
        super().__init__()
        self.set_reactive(JoinDialog.views, views)
        self._next_address = next_address
        self._blanks_only = blanks_only

    def compose(self) -> ComposeResult:
        """The code, and the words beside it."""
        with Container(classes="dialog"):
            yield QrCode(blanks_only=self._blanks_only)
            yield WayIn(id="beside")

    def on_mount(self) -> None:
        """Shows what is known, and what comes."""
        self.watch(self, "views", self._take)

    def _take(self, views: Views) -> None:
        self.query_one(QrCode).modules = views.address.qr if views.address else ()
        beside = self.query_one(WayIn)
        beside.code, beside.below = views.summary.code, _BACK
        beside.addresses, beside.address = views.addresses, views.address

    def action_next_address(self) -> None:
        """Shows the next address of the laptop."""
        self._next_address()
