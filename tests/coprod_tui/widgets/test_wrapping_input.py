from textual.app import App, ComposeResult

from coprod_tui.widgets.wrapping_input import WrappingInput, starts
from tests.coprod_tui.straight_pilot import piloted

WORDS = "What would make today worth your time and mine?"


class Shown(App[None]):
    """Only the field, 20 cells wide."""

    CSS = "WrappingInput { width: 20; }"

    def compose(self) -> ComposeResult:
        yield WrappingInput(compact=True)

    @property
    def field(self) -> WrappingInput:
        return self.query_one(WrappingInput)

    def lines(self) -> list[str]:
        return [self.field.render_line(y).text.rstrip() for y in range(self.field.size.height)]


async def test_everything_that_is_written_is_in_view() -> None:
    app = Shown()
    async with piloted(app, size=(30, 12)) as pilot:
        await pilot.press(*WORDS)
        assert app.lines() == ["What would make", "today worth your", "time and mine?"]
        assert app.field.value == WORDS


async def test_up_and_down_go_from_row_to_row_in_the_column() -> None:
    app = Shown()
    async with piloted(app, size=(30, 12)) as pilot:
        await pilot.press(*WORDS, "up", "X")
        assert app.lines()[1] == "today worth yoXur"
        await pilot.press("up", "up", "Y", "down", "down", "down", "Z")
        assert app.field.value == "YWhat would make today worth yoXur time and mine?Z"


async def test_a_click_goes_to_the_letter_that_is_clicked() -> None:
    app = Shown()
    async with piloted(app, size=(30, 12)) as pilot:
        await pilot.press(*WORDS)
        await pilot.click(WrappingInput, offset=(6, 1))
        assert app.field.cursor_position == WORDS.index("worth")
        await pilot.click(WrappingInput, offset=(19, 0))
        assert app.field.cursor_position == WORDS.index(" today")


def test_rows_begin_after_blanks_and_inside_a_word_only_where_it_is_too_long() -> None:
    assert starts("", 10) == [0]
    assert starts("one two three", 8) == [0, 8]
    assert starts("abcdefghijkl", 6) == [0, 5, 10]
    assert starts("你好 你好", 6) == [0, 3]
    assert starts("one two   three", 8) == [0, 10]
