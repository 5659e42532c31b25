"""A screen that says so where the terminal is too small for it."""

from typing import ClassVar, Final, TypeVar

from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen

from coprod_tui.widgets.small_notice import SmallNotice

Answer = TypeVar("Answer")
LEAST: Final = Size(80, 24)


class SizedScreen(Screen[Answer]):
    """Covers itself while the terminal is too small for it.

    What lies beneath stays as it is: no screen is opened or closed, so a resize cannot come between two that are.
    """

    #: The smallest terminal in which it can be used.
    least: ClassVar[Size] = LEAST

    @property
    def layers(self) -> tuple[str, ...]:
        """The library's layers, and one above them all."""
        return (*super().layers, "small")

    @property
    def is_covered(self) -> bool:
        """Whether the terminal is too small for it."""
        return self.app.size.width < self.least.width or self.app.size.height < self.least.height

    def on_mount(self) -> None:
        """Adds the notice."""
        notice = SmallNotice(self.least)
        notice.display = self.is_covered
        self.mount(notice)

    def on_resize(self, event: Resize) -> None:
        """Shows or hides the notice; drops a size that is no longer the terminal's.

        The library sends a screen beneath another its new size twice; where an old size comes late, the two would
        alternate for ever.
        """
        if event.size != self.app.size:
            event.prevent_default()
            event.stop()
        self._show_notice()

    def on_screen_resume(self) -> None:
        """Shows or hides the notice, as the size may have changed while another screen was shown."""
        self._show_notice()

    def _show_notice(self) -> None:
        self.set_class(self.is_covered, "-covered")
        for notice in self.query(SmallNotice):
            notice.display = self.is_covered
            notice.refresh()
