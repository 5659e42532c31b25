"""Dialogs that are closed while the room, the window or another dialog moves."""

import pytest
from textual.events import Key, Resize
from textual.geometry import Size
from textual.widgets import Input

from coprod_tui.screens.review import ReviewScreen
from server.domain import commands as c
from server.projections.status import TroubleView
from tests.coprod_tui.dashboard_driver import FakePort, running

OPENINGS = (("question_mark",), ("r",), ("j",), ("ctrl+p",), ("ctrl+e",), ("T",), ("4", "plus"), ("7", "plus"))
BY_KEYS = pytest.mark.parametrize("opening", OPENINGS, ids=" ".join)


async def test_two_answers_at_once_are_one(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("r", "7")
        asked = driver.app.focused
        assert isinstance(asked, Input)
        for _ in range(2):
            asked.post_message(Input.Submitted(asked, ""))
        await driver.press("shift")
        assert "to whom?" in driver.text()
        assert port.commands == []


async def test_two_keys_at_once_end_nothing(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("ctrl+e")
        asked = driver.app.focused
        assert asked is not None
        for _ in range(2):
            asked.post_message(Key("enter", None))
        await driver.press("shift")
        assert "● live" in driver.text()
        assert port.commands == []


@BY_KEYS
async def test_a_dialog_closes_while_the_window_becomes_too_small(port: FakePort, opening: tuple[str, ...]) -> None:
    async with running(port) as driver:
        await driver.press(*opening)
        asked = driver.app.focused or driver.app.screen
        asked.post_message(Key("escape", None))
        for size in (Size(40, 12), Size(120, 40), Size(40, 12)):
            driver.app.post_message(Resize(size, size))
        await driver.resize(120, 40)
        while len(driver.app.screen_stack) > 1:
            await driver.press("escape")
        await driver.press("1")
        assert "What is already working" in driver.text()


@BY_KEYS
async def test_the_room_that_moves_on_under_a_dialog_is_shown_once_it_is_closed(
    port: FakePort, opening: tuple[str, ...]
) -> None:
    async with running(port) as driver:
        await driver.press(*opening)
        shown, beneath = driver.app.screen, driver.app.screen_stack[0]
        port.inside.does(c.EndSession())
        port.publish()
        await driver.settle()
        assert driver.app.screen is shown
        assert driver.app.screen_stack[0] is beneath
        while len(driver.app.screen_stack) > 1:
            await driver.press("escape")
        await driver.press("1")
        assert isinstance(driver.app.screen, ReviewScreen)


async def test_a_dialog_that_is_answered_beneath_another_closes_after_it(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("T")
        title = driver.app.screen
        port.trouble(TroubleView("/home/ama/coprod/s1/journal.jsonl", 1_500_000, "No space left on device"))
        await driver.settle()
        title.dismiss("Another title")
        await driver.settle()
        assert "No space left on device" in driver.text()
        await driver.press("escape")
        assert len(driver.app.screen_stack) == 1


async def test_the_palette_opens_as_often_as_it_is_asked_for(port: FakePort) -> None:
    async with running(port) as driver:
        for key in ("ctrl+p", "escape") * 5:
            driver.app.post_message(Key(key, None))
        await driver.settle()
        assert len(driver.app.screen_stack) == 1
        await driver.press("ctrl+p", "ctrl+p")
        assert len(driver.app.screen_stack) == 2
