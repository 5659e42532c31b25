"""Covers a screen for which the terminal is too small."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class SmallNotice(Widget):
    """One sentence with the size that there is and the size that is needed, over everything else on its screen."""

    DEFAULT_CSS = """
    SmallNotice {
        layer: small;
        dock: top;
        width: 100%;
        height: 100%;
        background: $background;
        color: $foreground;
        content-align: center middle;
        text-align: center;
    }
    """

    def __init__(self, least: Size) -> None:
        super().__init__()
        self._least = least

    def render(self) -> Content:
        """The sentence."""
        there, least = self.app.size, self._least
        return Content(
            f"This window has {there.width} by {there.height} characters. "
            f"coprod needs {least.width} by {least.height}. "
            "Make it larger, or the letters smaller. Nothing is lost, and phones notice nothing."
        )
