"""What waits for the facilitator: a call, hands, signals, words for a look, a wording, a yes."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.display import cell_width, line, shorten
from coprod_tui.widgets.calls import call_line
from coprod_tui.widgets.hands import hands_line
from server.projections.pending_yeses import PendingYesesView, pending_yeses_words
from server.projections.people.hands import HandRow, HandRows
from server.projections.questions.wordings import WordingRow
from server.projections.signals import SIGNAL_NAMES, SignalRow
from server.projections.waiting import WaitingView

_GAP: Final = "    "
# Half of less holds no words beside who says them and the key.
_SHARED_FROM: Final = 70
_WHOLE_FROM: Final = 60
Part = Callable[[int], Content]
"""Draws a part in at most so many cells."""


class WaitingStrip(Widget):
    """The oldest call, the hands, the signals, how many wait for a look, the oldest wording, and awaited yeses, on as
    few lines as possible.
    """

    DEFAULT_CSS = "WaitingStrip { height: auto; padding: 0 1; background: $surface; border-left: thick $accent; }"

    view: reactive[WaitingView] = reactive(WaitingView, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the library's signature
        """The number of lines, 0 where nothing waits."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The lines of what waits."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        return _packed([*self._waiting()], max(1, width))

    def _waiting(self) -> Iterator[Part]:
        view = self.view
        if view.calls:
            yield partial(call_line, view.calls, is_first=view.first == view.calls[0])
        if view.hands != HandRows():
            yield partial(hands_line, view.hands, is_first=isinstance(view.first, HandRow))
        if view.signal is not None:
            yield partial(signals_line, view.signals)
        if view.to_look_at:
            yield partial(looks_line, view.to_look_at)
        if view.wordings:
            yield partial(wording_line, view.wordings)
        if view.yeses.words:
            yield partial(yeses_line, view.yeses)


def _packed(waiting: list[Part], width: int) -> list[Content]:
    """As many parts on a line as there is room for, and two also where both have to be shortened."""
    rows: list[list[Part]] = []
    for draw in waiting:
        if rows and (_fits([*rows[-1], draw], width) or (len(rows[-1]) == 1 and width >= _SHARED_FROM)):
            rows[-1].append(draw)
        else:
            rows.append([draw])
    return [
        _whole(row, width) if len(row) == 1 or _fits(row, width) else _shared(row[0], row[1], width) for row in rows
    ]


def _whole(row: list[Part], width: int) -> Content:
    return Content(_GAP).join(draw(width) for draw in row)


def _fits(row: list[Part], width: int) -> bool:
    return _whole(row, width).cell_length <= width


def _shared(first: Part, second: Part, width: int) -> Content:
    """Two parts on one line; what one does not need of its half, the other has."""
    half = (width - len(_GAP)) // 2
    right = second(max(half, width - len(_GAP) - first(width).cell_length))
    return Content.assemble(first(width - len(_GAP) - right.cell_length), _GAP, right)


def wording_line(rows: tuple[WordingRow, ...], width: int) -> Content:
    """The oldest wording, who offers it, and how many more there are."""
    more = f", {len(rows) - 1} more" if len(rows) > 1 else ""
    before = "Ask it differently: " if width >= _WHOLE_FROM else ""
    after = f" – {shorten(line(rows[0].label), width // 4)}{more}"
    key = " · d adopts"
    room = max(1, width - cell_width(f"{before}“”{after}{key}"))
    text = f"“{shorten(line(rows[0].text), room)}”"
    return Content.assemble((before, "$accent"), (text, "bold $foreground"), (after, "$others"), (key, "$muted"))


def looks_line(count: int, width: int) -> Content:
    """How many contributions wait for a look: "3 wait for a look · Z"."""
    told, key = f"{count} {'waits' if count == 1 else 'wait'} for a look", " · Z"
    return Content.assemble((shorten(told, max(1, width - cell_width(key))), "bold $warning"), (key, "$muted"))


def yeses_line(yeses: PendingYesesView, width: int) -> Content:
    """The people who have not yet said yes."""
    return Content.styled(shorten(line(pending_yeses_words(yeses)), width), "$muted")


def signals_line(rows: tuple[SignalRow, ...], width: int) -> Content:
    """The signals that are not heard yet, without names: "Slow down ×3 · g heard"."""
    waiting = [f"{SIGNAL_NAMES[row.kind]} ×{row.waiting}" for row in rows if row.waiting]
    key = " · g heard"
    words = shorten(" · ".join(waiting), max(1, width - cell_width(key)))
    return Content.assemble((words, "bold $foreground"), (key, "$muted"))
