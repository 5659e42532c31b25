"""The outcomes with what serves each and what came of it."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.display import cell_width, line, shorten
from server.projections.direction.outcomes import OutcomeRow, OutcomesView

_KEY = " · & says what came of one"


class Outcomes(Widget):
    """A heading, then a line each. It takes no line where there is no outcome."""

    DEFAULT_CSS = "Outcomes { height: auto; max-height: 8; padding: 0 1; }"

    view: reactive[OutcomesView] = reactive(OutcomesView, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the library's signature
        """The number of lines, 0 where there is no outcome."""
        return len(outcome_lines(self.view.rows, width))

    def render(self) -> Content:
        """The lines."""
        size = self.content_size
        return Content("\n").join(outcome_lines(self.view.rows, max(1, size.width), size.height))


def outcome_lines(rows: tuple[OutcomeRow, ...], width: int, height: int | None = None) -> list[Content]:
    """The heading and the outcomes, in at most `width` cells and `height` lines; none where there is no outcome."""
    if not rows:
        return []
    shown = rows if height is None or height > len(rows) else rows[: max(0, height - 1)]
    more = f" · {len(rows) - len(shown)} more" if len(shown) < len(rows) else ""
    heading = f"Worth it if… {len(rows)}{more}"
    key = _KEY if cell_width(heading + _KEY) <= width else ""
    return [Content.assemble((heading, "bold $people"), (key, "$muted")), *(_line(row, width) for row in shown)]


def _line(row: OutcomeRow, width: int) -> Content:
    """The words first; what serves it and what came of it have what is left, up to half of the line."""
    number = f"{row.number} "
    serving = [*map(line, row.served_by), *(f"turn {turn}" for turn in row.turns)]
    told = [f"served by {', '.join(serving)}" if serving else "", line(row.came_of)]
    about = "".join(f" · {part}" for part in told if part)
    about = shorten(about, max(1, width // 2, width - cell_width(number + line(row.text)))) if about else ""
    text = shorten(line(row.text), max(1, width - cell_width(number + about)))
    return Content.assemble((number, "$muted"), (text, "$foreground" if row.stands else "$muted"), (about, "$muted"))
