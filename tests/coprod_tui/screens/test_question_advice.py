"""What the ask line says of a question while it is typed, and how its rewording is taken and given back."""

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from coprod_tui.screens.question_advice import advise
from coprod_tui.widgets.question.ask_line import AskLine
from coprod_tui.widgets.question.input import Remark
from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver, FakePort, running
from tests.coprod_tui.midway import room

CLOSED = "Do you like the minibus?"
OPEN = "What is the minibus like for you?"


def ask(driver: DashboardDriver) -> AskLine:
    return driver.app.screen.query_one(AskLine)


async def test_an_open_question_is_said_to_be(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a", *"What else")
        assert "◎ reads as open" in driver.text()
        await driver.press(*"? Do you like it")
        assert "reads as open" not in driver.text()


async def test_a_closed_one_gets_advice_which_never_stands_in_the_way(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a", *CLOSED)
        assert "asks for yes or no" in driver.text()
        assert f"Tab takes: {OPEN}" in driver.text()
        assert "Tab Reword" in driver.lines()[-1]
        await driver.press("enter", "enter")
        assert port.commands == [c.AskQuestion(CLOSED)]
        assert "asks for yes or no" not in driver.text()
        assert "Tab takes" not in driver.text()


async def test_tab_takes_the_rewording_and_escape_brings_the_words_back(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a", *CLOSED, "tab")
        assert ask(driver).draft == OPEN
        assert driver.app.screen.query_one(AskLine).query_one(Input).cursor_position == len(OPEN)
        assert "◎ reads as open" in driver.text()
        assert "Esc brings your words back" in driver.text()
        assert "Esc Your words again" in driver.lines()[-1]
        await driver.press("escape")
        assert ask(driver).draft == CLOSED
        assert ask(driver).has_focus_within
        assert "Esc leaves, keeps the words" in driver.text()
        await driver.press("escape")
        assert not ask(driver).has_focus_within
        assert ask(driver).draft == CLOSED
        assert port.commands == []


async def test_the_old_words_come_back_even_after_more_was_typed(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a", *CLOSED, "tab", "backspace", *" today?")
        assert ask(driver).draft == "What is the minibus like for you today?"
        await driver.press("ctrl+z")
        assert ask(driver).draft == CLOSED
        await driver.press("ctrl+z")
        assert ask(driver).draft == CLOSED


async def test_a_rewording_is_taken_step_by_step(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a", *"Was the ward quiet and did you sleep?")
        assert "asks two things at once · 1 more" in driver.text()
        await driver.press("tab", "tab")
        assert ask(driver).draft == "What was the ward like?"
        await driver.press("escape")
        assert ask(driver).draft == "Was the ward quiet?"


async def test_words_that_were_asked_or_cleared_do_not_come_back(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a", *CLOSED, "tab", "enter", "enter")
        assert port.commands == [c.AskQuestion(OPEN)]
        await driver.press("a", "ctrl+z")
        assert ask(driver).draft == ""
        await driver.press(*CLOSED, "tab", "ctrl+u", "ctrl+z")
        assert ask(driver).draft == ""


@pytest.mark.parametrize("words", ["Do you use the bus?", "What else?", "Buses"])
async def test_without_a_whole_rewording_tab_stays_with_the_words(port: FakePort, words: str) -> None:
    async with running(port) as driver:
        await driver.press("a", *words)
        assert "Tab Reword" not in driver.text()
        await driver.press("tab", "tab")
        assert ask(driver).has_focus_within
        assert ask(driver).draft == words


async def test_a_beginning_is_shown_where_no_whole_rewording_is_sure(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a", *"Do you use the bus?")
        assert "try: What is it like when…" in driver.text()


async def test_tab_leaves_an_empty_ask_line(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a", "tab")
        assert not ask(driver).has_focus_within


async def test_the_words_keep_room_to_be_written(port: FakePort) -> None:
    async with running(port, size=(80, 24)) as driver:
        await driver.press("a", *"What moves multi-agency?")
        assert ask(driver).query_one(Input).size.width >= 30
        assert "jargon “multi-agency”: sh" in driver.text()


@pytest.mark.parametrize("text", ["", "Buses", "Was hilft Ihnen?"])
def test_where_the_rules_are_unsure_nothing_is_said(text: str) -> None:
    assert advise(text) == Remark()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("text", [CLOSED, OPEN, "Do you use the bus, and what would help?"])
async def test_how_it_looks(size: tuple[int, int], text: str, snapshot: SnapshotAssertion) -> None:
    async with running(room(), size=size) as driver:
        await driver.press("a", *text)
        assert "\n".join(line.rstrip() for line in driver.lines()[-6:]) == snapshot


async def test_how_it_looks_in_ascii(snapshot: SnapshotAssertion) -> None:
    async with running(room(), size=(80, 24), ascii_only=True) as driver:
        await driver.press("a", *CLOSED, "tab")
        assert "\n".join(line.rstrip() for line in driver.lines()[-6:]) == snapshot
