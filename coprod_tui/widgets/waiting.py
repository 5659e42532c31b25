"""What waits for the facilitator: a call, signals, a wording, a yes."""

from collections.abc import Iterator
from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.display import cell_width, line, shorten
from coprod_tui.widgets.calls import call_line
from server.projections.dashboard import WaitingView
from server.projections.pending_yeses import pending_yeses_words
from server.projections.questions.wordings import WordingRow
from server.projections.signals import SIGNAL_NAMES, SignalRow

_GAP: Final = "    "


class WaitingStrip(Widget):
    """The oldest call, the signals, the oldest wording, and awaited yeses, on as few lines as possible."""

    DEFAULT_CSS = "WaitingStrip { height: auto; padding: 0 1; background: $surface; border-left: thick $accent; }"

    view: reactive[WaitingView] = reactive(WaitingView, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the library's signature
        """The number of lines, 0 where nothing waits."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The lines of what waits."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        return _packed([*self._waiting(max(1, width))], width)

    def _waiting(self, width: int) -> Iterator[Content]:
        view = self.view
        if view.calls:
            yield call_line(view.calls, width)
        if view.signal is not None:
            yield signals_line(view.signals, width)
        if view.wordings:
            yield wording_line(view.wordings, width)
        if view.yeses.words:
            yield Content.styled(shorten(line(pending_yeses_words(view.yeses)), width), "$muted")


def _packed(waiting: list[Content], width: int) -> list[Content]:
    """The parts one after another, several on a line where there is room."""
    rows: list[Content] = []
    for told in waiting:
        if rows and rows[-1].cell_length + len(_GAP) + told.cell_length <= width:
            rows[-1] = Content.assemble(rows[-1], _GAP, told)
        else:
            rows.append(told)
    return rows


def wording_line(rows: tuple[WordingRow, ...], width: int) -> Content:
    """The oldest wording, who offers it, and how many more there are."""
    more = f", {len(rows) - 1} more" if len(rows) > 1 else ""
    before, after = "Ask it differently: ", f" – {shorten(line(rows[0].label), width // 4)}{more}"
    key = " · d adopts"
    room = max(1, width - cell_width(f"{before}“”{after}{key}"))
    text = f"“{shorten(line(rows[0].text), room)}”"
    return Content.assemble((before, "$accent"), (text, "bold $foreground"), (after, "$others"), (key, "$muted"))


def signals_line(rows: tuple[SignalRow, ...], width: int) -> Content:
    """The signals that are not heard yet, without names: "Slow down ×3 · g heard"."""
    waiting = [f"{SIGNAL_NAMES[row.kind]} ×{row.waiting}" for row in rows if row.waiting]
    key = " · g heard"
    words = shorten(" · ".join(waiting), max(1, width - cell_width(key)))
    return Content.assemble((words, "bold $foreground"), (key, "$muted"))
