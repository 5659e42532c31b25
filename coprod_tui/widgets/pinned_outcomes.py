"""The outcomes, pinned in the frame of every screen of a session."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.display import cell_width, line, shorten
from server.projections.direction.outcomes import OutcomeRow, OutcomesView

_HEAD = "Worth it if… "
_GAP = "   "
_LEAST = 24


class PinnedOutcomes(Widget):
    """One line; nothing where there is no outcome. Those that do not fit are counted at its end."""

    DEFAULT_CSS = "PinnedOutcomes { height: auto; padding: 0 1; }"

    view: reactive[OutcomesView] = reactive(OutcomesView, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the library's signature
        """One line, or none."""
        return 1 if self.view.rows else 0

    def render(self) -> Content:
        """The outcomes side by side, each cut to its share of the line."""
        return pinned_line(self.view.rows, max(1, self.content_size.width))


def pinned_line(rows: tuple[OutcomeRow, ...], width: int) -> Content:
    """The outcomes on one line of so many cells; what one does not need of its share, the others have."""
    shown = rows[: max(1, (width - cell_width(_HEAD)) // _LEAST)]
    more = f"{_GAP}{len(rows) - len(shown)} more" if len(shown) < len(rows) else ""
    room = width - cell_width(_HEAD) - cell_width(more)
    parts = [Content.styled(_HEAD, "$accent")]
    for left, row in enumerate(shown):
        share = (room + len(_GAP)) // (len(shown) - left) - len(_GAP)
        number = f"{row.number} "
        text = shorten(line(row.text), max(1, share - len(number)))
        parts.append(Content.assemble((number, "$muted"), (text, "$foreground" if row.stands else "$muted")))
        room -= parts[-1].cell_length + len(_GAP)
        parts.append(Content(_GAP))
    return Content("").join([*parts[:-1], Content.styled(more, "$muted")])
