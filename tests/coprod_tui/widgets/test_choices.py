import pytest
from textual.app import App, ComposeResult
from textual.widgets.option_list import Option

from coprod_tui.widgets.choices import Choices


class Few(App[None]):
    CSS = "Choices { height: 0; border: none } .-shown { height: 6 }"

    def compose(self) -> ComposeResult:
        yield Choices(*(Option(f"Choice {number}") for number in range(30)))


@pytest.mark.parametrize("key", ["pagedown", "pageup"])
async def test_a_page_key_in_a_list_without_a_line_to_draw_does_nothing(key: str) -> None:
    app = Few()
    async with app.run_test(size=(40, 10)) as pilot:
        choices = app.query_one(Choices)
        choices.highlighted = 12
        await pilot.press(key)
        assert choices.highlighted == 12
        choices.add_class("-shown")
        await pilot.press(key)
        assert choices.highlighted == (18 if key == "pagedown" else 6)
