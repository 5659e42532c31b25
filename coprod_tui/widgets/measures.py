"""Measures to read, each with its blind spot and its formula. They rank nobody."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.display import line, wrap
from coprod_tui.widgets.text_layout import scrolled_width
from server.projections.measures.view import MeasureView

WHAT_FOR = "A mirror for you, not a mark for anybody. Nothing of this is on a phone."
_SAYS = 2
_ABOUT = 4


class MeasuresPanel(VerticalScroll):
    """One scrolling text."""

    view: reactive[tuple[MeasureView, ...]] = reactive(())

    def compose(self) -> ComposeResult:
        """Composes one scrolling text."""
        yield Static()

    def watch_view(self) -> None:
        """Redraws the measures."""
        self._show()

    def on_resize(self, _: Resize) -> None:
        """Redraws for the new size."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        width = scrolled_width(self)
        self.query_one(Static).update(page(self.view, width) if width > 0 else "")


def page(measures: tuple[MeasureView, ...], width: int) -> Content:
    """All measures, with a blank line between two."""
    return Content("\n\n").join(Content("\n").join(_measure(measure, width)) for measure in measures)


def _measure(measure: MeasureView, width: int) -> Iterator[Content]:
    yield Content.assemble((line(measure.name), "bold"), (f"  {measure.id}", "$muted"))
    for said in measure.says:
        yield from _indented(line(said), _SAYS, width, "$foreground")
    yield from _indented(f"Blind spot: {line(measure.blind_spot)}", _ABOUT, width, "$muted")
    yield from _indented(f"Worked out as: {line(measure.formula)}", _ABOUT, width, "italic $muted")


def _indented(text: str, cells: int, width: int, style: str) -> Iterator[Content]:
    for part in wrap(text, max(1, width - cells)):
        yield Content.assemble(" " * cells, (part, style))
