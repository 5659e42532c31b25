"""A field of one line that wraps where it is drawn, so that everything that was written is in view."""

from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.strip import Strip
from textual.widgets.input import Selection

from coprod_tui.display import in_field
from coprod_tui.widgets.inputs import SafeInput


class WrappingInput(SafeInput):
    """An input as high as its words need. Up and down go to the row above and below."""

    DEFAULT_CSS = "WrappingInput, WrappingInput.-textual-compact { height: auto; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go_rows(-1)", "The row above", show=False),
        Binding("down", "go_rows(1)", "The row below", show=False),
    ]

    @property
    def content_width(self) -> int:
        """The width of the content: that of the field, since nothing is scrolled."""
        return max(1, self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the library's signature
        """The number of rows."""
        return len(starts(in_field(self.value), width))

    def render_line(self, y: int) -> Strip:
        """One row."""
        if not self.value:
            return super().render_line(y)
        rows, shown = self._starts(), self._value
        if y >= len(rows):
            return Strip.blank(self.size.width, self.rich_style)
        if self.has_focus:
            shown.pad_right(1)
            shown.stylize_before(self.get_component_rich_style("input--selection"), *sorted(self.selection))
            if self._cursor_visible:
                at = self.cursor_position
                shown.stylize(self.get_component_rich_style("input--cursor"), at, at + 1)
        row = shown[rows[y] : [*rows, len(shown) + 1][y + 1]]
        strip = Strip(row.render(self.app.console)).extend_cell_length(self.content_width)
        return strip.crop(0, self.content_width).apply_style(self.rich_style)

    def action_go_rows(self, step: int) -> None:
        """Moves the cursor to the row above or below, in its column."""
        column, row = self._place()
        self.cursor_position = self._index(Offset(column, row + step))

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor is on the screen."""
        return self.content_region.offset + self._place()

    @property
    def _cursor_offset(self) -> int:
        return 0  # the library scrolls to it

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        await super()._on_mouse_down(event)
        event.prevent_default()  # the library would go on to its own handler
        self.selection = Selection.cursor(self._index(event.get_content_offset_capture(self)))

    async def _on_mouse_move(self, event: events.MouseMove) -> None:
        event.prevent_default()
        if self._selecting:
            self.selection = Selection(self.selection.start, self._index(event.get_content_offset_capture(self)))

    def _starts(self) -> list[int]:
        return starts(in_field(self.value), self.content_width)

    def _place(self) -> Offset:
        """The column and the row of the cursor."""
        rows, at = self._starts(), self.cursor_position
        row = max(index for index, start in enumerate(rows) if start <= at)
        return Offset(cell_len(in_field(self.value)[rows[row] : at]), row)

    def _index(self, place: Offset) -> int:
        """The position in the value at a column of a row; the first or the last where there is no such row."""
        rows, shown = self._starts(), in_field(self.value)
        if not 0 <= place.y < len(rows):
            return 0 if place.y < 0 else len(shown)
        at, end = rows[place.y], [start - 1 for start in rows[1:]][place.y : place.y + 1] or [len(shown)]
        column = 0
        while at < end[0] and column + cell_len(shown[at]) <= place.x:
            column += cell_len(shown[at])
            at += 1
        return at


def starts(shown: str, width: int) -> list[int]:
    """Where each row begins if `shown` is wrapped at `width` cells, after blanks where possible; a cell is kept free
    for the cursor.
    """
    room, rows, used, blank = max(2, width - 1), [0], 0, 0
    for at, character in enumerate(shown):
        cells = cell_len(character)
        if used + cells > room and character != " ":
            rows.append(blank if blank > rows[-1] else at)
            used = cell_len(shown[rows[-1] : at])
        used += cells
        blank = at + 1 if character == " " else blank
    return rows
