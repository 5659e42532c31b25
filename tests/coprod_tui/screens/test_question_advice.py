"""What the ask line says of a question while it is typed, and how its rewording is taken and given back."""

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from coprod_tui.screens.question_advice import look
from coprod_tui.widgets.question.ask_line import AskLine
from coprod_tui.widgets.question.input import Remark
from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import SIZES, FakePort, Stagehand, running
from tests.coprod_tui.midway import room

CLOSED = "Do you like the minibus?"
OPEN = "What is the minibus like for you?"


def ask(house: Stagehand) -> AskLine:
    return house.app.screen.query_one(AskLine)


async def test_an_open_question_is_said_to_be(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("a", *"What else")
        assert "✓ reads as open" in house.text()
        await house.press(*"? Do you like it")
        assert "reads as open" not in house.text()


async def test_a_closed_one_gets_advice_which_never_stands_in_the_way(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("a", *CLOSED)
        assert "asks for yes or no" in house.text()
        assert f"Tab takes: {OPEN}" in house.text()
        assert "Tab Reword" in house.lines()[-1]
        await house.press("enter")
        assert port.commands == [c.AskQuestion(CLOSED)]
        assert "asks for yes or no" not in house.text()
        assert "Tab takes" not in house.text()


async def test_tab_takes_the_rewording_and_escape_brings_the_words_back(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("a", *CLOSED, "tab")
        assert ask(house).draft == OPEN
        assert house.app.screen.query_one(AskLine).query_one(Input).cursor_position == len(OPEN)
        assert "✓ reads as open" in house.text()
        assert "Esc brings your words back" in house.text()
        assert "Esc Your words again" in house.lines()[-1]
        await house.press("escape")
        assert ask(house).draft == CLOSED
        assert ask(house).has_focus_within
        assert "Esc leaves, keeps the words" in house.text()
        await house.press("escape")
        assert not ask(house).has_focus_within
        assert ask(house).draft == CLOSED
        assert port.commands == []


async def test_the_old_words_come_back_even_after_more_was_typed(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("a", *CLOSED, "tab", "backspace", *" today?")
        assert ask(house).draft == "What is the minibus like for you today?"
        await house.press("ctrl+z")
        assert ask(house).draft == CLOSED
        await house.press("ctrl+z")
        assert ask(house).draft == CLOSED


async def test_a_rewording_is_taken_step_by_step(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("a", *"Was the ward quiet and did you sleep?")
        assert "asks two things at once · 1 more" in house.text()
        await house.press("tab", "tab")
        assert ask(house).draft == "What was the ward like?"
        await house.press("escape")
        assert ask(house).draft == "Was the ward quiet?"


async def test_words_that_were_asked_or_cleared_do_not_come_back(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("a", *CLOSED, "tab", "enter")
        assert port.commands == [c.AskQuestion(OPEN)]
        await house.press("a", "ctrl+z")
        assert ask(house).draft == ""
        await house.press(*CLOSED, "tab", "ctrl+u", "ctrl+z")
        assert ask(house).draft == ""


@pytest.mark.parametrize("words", ["Do you use the bus?", "What else?", "Buses"])
async def test_without_a_whole_rewording_tab_stays_with_the_words(port: FakePort, words: str) -> None:
    async with running(port) as house:
        await house.press("a", *words)
        assert "Tab Reword" not in house.text()
        await house.press("tab", "tab")
        assert ask(house).has_focus_within
        assert ask(house).draft == words


async def test_a_beginning_is_shown_where_no_whole_rewording_is_sure(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("a", *"Do you use the bus?")
        assert "try: What is it like when…" in house.text()


async def test_tab_leaves_an_empty_ask_line(port: FakePort) -> None:
    async with running(port) as house:
        await house.press("a", "tab")
        assert not ask(house).has_focus_within


async def test_the_words_keep_room_to_be_written(port: FakePort) -> None:
    async with running(port, size=(80, 24)) as house:
        await house.press("a", *"What moves multi-agency?")
        assert ask(house).query_one(Input).size.width >= 30
        assert "jargon “multi-agency”: sh" in house.text()


@pytest.mark.parametrize("text", ["", "Buses", "Was hilft Ihnen?"])
def test_where_the_rules_are_unsure_nothing_is_said(text: str) -> None:
    assert look(text) == Remark()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("text", [CLOSED, OPEN, "Do you use the bus, and what would help?"])
async def test_how_it_looks(size: tuple[int, int], text: str, snapshot: SnapshotAssertion) -> None:
    async with running(room(), size=size) as house:
        await house.press("a", *text)
        assert "\n".join(line.rstrip() for line in house.lines()[-6:]) == snapshot


async def test_how_it_looks_in_ascii(snapshot: SnapshotAssertion) -> None:
    async with running(room(), size=(80, 24), ascii_only=True) as house:
        await house.press("a", *CLOSED, "tab")
        assert "\n".join(line.rstrip() for line in house.lines()[-6:]) == snapshot
