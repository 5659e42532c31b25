"""A QR code, black on white in every theme, half a character a module; it must not know what the code says.

Where only ASCII can be drawn, two blanks with a background make a module, so the code needs twice the room each way.
"""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from coprod_tui.display import wrap

_TONES = {"0": "#ffffff", "1": "#000000"}
_STYLES = {
    (top, bottom): Style(color=_TONES[top], bgcolor=_TONES[bottom], dim=False) for top in _TONES for bottom in _TONES
}
_TOO_SMALL = "No room for the QR code here: make the window larger, or let people type the address."


class QrCode(Widget):
    """Draws `modules`: a string of 0 and 1 a row, quiet zone included."""

    DEFAULT_CSS = "QrCode { width: auto; height: auto; }"
    modules: reactive[tuple[str, ...]] = reactive((), layout=True)

    def __init__(self, *, blanks_only: bool = False, id: str | None = None) -> None:  # noqa: A002 - the library's name
        super().__init__(id=id)
        self._blanks_only = blanks_only

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - likewise
        """Cells that the code takes across."""
        if not self._fits(container):
            return min(container.width, 30)
        return self._across

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the library's signature
        """Lines that the code takes."""
        if not self._fits(container):
            return 4
        return len(self.modules) if self._blanks_only else (len(self.modules) + 1) // 2

    def render_line(self, y: int) -> Strip:
        """One line of the code."""
        if not self.modules:
            return Strip.blank(self.size.width, self.rich_style)
        if self.size.width < self._across:
            return self._excuse(y)
        if self._blanks_only:
            row = self.modules[y] if y < len(self.modules) else ""
            return Strip([Segment("  ", _STYLES[module, module]) for module in row])
        top = self.modules[2 * y] if 2 * y < len(self.modules) else ""
        bottom = self.modules[2 * y + 1] if 2 * y + 1 < len(self.modules) else "0" * len(top)
        return Strip([Segment("▀", _STYLES[pair]) for pair in zip(top, bottom, strict=True)])

    @property
    def _across(self) -> int:
        return len(self.modules) * (2 if self._blanks_only else 1)

    def _fits(self, container: Size) -> bool:
        if not self._blanks_only:
            return container.width >= len(self.modules)
        return container.width >= self._across and container.height >= len(self.modules)

    def _excuse(self, y: int) -> Strip:
        words = wrap(_TOO_SMALL, self.size.width)
        text = words[y] if y < len(words) else ""
        return Strip([Segment(text.ljust(self.size.width), self.rich_style)])
