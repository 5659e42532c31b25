"""After a key that was refused, what is typed on does nothing; and a key waits for the act before it."""

from datetime import timedelta

import pytest
from rich.style import Style
from textual.events import Paste

from server.domain import commands as c
from server.port import Link
from tests.coprod_tui.dashboard_driver import DashboardDriver, FakePort, running
from tests.coprod_tui.screens.test_key_queue import burst, typed

A_SENTENCE = "quick, close and sum up 4 of it"


async def refused(driver: DashboardDriver, key: str = "a") -> None:
    """Presses a key while the link is lost, which comes back right after."""
    driver.port.tell(Link(up=False))
    await driver.settle()
    await driver.press(key)
    assert "The link to the room is lost." in driver.said()[-1]
    driver.port.tell(Link(up=True))
    await driver.settle()


async def test_a_sentence_typed_after_a_refused_key_acts_on_nothing(port: FakePort) -> None:
    async with running(port) as driver:
        await refused(driver)
        shown = driver.app.screen
        for key in A_SENTENCE:
            driver.clock.at += timedelta(seconds=0.2)
            await driver.press(key)
        driver.app.post_message(Paste("suc\n").set_sender(driver.app))
        await driver.press("enter")
        assert driver.app.screen is shown
        assert port.commands == []


async def test_escape_works_and_a_second_later_every_key_does(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("4")
        await refused(driver, "plus")
        await driver.press("1")
        assert "▸4 Roles" in driver.text()
        await driver.press("escape")
        assert "▸1 Said" in driver.text()
        driver.rested()
        await driver.press("4")
        assert "▸4 Roles" in driver.text()


async def test_at_80_columns_no_key_for_what_is_marked_is_pushed_off_the_bar(port: FakePort) -> None:
    async with running(port, size=(80, 24)) as driver:
        await driver.press("m", "down", "m")
        shown = " ".join(driver.text().splitlines()[-2:])
        for key in ("space Heard", "b Hold back", "m ", "t Theme", "u Undo"):
            assert key in shown


async def test_the_keys_are_dim_while_they_rest(port: FakePort) -> None:
    async with running(port) as driver:
        screen = driver.app.screen
        before = _styles(driver)
        await refused(driver)
        assert _styles(driver) != before
        driver.rested()
        await driver.until(lambda: not screen.resting)  # type: ignore[attr-defined]
        assert _styles(driver) == before


def _styles(driver: DashboardDriver) -> list[Style | None]:
    """How the last line of the key bar is drawn."""
    bar = next(strip for strip in driver.strips() if "? all keys" in strip.text)
    return [style for _, style, _ in bar]


async def test_a_key_right_after_another_does_what_the_key_bar_says_then(port: FakePort) -> None:
    async with running(port) as driver:
        await burst(driver, *typed(" ", "u"))
        await driver.until(lambda: len(port.commands) == 2)
        assert isinstance(port.commands[0], c.MarkHeard)
        assert driver.said()[-1] == "Undone: heard 2"


async def test_a_key_whose_meaning_has_just_changed_does_nothing(port: FakePort) -> None:
    async with running(port) as driver:
        assert "u Undo: heard 5" in driver.text()
        driver.session.does(c.CloseQuestion())
        driver.app._session.session.replica.apply(port._entries(port._published))  # type: ignore[union-attr]
        await driver.press("u")
        assert port.commands == []
        assert "u Undo: closed question 2" in driver.text()
        driver.rested()
        await driver.press("u", "u")
        assert port.commands == [c.Undo()]


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_what_quits_elsewhere_says_what_quits_here(port: FakePort, key: str) -> None:
    for keys in ((), ("4",), ("7",)):
        async with running(port) as driver:
            await driver.press(*keys, key)
            assert driver.said() == ["Ctrl-Q quits. With a room open it asks first."]
            assert driver.app.is_running
