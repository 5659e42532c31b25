"""A QR code, black on white in every theme.

One character shows two modules, one above the other. Where there is enough room, and where only ASCII can be drawn,
each module is two blanks wide instead, which makes the code twice as large in both directions.
"""

from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from coprod_tui.display import wrap

_TONES: Final = {"0": "#ffffff", "1": "#000000"}
_STYLES: Final = {(up, down): Style(color=_TONES[up], bgcolor=_TONES[down]) for up in _TONES for down in _TONES}
_TOO_SMALL: Final = "There is no room for the QR code here. Make the window larger, or let people type the address."
_EXCUSE_WIDTH: Final = 30
_BESIDE: Final = 46


class QrCode(Widget):
    """Draws modules: a string of 0 and 1 a row, quiet zone included."""

    DEFAULT_CSS = "QrCode { width: auto; height: auto; }"
    view: reactive[tuple[str, ...]] = reactive((), layout=True)

    def __init__(self, *, blanks_only: bool = False, id: str | None = None) -> None:  # noqa: A002 - the library's name
        super().__init__(id=id)
        self._blanks_only = blanks_only
        self._lines: list[Strip] = []

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - the library's signature
        """The cells that the code takes; it is drawn large where the words still fit beside it."""
        count = len(self.view)
        if container.height >= count and container.width >= 2 * count + _BESIDE:
            self._lines = _large(self.view)
        elif self._blanks_only or container.width < count:
            self._lines = [Strip([Segment(words, self.rich_style)]) for words in wrap(_TOO_SMALL, _EXCUSE_WIDTH)]
        else:
            self._lines = _small(self.view)
        return max((strip.cell_length for strip in self._lines), default=0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - likewise
        """The lines that the code takes."""
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """One line of the code."""
        drawn = self._lines[y] if y < len(self._lines) else Strip([])
        return drawn.adjust_cell_length(self.size.width, self.rich_style)


def _large(modules: tuple[str, ...]) -> list[Strip]:
    return [Strip([Segment("  ", _STYLES[module, module]) for module in row]).simplify() for row in modules]


def _small(modules: tuple[str, ...]) -> list[Strip]:
    padded = (*modules, "0" * len(modules)) if len(modules) % 2 else modules
    pairs = zip(padded[::2], padded[1::2], strict=True)
    return [
        Strip([Segment("▀", _STYLES[pair]) for pair in zip(up, down, strict=True)]).simplify() for up, down in pairs
    ]
