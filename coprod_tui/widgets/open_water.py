"""What people are unsure about, with as many rows as there is room for."""

from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.display import cell_width, line, shorten, wrap
from server.projections.counting import many
from server.projections.open_water import OpenWaterView, WaterRow

_NO_NAME: Final = "no name"
_MOST: Final = 2
_KEY: Final = " · Q closes one"


class OpenWater(Widget):
    """A heading, then a line or two each, and how many more there are. It takes no line where nobody is unsure."""

    DEFAULT_CSS = "OpenWater { height: auto; max-height: 8; padding: 0 1; }"

    view: reactive[OpenWaterView] = reactive(OpenWaterView, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the library's signature
        """The number of lines, 0 where nobody is unsure."""
        return len(open_water_lines(self.view, width))

    def render(self) -> Content:
        """The lines."""
        size = self.content_size
        return Content("\n").join(open_water_lines(self.view, size.width, size.height))


def open_water_lines(view: OpenWaterView, width: int, height: int | None = None) -> list[Content]:
    """The heading and those that are open, in at most `width` cells and `height` lines; none where nobody is unsure."""
    if not view.open_count and not view.closed_count:
        return []
    closed = f" · {many(view.closed_count, 'is', 'are')} open no longer" if view.closed_count else ""
    heading = shorten(f"Open water {view.open_count}{closed}", width)
    key = _KEY if view.open_count and cell_width(heading + _KEY) <= width else ""
    drawn = [Content.assemble((heading, "bold $people"), (key, "$muted"))]
    left = view.open_count
    for row in view.open:
        most = _MOST if height is None else min(_MOST, height - len(drawn) - (left > 1))
        if most < 1:
            break
        drawn += _lines(row, width, most)
        left -= 1
    more = [Content.styled(shorten(f"{left} more · Q lists them", width), "$muted")] if left else []
    return [*drawn, *more][:height]


def _lines(row: WaterRow, width: int, most: int) -> list[Content]:
    """At most so many lines of what somebody is unsure about, the last one cut where that is not enough."""
    number = f"{row.number} "
    who = _NO_NAME if row.label is None else line(row.label)
    first, *rest = wrap(f"{who}: {line(row.text)}", width - len(number))
    said = [first, " ".join(rest)] if rest and most > 1 else [" ".join((first, *rest))]
    under = (number, " " * len(number))
    return [
        Content.assemble((before, "$muted"), (shorten(text, width - len(number)), "$foreground"))
        for before, text in zip(under, said, strict=False)
    ]
