"""The frame is one: on every tab and at every size it says what is asked, whether it is live, and what waits."""

import re

import pytest

from coprod_tui.widgets.messages import show_message
from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver, FakePort, running
from tests.coprod_tui.voice_room import WORDING, voices_room
from tests.session import Session

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
TABS = ("1", "4", "5", "6", "7")
SMALLEST = (80, 24)
LONG = "This is a sentence that is too long for one line of the smallest window, so that it needs a second one there."


def practice() -> FakePort:
    session = Session("Shaping home care together", practice=True)
    session.does(c.OpenSession())
    session.ask()
    session.say(session.join("Ama"), "Tea.")
    return FakePort(session)


def said(driver: DashboardDriver) -> None:
    show_message(driver.app.screen, LONG)


@SIZED
@pytest.mark.parametrize("tab", TABS)
async def test_every_tab_says_what_is_asked_whether_it_is_live_and_what_waits(tab: str, size: tuple[int, int]) -> None:
    async with running(voices_room(), size=size) as driver:
        await driver.press(tab)
        head = driver.lines()[:8]
        assert "● live" in head[0]
        assert "KITE" in head[0]
        assert WORDING in " ".join(head[1].split())
        assert "10:37 left" in head[1]
        assert "7 Plan" in "".join(head[2:5])
        assert "Sam, Timekeeper: five more minutes?" in "".join(head[3:])
        assert re.search(r"\? (Help|all keys) *$", driver.lines()[-1])


@SIZED
@pytest.mark.parametrize("tab", TABS)
async def test_the_zoomed_middle_still_says_that_it_is_practice_and_whether_it_is_live(
    tab: str, size: tuple[int, int]
) -> None:
    async with running(practice(), size=size) as driver:
        await driver.press(tab, "z")
        assert driver.lines()[0].strip().startswith("PRACTICE")
        assert "● live" in driver.lines()[0]
        assert "1 Said" not in driver.text()


@SIZED
@pytest.mark.parametrize("opening", ["T", "question_mark", "r", "ctrl+q"])
async def test_a_sentence_never_covers_what_a_dialog_asks(opening: str, size: tuple[int, int]) -> None:
    async with running(voices_room(), size=size) as driver:
        await driver.press(opening)
        keys = next(found[1] for text in driver.lines() if (found := re.search(r"─ (.*Esc goes back) ─╯", text)))
        said(driver)
        await driver.settle()
        assert keys in driver.text()
        assert "too long for one line" in driver.text()


@SIZED
async def test_a_sentence_covers_neither_the_keys_nor_what_is_armed(size: tuple[int, int]) -> None:
    async with running(voices_room(), size=size) as driver:
        await driver.press("d")
        said(driver)
        await driver.settle()
        text = " ".join(driver.text().split())
        assert "d again or Enter Esc No" in text
        assert "too long for one line" in text


async def test_one_sentence_at_a_time_takes_one_line() -> None:
    async with running(voices_room(), size=SMALLEST) as driver:
        await driver.press("q")
        show_message(driver.app.screen, "The first.")
        show_message(driver.app.screen, "The second.")
        await driver.settle()
        assert "The second." in driver.lines()[-1]
        assert "all keys" in driver.lines()[-2]


@SIZED
async def test_after_the_end_the_masthead_says_who_took_part(size: tuple[int, int]) -> None:
    port = practice()
    port.present(away=[*port.inside.state.people])
    async with running(port, size=size) as driver:
        driver.session.does(c.EndSession())
        port.publish()
        await driver.settle()
        assert "1 took part" in driver.lines()[0]
        assert "connected" not in driver.lines()[0]
        port.present()
        await driver.settle()
        assert "1 still connected" in driver.lines()[0]
