"""Says that the disk refuses to write, where, and what to do."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from coprod_tui.display import line
from coprod_tui.screens.dialogs.dialog import Dialog
from server.projections.status import TroubleView

_TO_DO: Final = (
    "Everything up to now is safe, and can still be read and exported. People's phones keep what they send and say so. "
    "Free some space on that disk, or make the folder writable again: writing resumes by itself."
)
_MEGABYTE: Final = 1_000_000


class TroubleDialog(Dialog[None]):
    """One page about the disk."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "dismiss", "Back", show=False)]

    def __init__(self, trouble: TroubleView) -> None:
        super().__init__()
        self._trouble = trouble

    def compose(self) -> ComposeResult:
        """Composes what is wrong, where, how much is free, and what to do."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content("The disk refuses to write")
            box.border_subtitle = Content("Esc goes back")
            yield Static(Content.assemble(("Where  ", "$muted"), line(self._trouble.path)))
            yield Static(Content.assemble(("Free   ", "$muted"), f"{self._trouble.free / _MEGABYTE:,.1f} MB"))
            yield Static(Content.assemble(("Why    ", "$muted"), line(self._trouble.reason)))
            yield Static(_TO_DO, classes="note")
