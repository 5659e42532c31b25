"""The figures of the voice mirror, wrapped once."""

from textual.app import App, ComposeResult

from coprod_tui.themes import DARK
from coprod_tui.widgets.measures import MeasuresPanel, page
from coprod_tui.widgets.text_layout import scrolled_width
from server.projections.measures.view import MeasureView
from tests.coprod_tui.straight_pilot import piloted

WORDS = " ".join(f"word{number}" for number in range(60))
MEASURES = tuple(MeasureView(f"V{number}", "A measure", (WORDS,), WORDS, WORDS) for number in range(9))


class Page(App[None]):
    CSS = "MeasuresPanel { scrollbar-size-vertical: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield MeasuresPanel()


async def test_no_line_is_broken_a_second_time_beside_the_scroll_bar() -> None:
    app = Page()
    for width in range(60, 75):
        async with piloted(app, size=(width, 30)) as pilot:
            panel = app.query_one(MeasuresPanel)
            panel.view = MEASURES
            await pilot.pause()
            shown = [strip.text[: width - 1].rstrip() for strip in app.screen._compositor.render_strips()]
            assert shown == page(MEASURES, scrolled_width(panel)).plain.split("\n")[:30]
        app = Page()
