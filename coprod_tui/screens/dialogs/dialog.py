"""A dialog over a screen, which closes once, however fast keys come."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.reactive import var
from textual.screen import ModalScreen

from coprod_tui.screens.sized_screen import SizedScreen

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer], SizedScreen[Answer]):
    """Closes only while it is on top: under another dialog it waits, and once closed it ignores what would close it.

    The library closes whatever screen is on top, whichever asked for it.
    """

    #: The results with which it was asked to close while another dialog lay over it.
    asked: var[tuple[Answer | None, ...]] = var(())

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Closes the dialog with a result, as soon as it is on top."""
        if self.app.screen is self:
            return super().dismiss(result)
        if self in self.app.screen_stack:
            self.asked = (*self.asked, result)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        """Closes the dialog if that was asked for meanwhile."""
        for answer in self.asked[:1]:
            self.dismiss(answer)
