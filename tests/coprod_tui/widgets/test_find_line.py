from textual.app import App, ComposeResult
from textual.widgets import Input

from coprod_tui.themes import DARK
from coprod_tui.widgets.find_line import FindLine
from tests.coprod_tui.straight_pilot import piloted


class Page(App[None]):
    """Only the line; `told` holds what it said."""

    def compose(self) -> ComposeResult:
        self.register_theme(DARK)
        self.theme = DARK.name
        self.told: list[str | None] = []
        yield FindLine()

    def on_find_line_sought(self, event: FindLine.Sought) -> None:
        self.told.append(event.words)

    def on_find_line_left(self) -> None:
        self.told.append(None)

    @property
    def shown(self) -> bool:
        return bool(self.query_one(FindLine).size.height)


async def test_it_is_out_of_sight_until_it_is_opened_and_says_each_word() -> None:
    app = Page()
    async with piloted(app, size=(60, 5)) as pilot:
        assert not app.shown
        app.query_one(FindLine).open()
        await pilot.press(*"tea", "space")
        assert app.shown
        assert app.told == ["t", "te", "tea", "tea"]


async def test_enter_keeps_the_words_and_escape_looks_for_nothing_any_more() -> None:
    app = Page()
    async with piloted(app, size=(60, 5)) as pilot:
        app.query_one(FindLine).open()
        await pilot.press("a", "enter")
        assert app.shown
        assert app.told == ["a", None]
        await pilot.press("escape")
        await pilot.pause()
        assert not app.shown
        assert app.query_one(Input).value == ""
        assert set(app.told[2:]) == {"", None}


async def test_enter_on_an_empty_line_puts_it_away() -> None:
    app = Page()
    async with piloted(app, size=(60, 5)) as pilot:
        app.query_one(FindLine).open()
        await pilot.press("enter")
        await pilot.pause()
        assert not app.shown
