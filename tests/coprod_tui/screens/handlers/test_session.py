from pathlib import Path

from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import FakePort, running


async def test_the_join_code_lies_over_the_screen_and_takes_the_next_address(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("j")
        assert "http://192.168.1.20:8765" in driver.text()
        assert "Address 1 of 2: Wi-Fi" in driver.text()
        await driver.press("N")
        assert "http://10.0.0.7:8765" in driver.text()
        assert "Address 2 of 2: Ethernet" in driver.text()
        await driver.press("escape")
        assert "http://10.0.0.7:8765" in driver.lines()[0]


async def test_a_slip_in_the_title_is_put_right(port: FakePort) -> None:
    async with running(port, size=(160, 40)) as driver:
        await driver.press("T")
        assert "The session's title" in driver.text()
        await driver.press(*["backspace"] * len(port.title), "enter")
        assert "nothing to read" in driver.text()
        await driver.press(*"Care at home", "enter", "enter")
        assert port.commands == [c.ChangeTitle(""), c.ChangeTitle("Care at home")]
        assert driver.lines()[0].startswith(" Care at home")
        assert "u Undo: changed the title" in driver.text()
        await driver.press("T", "escape", "u", "u")
        assert driver.said() == ["Undone: changed the title"]
        assert driver.lines()[0].startswith(" Shaping home care")


async def test_the_title_that_it_has_stands_in_the_dialog(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("T", "backspace", *"?", "enter", "enter")
        assert driver.lines()[0].startswith(" Shaping home care togethe?")


async def test_an_export_says_where_it_was_written(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("x")
        assert driver.sessions.exported == [port.session]
        assert "/home/ama/coprod/exports/s1" in driver.text()
        await driver.press("enter")
        assert driver.sessions.shown == []
        await driver.press("x", "down", "enter")
        assert driver.sessions.shown == [Path("/home/ama/coprod/exports/s1")]


async def test_ending_asks_first_and_plain_enter_goes_on(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("ctrl+e")
        assert "End the session?" in driver.text()
        await driver.press("enter")
        assert port.commands == []
        await driver.press("ctrl+e", "escape")
        assert port.commands == []
        await driver.press("ctrl+e", "down", "enter")
        assert port.commands == [c.EndSession()]
        assert "The session has ended." in driver.text()


async def test_quitting_asks_what_becomes_of_the_room(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("ctrl+q")
        assert "Leave the dashboard?" in driver.text()
        await driver.press("enter")
        assert driver.app.is_running
        assert not port.left
        await driver.press("ctrl+q", "down", "enter")
        assert port.left
        assert not port.stopped
        assert driver.sessions.closed == []


async def test_quitting_can_end_the_session_and_then_stays_for_the_export(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("ctrl+q", "down", "down", "enter")
        assert port.commands == [c.EndSession()]
        assert "The session has ended." in driver.text()
        assert not port.left
