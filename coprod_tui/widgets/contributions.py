"""The list of contributions, which draws only what is in view; it must not know what a key does beyond moving in it."""

from dataclasses import dataclass
from typing import ClassVar, Final

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from coprod_tui.widgets import rows
from coprod_tui.widgets.window import (
    MOVES,
    Place,
    Sheet,
    Window,
    in_view,
    row_at,
    settled,
    taken,
    window,
)
from server.projections.contributions import ContributionRow, ContributionsView

_EMPTY: Final = "Nothing said yet. What people send appears here by itself."
_AIRY_FROM: Final = 18


class Contributions(Widget, can_focus=True):
    """Rows of a ContributionsView with one row in hand, which stays where it is while others come."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"contributions--{part}" for part in rows.PARTS}
    DEFAULT_CSS = """
    Contributions {
        & > .contributions--hand { background: $hand; }
        & > .contributions--bar { color: $accent; }
        & > .contributions--number { color: $muted; }
        & > .contributions--name { color: $people; }
        & > .contributions--nameless { color: $muted; text-style: italic; }
        & > .contributions--heard { color: $well; text-style: bold; }
        & > .contributions--words { color: $foreground; }
        & > .contributions--marks { color: $others; }
        & > .contributions--late { color: $warning; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding(key, f"go('{key}')", key, show=False) for key in MOVES]

    view: reactive[ContributionsView] = reactive(ContributionsView())
    scope: reactive[str] = reactive("this question")

    @dataclass
    class Highlighted(Message):
        """Another row is in hand, or the same one changed; None where there is none."""

        row: ContributionRow | None

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the library's name
        super().__init__(id=id)
        self._place = Place()
        self._window = Window()
        self._row: ContributionRow | None = None
        self._seen = 0
        self._drawn: list[Strip] | None = None

    @property
    def in_hand(self) -> ContributionRow | None:
        """The row in hand at this very moment; a message of it may still be under way."""
        return self._row

    def watch_view(self, old: ContributionsView, new: ContributionsView) -> None:
        """The list changed: the row in hand stays in hand; where it was just heard, the next takes its place."""
        if old.question != new.question or not old.count:
            self._place = Place()
            self._seen = _row(new, new.unheard - 1).number if new.unheard else 0
        elif self._row is not None:
            found = new.find(self._row.id)
            just_heard = found is not None and found >= new.unheard and not self._row.heard
            if found is not None and not just_heard:
                self._place = Place(found, self._place.top)
        self._settle()

    def watch_scope(self, scope: str) -> None:
        """The border says what is listed."""
        self.border_title = Content(f"Contributions · {scope} · unheard first")

    def on_resize(self) -> None:
        """The rows wrap anew."""
        self._place = in_view(self._place, self._sheet())
        self._settle()

    def notify_style_update(self) -> None:
        """The colours changed."""
        super().notify_style_update()
        self._drawn = None

    def action_go(self, way: str) -> None:
        """Moves the hand."""
        move, step = MOVES[way]
        self._place = move(self._place, self._sheet(), step)
        self._settle()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the hand."""
        event.stop()
        self.action_go("down")

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the hand."""
        event.stop()
        self.action_go("up")

    def on_click(self, event: events.Click) -> None:
        """A row that is clicked is taken in hand."""
        offset = event.get_content_offset(self)
        row = None if offset is None else row_at(self._window, offset.y, self._sheet())
        if row is not None:
            self._place = taken(self._place, self._sheet(), row)
            self._settle()

    def render_line(self, y: int) -> Strip:
        """One line of what is in view."""
        if self._drawn is None:
            self._drawn = self._draw()
        return self._drawn[y] if y < len(self._drawn) else Strip.blank(self.size.width, self.rich_style)

    def _settle(self) -> None:
        """Works out what is in view, and says so where that is news."""
        sheet = self._sheet()
        self._place = settled(self._place, sheet)
        self._window = window(self._place, sheet)
        self._drawn = None
        self.border_subtitle = Content(self._news())
        self.refresh()
        row = _row(self.view, self._place.row) if self.view.count else None
        if row != self._row:
            self._row = row
            self.post_message(self.Highlighted(row))

    def _news(self) -> str:
        """How many contributions arrived out of view; where none did, how many stand below."""
        if not self.size.height:
            return ""
        last = min(self._window.last, self.view.unheard)
        if last > self._window.first:
            self._seen = max(self._seen, _row(self.view, last - 1).number)
        fresh = self.view.unheard - _first_after(self.view, self._seen)
        where = "above" if self._window.first >= self.view.unheard else "below"
        below = self.view.count - self._window.last
        return f"{fresh} new {where}" if fresh else f"{below} more below" if below else ""

    def _sheet(self) -> Sheet:
        across = self._columns()
        return Sheet(self.view.count, self.size.height, lambda row: rows.height(_row(self.view, row), across))

    def _columns(self) -> rows.Columns:
        numbers = [_row(self.view, end - 1).number for end in (self.view.unheard, self.view.count) if end]
        return rows.columns(self.size.width, max(numbers, default=0), airy=self.size.height >= _AIRY_FROM)

    def _draw(self) -> list[Strip]:
        tones = {part: self.get_component_rich_style(f"contributions--{part}", partial=True) for part in rows.PARTS}
        pen = rows.Pen(self._columns(), self.rich_style, tones)
        if not self.view.count:
            tone = self.rich_style + tones["number"]
            return [Strip([Segment(_EMPTY, tone)]).adjust_cell_length(self.size.width, tone)]
        shown = self.view.rows(self._window.first, self._window.last)
        drawn = [
            strip.adjust_cell_length(self.size.width, self.rich_style)
            for at, row in enumerate(shown, self._window.first)
            for strip in pen.draw(row, in_hand=at == self._place.row)
        ]
        return drawn[-self._window.top :][: self.size.height]


def _row(view: ContributionsView, at: int) -> ContributionRow:
    return view.rows(at, at + 1)[0]


def _first_after(view: ContributionsView, number: int) -> int:
    """The first unheard row with a greater number; their numbers ascend."""
    low, high = 0, view.unheard
    while low < high:
        middle = (low + high) // 2
        if _row(view, middle).number > number:
            high = middle
        else:
            low = middle + 1
    return low
