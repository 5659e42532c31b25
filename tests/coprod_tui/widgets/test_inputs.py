"""Fields keep what is typed and pasted whole, and draw it within their width."""

import pytest
from textual.app import App, ComposeResult
from textual.events import Paste

from coprod_tui.widgets.inputs import MOST_PASTED, SafeArea, SafeInput
from coprod_tui.widgets.question.ask_line import AskLine
from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import DashboardDriver, running
from tests.coprod_tui.plans import planned_room
from tests.coprod_tui.straight_pilot import piloted
from tests.server.domain.test_text import SURVIVES


class Fields(App[None]):
    """One field of each kind."""

    def compose(self) -> ComposeResult:
        yield SafeInput(max_length=10)
        yield SafeArea("")


async def paste(driver: DashboardDriver, text: str) -> None:
    driver.app.post_message(Paste(text))
    await driver.settle()


@pytest.mark.parametrize("text", SURVIVES.values(), ids=SURVIVES)
async def test_a_question_is_asked_as_it_was_pasted(text: str) -> None:
    async with running(planned_room()) as driver:
        await driver.press("a")
        await paste(driver, f"What is {text}?")
        await driver.press("enter", "enter")
        assert driver.port.commands == [c.AskQuestion(f"What is {text}?")]


@pytest.mark.parametrize("text", SURVIVES.values(), ids=SURVIVES)
async def test_words_are_put_in_as_they_were_pasted(text: str) -> None:
    async with running(planned_room()) as driver:
        await driver.press("p", "1", "enter", "3", "enter")
        await paste(driver, f"{text}\nand more")
        await driver.press("enter")
        (command,) = driver.port.commands
        assert isinstance(command, c.CaptureWords)
        assert command.text == f"{text}\nand more"


async def test_lines_that_are_pasted_into_one_line_are_joined() -> None:
    async with running(planned_room()) as driver:
        await driver.press("a")
        await paste(driver, "\nWhat\r\n  would help\u2028you most?\n\n")
        assert driver.app.screen.query_one(AskLine).draft == "What would help you most?"


async def test_what_is_pasted_and_too_long_stays_and_can_be_shortened() -> None:
    async with running(planned_room()) as driver:
        await driver.press("a")
        await paste(driver, "What is " + "x" * 395 + "?")
        assert driver.said() == ["That is longer than 400 characters by 4. Nothing is lost; shorten it."]
        await driver.press("y", "enter")
        assert len(driver.app.screen.query_one(AskLine).draft) == 404
        driver.rested()
        await driver.press("home", *["delete"] * 4, "enter", "enter")
        assert driver.port.commands[-1] == c.AskQuestion(" is " + "x" * 395 + "?")


async def test_a_whole_book_is_refused_with_a_sentence() -> None:
    async with running(planned_room()) as driver:
        await driver.press("a")
        await paste(driver, "x" * (MOST_PASTED + 1))
        assert driver.said() == ["Nothing was pasted: that is 20,001 characters, and a field takes 20,000 at once."]
        assert driver.app.screen.query_one(AskLine).draft == ""


async def test_without_a_field_a_paste_does_nothing_and_is_told() -> None:
    async with running(planned_room()) as driver:
        await paste(driver, "c")
        assert driver.said() == ["Nothing was pasted: no field is open here."]
        assert not driver.port.commands


async def test_joiners_are_typed_like_letters() -> None:
    async with piloted(Fields(), size=(80, 24)) as pilot:
        pilot.app.query_one(SafeInput).focus()
        await pilot.press("م", "ی", "\u200c", "خ")
        assert pilot.app.query_one(SafeInput).value == "می\u200cخ"


async def test_a_field_draws_joined_characters_in_as_many_cells_as_the_cursor_moves() -> None:
    async with piloted(Fields(), size=(80, 24)) as pilot:
        field = pilot.app.query_one(SafeInput)
        field.value = "👩🏽\u200d🦰❤\ufe0f🇬🇭"
        assert field._position_to_cell(len(field.value)) == field._value.cell_len
        assert field._value.plain == "👩🏽·🦰❤·GH"
