"""What people are unsure about, with as many rows as there is room for."""

from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.display import line, shorten
from server.projections.counting import many
from server.projections.open_water import OpenWaterView, WaterRow

_NO_NAME: Final = "no name"


class OpenWater(Widget):
    """A heading, then a line each. It takes no line where nobody is unsure."""

    DEFAULT_CSS = "OpenWater { height: auto; max-height: 8; padding: 0 1; }"

    view: reactive[OpenWaterView] = reactive(OpenWaterView, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the library's signature
        """The number of lines, 0 where nobody is unsure."""
        return len(open_water_lines(self.view, width))

    def render(self) -> Content:
        """The lines."""
        size = self.content_size
        return Content("\n").join(open_water_lines(self.view, size.width)[: size.height])


def open_water_lines(view: OpenWaterView, width: int) -> list[Content]:
    """The heading and a line for each that is open, in at most `width` cells; none where nobody is unsure."""
    if not view.open_count and not view.closed_count:
        return []
    closed = f" · {many(view.closed_count, 'is', 'are')} open no longer" if view.closed_count else ""
    heading = Content.styled(shorten(f"Open water {view.open_count}{closed}", width), "bold $people")
    return [heading, *(Content.styled(shorten(_words(row), width), "$foreground") for row in view.open)]


def _words(row: WaterRow) -> str:
    return f"{row.number} {_NO_NAME if row.label is None else line(row.label)}: {line(row.text)}"
