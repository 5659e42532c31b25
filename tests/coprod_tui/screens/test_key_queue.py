"""Keys that come faster than what they lead to."""

from textual.events import Key, Paste
from textual.widgets import Input

from coprod_tui.screens.home import HomeScreen
from coprod_tui.screens.live import LiveScreen
from coprod_tui.screens.roles import RolesScreen
from coprod_tui.widgets.question.ask_line import AskLine
from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import DashboardDriver, FakePort, running

_NAMES = {" ": "space", "?": "question_mark"}


def typed(*keys: str) -> list[Key]:
    """Keys as the terminal sends them."""
    return [Key(_NAMES.get(key, key), key if len(key) == 1 else None) for key in keys]


async def burst(driver: DashboardDriver, *keys: Key | Paste) -> None:
    """All of them at once, before any is handled."""
    for key in keys:
        assert driver.app.post_message(key.set_sender(driver.app))
    await driver.settle()


def draft(driver: DashboardDriver) -> str:
    return driver.app.screen.query_one(AskLine).draft


async def test_words_typed_right_after_the_key_of_the_ask_line_are_words(port: FakePort) -> None:
    async with running(port) as driver:
        await burst(driver, *typed(*"aquiet scan, u?"))
        await driver.until(lambda: draft(driver) == "quiet scan, u?")
        assert isinstance(driver.app.screen, LiveScreen)
        assert port.commands == []


async def test_what_is_pasted_right_after_it_is_in_the_line_too(port: FakePort) -> None:
    async with running(port) as driver:
        await burst(driver, *typed("a"), Paste("What helps"), *typed("?", "enter", "enter"))
        await driver.until(lambda: port.commands == [c.AskQuestion("What helps?")])


async def test_a_command_typed_right_after_leaving_the_ask_line_is_one(port: FakePort) -> None:
    async with running(port) as driver:
        await burst(driver, *typed("a", "x", "escape", "4"))
        await driver.until(lambda: isinstance(driver.app.screen, RolesScreen))
        await burst(driver, *typed("escape"))
        assert draft(driver) == "x"


async def test_words_typed_right_after_a_key_that_opens_a_dialog_are_in_it() -> None:
    async with running() as driver:
        assert isinstance(driver.app.screen, HomeScreen)
        await burst(driver, *typed("s", "ctrl+u", *"Tea at ours", "enter"))
        await driver.until(lambda: driver.sessions.started == ["Tea at ours"])


async def test_keys_typed_right_after_one_that_opens_a_screen_move_in_its_list(port: FakePort) -> None:
    async with running(port) as driver:
        await burst(driver, *typed("4", *["down"] * 5, *["up"] * 4))
        await driver.until(lambda: "▌Scribe" in driver.text())


async def test_keys_at_an_input_arrive_whole_and_in_order(port: FakePort) -> None:
    text = "Which bus, at what time, and who waits with you? " * 4
    async with running(port) as driver:
        await driver.press("a")
        await burst(driver, *typed(*text.strip()))
        await driver.until(lambda: draft(driver) == text.strip())
        assert driver.app.focused is driver.app.screen.query_one(Input)


async def test_tab_right_after_a_question_takes_its_rewording_and_stays(port: FakePort) -> None:
    async with running(port) as driver:
        await burst(driver, *typed("a", *"Do you like the minibus?", "tab", "tab"))
        await driver.until(lambda: draft(driver) == "What is the minibus like for you?")
        await burst(driver, *typed("tab", *" Go on."))
        await driver.until(lambda: draft(driver) == "What is the minibus like for you? Go on.")
        assert port.commands == []
