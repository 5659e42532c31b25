"""A QR code, black on white in every theme.

One character shows two modules, one above the other. Where there is enough room, and where only ASCII can be drawn,
each module is two blanks wide instead, which makes the code twice as large in both directions.
"""

from collections.abc import Iterator
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from coprod_tui.display import line, wrap
from coprod_tui.widgets.large_letters import large
from server.projections.masthead import JoinView

_TONES: Final = {"0": "#ffffff", "1": "#000000"}
_STYLES: Final = {(up, down): Style(color=_TONES[up], bgcolor=_TONES[down]) for up in _TONES for down in _TONES}
_LARGER: Final = "A larger window has room for a QR code."
_WORDS_WIDTH: Final = 36
_BESIDE: Final = 46


class QrCode(Widget):
    """Draws the QR code of an address; where it has no room, the address and the code to type in large letters."""

    DEFAULT_CSS = "QrCode { width: auto; height: auto; }"
    view: reactive[JoinView] = reactive(JoinView, layout=True)

    def __init__(self, *, blanks_only: bool = False, id: str | None = None) -> None:  # noqa: A002 - the library's name
        super().__init__(id=id)
        self._blanks_only = blanks_only
        self._lines: list[Strip] = []

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - the library's signature
        """The cells that the code takes; it is drawn large where the words still fit beside it."""
        modules = self.view.modules
        count = len(modules)
        if container.height >= count and container.width >= 2 * count + _BESIDE:
            self._lines = _large(modules)
        elif self._blanks_only or container.width < count or 2 * container.height < count:
            self._lines = [Strip([Segment(words, self.rich_style)]) for words in _in_words(self.view)]
        else:
            self._lines = _small(modules)
        return max((strip.cell_length for strip in self._lines), default=0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - likewise
        """The lines that the code takes."""
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """One line of the code."""
        drawn = self._lines[y] if y < len(self._lines) else Strip([])
        return drawn.adjust_cell_length(self.size.width, self.rich_style)


def _in_words(view: JoinView) -> Iterator[str]:
    """How to join without a QR code, to be read across a table."""
    if view.address is None:
        return
    yield "On a phone, type"
    yield from wrap(view.address.url, _WORDS_WIDTH)
    yield "and this code"
    yield ""
    yield from large(line(view.code))
    yield ""
    yield from wrap(_LARGER, _WORDS_WIDTH)


def _large(modules: tuple[str, ...]) -> list[Strip]:
    return [Strip([Segment("  ", _STYLES[module, module]) for module in row]).simplify() for row in modules]


def _small(modules: tuple[str, ...]) -> list[Strip]:
    padded = (*modules, "0" * len(modules)) if len(modules) % 2 else modules
    pairs = zip(padded[::2], padded[1::2], strict=True)
    return [
        Strip([Segment("▀", _STYLES[pair]) for pair in zip(up, down, strict=True)]).simplify() for up, down in pairs
    ]
