"""Shows how to join, for people who come late."""

from collections.abc import Callable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import reactive

from coprod_tui.screens.dialogs.dialog import Dialog
from coprod_tui.widgets.join_details import JoinDetails
from coprod_tui.widgets.qr import QrCode
from server.projections.dashboard import DashboardView

_BACK: Final = "\n\nEsc goes back"


class JoinDialog(Dialog[None]):
    """The QR code, with address and code in words beside it.

    It shows `view` as it changes.
    """

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,j,enter", "dismiss", "Back", show=False),
        Binding("N", "next_address", "Next address", show=False),
    ]

    view: reactive[DashboardView] = reactive(DashboardView)

    def __init__(self, view: DashboardView, next_address: Callable[[], None], *, blanks_only: bool) -> None:
        super().__init__()
        self.set_reactive(JoinDialog.view, view)
        self._next_address = next_address
        self._blanks_only = blanks_only

    def compose(self) -> ComposeResult:
        """Composes the QR code and the words."""
        with Container(classes="dialog"):
            yield QrCode(blanks_only=self._blanks_only)
            yield JoinDetails(below=_BACK, id="beside")

    def on_mount(self) -> None:
        """Shows the view, and every later one."""
        self.watch(self, "view", self._show)

    def _show(self, view: DashboardView) -> None:
        self.query_one(QrCode).view = view.join
        self.query_one(JoinDetails).view = view.join

    def action_next_address(self) -> None:
        """Shows the next address of the laptop."""
        self._next_address()
