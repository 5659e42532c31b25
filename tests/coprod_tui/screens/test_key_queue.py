"""Keys that come faster than what they lead to."""

from textual.events import Key, Paste
from textual.widgets import Input

from coprod_tui.screens.home import HomeScreen
from coprod_tui.screens.live import LiveScreen
from coprod_tui.screens.roles import BoardScreen
from coprod_tui.widgets.question.ask_line import AskLine
from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import FakePort, Stagehand, running

_NAMES = {" ": "space", "?": "question_mark"}


def typed(*keys: str) -> list[Key]:
    """Keys as the terminal sends them."""
    return [Key(_NAMES.get(key, key), key if len(key) == 1 else None) for key in keys]


async def burst(house: Stagehand, *keys: Key | Paste) -> None:
    """All of them at once, before any is handled."""
    for key in keys:
        assert house.app.post_message(key.set_sender(house.app))
    await house.settle()


def draft(house: Stagehand) -> str:
    return house.app.screen.query_one(AskLine).draft


async def test_words_typed_right_after_the_key_of_the_ask_line_are_words(port: FakePort) -> None:
    async with running(port) as house:
        await burst(house, *typed(*"aquiet scan, u?"))
        await house.until(lambda: draft(house) == "quiet scan, u?")
        assert isinstance(house.app.screen, LiveScreen)
        assert port.commands == []


async def test_what_is_pasted_right_after_it_is_in_the_line_too(port: FakePort) -> None:
    async with running(port) as house:
        await burst(house, *typed("a"), Paste("What helps"), *typed("?", "enter"))
        await house.until(lambda: port.commands == [c.AskQuestion("What helps?")])


async def test_a_command_typed_right_after_leaving_the_ask_line_is_one(port: FakePort) -> None:
    async with running(port) as house:
        await burst(house, *typed("a", "x", "escape", "b"))
        await house.until(lambda: isinstance(house.app.screen, BoardScreen))
        await burst(house, *typed("escape"))
        assert draft(house) == "x"


async def test_words_typed_right_after_a_key_that_opens_a_dialog_are_in_it() -> None:
    async with running() as house:
        assert isinstance(house.app.screen, HomeScreen)
        await burst(house, *typed("s", "ctrl+u", *"Tea at ours", "enter"))
        await house.until(lambda: house.backstage.started == ["Tea at ours"])


async def test_keys_typed_right_after_one_that_opens_a_screen_move_in_its_list(port: FakePort) -> None:
    async with running(port) as house:
        await burst(house, *typed("b", *["down"] * 5, *["up"] * 4))
        await house.until(lambda: "▌Scribe" in house.text())


async def test_keys_at_an_input_arrive_whole_and_in_order(port: FakePort) -> None:
    text = "Which bus, at what time, and who waits with you? " * 4
    async with running(port) as house:
        await house.press("a")
        await burst(house, *typed(*text.strip()))
        await house.until(lambda: draft(house) == text.strip())
        assert house.app.focused is house.app.screen.query_one(Input)


async def test_tab_right_after_a_question_takes_its_rewording_and_stays(port: FakePort) -> None:
    async with running(port) as house:
        await burst(house, *typed("a", *"Do you like the minibus?", "tab", "tab"))
        await house.until(lambda: draft(house) == "What is the minibus like for you?")
        await burst(house, *typed("tab", *" Go on."))
        await house.until(lambda: draft(house) == "What is the minibus like for you? Go on.")
        assert port.commands == []
