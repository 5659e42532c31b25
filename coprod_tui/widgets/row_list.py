"""A list with one selected row, which draws only what is in view.

The rows come as `Rows`: as a `ListedRows` where all are at hand, else as a class of its own.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from itertools import chain
from typing import Any, ClassVar, Final, Generic, Protocol, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.widgets.visible_rows import (
    MOVES,
    Cursor,
    RowMetrics,
    Window,
    clamped,
    in_view,
    moved_to,
    row_at,
    window,
)

Row = TypeVar("Row")
# So many rows are looked at for one that has stayed.
_NEAR: Final = 500
# Stands where the bar of a selected row stands, at the left.
_QUIET_BAR: Final = "▏"


class Rows(Protocol[Row]):
    """The rows of a list, and how they are drawn in a space of `size`."""

    @property
    def title(self) -> str:
        """The title in the border."""
        ...

    @property
    def topic(self) -> Hashable:
        """Identifies the list; a change selects the first row."""
        ...

    @property
    def count(self) -> int:
        """How many rows there are."""
        ...

    @property
    def newest(self) -> int:
        """The greatest number of a row."""
        ...

    def row(self, at: int) -> Row:
        """The row at a position, from 0."""
        ...

    def find(self, row: Row) -> int | None:
        """The position of the selected row; None if it is gone or done with, so that the next one is selected."""
        ...

    def heading(self, size: Size) -> list[Content]:
        """The lines above the rows."""
        ...

    def row_height(self, at: int, size: Size) -> int:
        """How many lines a row takes."""
        ...

    def draw(self, at: int, size: Size, *, selected: bool) -> list[Content]:
        """The lines of a row."""
        ...

    def news(self, view: Window, seen: int) -> tuple[str, int]:
        """What the border says with these rows in view, and how far the list was seen.

        `seen` is what it returned last, or `newest` when the list began.
        """
        ...


@dataclass(frozen=True, slots=True)
class ListedRows(Generic[Row]):
    """Rows that are all at hand."""

    title: str
    rows: tuple[Row, ...]
    #: Identifies a row across views.
    key: Callable[[Row], Hashable]
    #: Draws a row: the row, the width in cells, whether it is selected.
    lines: Callable[[Row, int, bool], list[Content]]
    #: Draws the lines above the rows, for a width in cells.
    above: Callable[[int], list[Content]] = lambda _: []
    #: Identifies the list; a change selects the first row.
    topic: Hashable = None
    #: The greatest number of a row.
    newest: int = 0

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def row(self, at: int) -> Row:
        """The row at a position, from 0."""
        return self.rows[at]

    def find(self, row: Row) -> int | None:
        """The position of a row."""
        return next((at for at, one in enumerate(self.rows) if self.key(one) == self.key(row)), None)

    def heading(self, size: Size) -> list[Content]:
        """The lines above the rows."""
        return self.above(size.width)

    def row_height(self, at: int, size: Size) -> int:
        """How many lines a row takes."""
        return len(self.draw(at, size, selected=False))

    def draw(self, at: int, size: Size, *, selected: bool) -> list[Content]:
        """The lines of a row."""
        return self.lines(self.rows[at], size.width, selected)

    def news(self, view: Window, seen: int) -> tuple[str, int]:
        """How many rows are below."""
        return more_below(self.count, view), seen


def more_below(count: int, view: Window) -> str:
    """ "3 more below", or nothing."""
    below = count - view.last
    return f"{below} more below" if below > 0 else ""


def _still_there(old: Rows[Row], new: Rows[Row], row: Row, at: int) -> int | None:
    """The position of a row in the new list, or of the nearest one that has not left the list with it: the next one
    below, or else above. None if there is none near by.
    """
    below = range(at + 1, min(old.count, at + _NEAR))
    above = range(min(at, old.count) - 1, max(-1, at - _NEAR), -1)
    found = (new.find(known) for known in chain((row,), map(old.row, below), map(old.row, above)))
    return next((place for place in found if place is not None), None)


_NOTHING: ListedRows[Any] = ListedRows("", (), repr, lambda *_: [])


class RowList(Generic[Row], Widget, can_focus=True):
    """Draws the rows of a list. The selected row stays selected while others come, go and change."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(key, f"go('{key}')", key, show=False) for key in MOVES]

    view: reactive[Rows[Any]] = reactive(_NOTHING)
    #: Whether the keys move in another list of the screen; the selected row is then marked quietly.
    quiet: reactive[bool] = reactive(default=False)

    @dataclass
    class Highlighted(Message):
        """Another row is selected, or the selected one changed."""

        listed: "RowList[Any]"
        #: The selected row, None where there is none.
        row: Any

        @property
        def control(self) -> "RowList[Any]":
            """The list that posted this."""
            return self.listed

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the library's name
        super().__init__(id=id)
        self._cursor = Cursor()
        self._window = Window()
        self._row: Row | None = None
        self._seen = 0
        self._content: Content | None = None
        self._is_moved = True

    @property
    def selected(self) -> Row | None:
        """The row selected at this moment; its message may still be under way."""
        return self._row

    @property
    def in_view(self) -> tuple[Row, ...]:
        """The rows of which something is in view."""
        return tuple(self.view.row(at) for at in range(self._window.first, self._window.last))

    def select(self, at: int, *, leading: bool = False) -> None:
        """Selects the row at a position, with as many rows above it as there is room for; a `leading` row has as many
        below it.
        """
        self._cursor = Cursor(at) if leading else moved_to(self._cursor, self._metrics(), at)
        self._is_moved = False
        self._settle()

    def watch_view(self, old: Rows[Row], new: Rows[Row]) -> None:
        """Redraws the list: the selected row stays selected, or the next one where it has left, unless the topic
        changed.
        """
        if old.topic != new.topic or not old.count:
            self._cursor, self._seen = Cursor(), new.newest
        elif self._row is not None and (at := _still_there(old, new, self._row, self._cursor.row)) is not None:
            self._cursor = Cursor(at, self._cursor.top)
        self._settle()

    def watch_quiet(self) -> None:
        """Redraws the selected row."""
        self._content = None
        self.refresh()

    def on_resize(self) -> None:
        """Redraws for the new size."""
        metrics = self._metrics()
        self._cursor = (
            in_view(self._cursor, metrics) if self._is_moved else moved_to(Cursor(), metrics, self._cursor.row)
        )
        self._settle()

    def action_go(self, way: str) -> None:
        """Moves the selection."""
        move, step = MOVES[way]
        self._is_moved = True
        self._cursor = move(self._cursor, self._metrics(), step)
        self._settle()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Moves the selection down."""
        event.stop()
        self.action_go("down")

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Moves the selection up."""
        event.stop()
        self.action_go("up")

    def on_click(self, event: events.Click) -> None:
        """Selects the row that is clicked."""
        offset, metrics = event.get_content_offset(self), self._metrics()
        line = -1 if offset is None else offset.y - len(self.view.heading(self.content_size))
        at = row_at(self._window, line, metrics) if line >= 0 else None
        if at is not None:
            self._cursor = moved_to(self._cursor, metrics, at)
            self._is_moved = True
            self._settle()

    def render(self) -> Content:
        """The heading and the visible rows."""
        if self._content is None:
            size = self.content_size
            shown = [drawn for at in range(self._window.first, self._window.last) for drawn in self._drawn(at, size)]
            in_sight = shown[-self._window.top :][: self._metrics().lines]
            self._content = Content("\n").join([*self.view.heading(size), *in_sight])
        return self._content

    def _drawn(self, at: int, size: Size) -> list[Content]:
        selected = at == self._cursor.row
        drawn = self.view.draw(at, size, selected=selected and not self.quiet)
        if not selected or not self.quiet:
            return drawn
        return [Content.assemble((_QUIET_BAR, "$muted"), line[1:]) if line else line for line in drawn]

    def _settle(self) -> None:
        """Computes what is in view, and posts the selected row if it changed."""
        rows, metrics = self.view, self._metrics()
        self._cursor = clamped(self._cursor, metrics)
        self._window = window(self._cursor, metrics)
        self._content = None
        news, self._seen = rows.news(self._window, self._seen) if metrics.lines else ("", self._seen)
        has_foot = bool(self.styles.border_bottom[0])
        self.border_subtitle = Content(news)
        self.border_title = Content(rows.title if has_foot or not news else f"{news} · {rows.title}")
        self.refresh()
        row = rows.row(self._cursor.row) if rows.count else None
        if row != self._row:
            self._row = row
            self.post_message(self.Highlighted(self, row))

    def _metrics(self) -> RowMetrics:
        rows, size = self.view, self.content_size
        lines = max(0, size.height - len(rows.heading(size)))
        return RowMetrics(rows.count, lines, lambda at: rows.row_height(at, size))
