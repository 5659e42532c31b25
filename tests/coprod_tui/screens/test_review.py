import asyncio
from pathlib import Path

import pytest

from coprod_tui.model.sessions import Unavailable
from coprod_tui.screens.home import HomeScreen
from coprod_tui.screens.review import ReviewScreen
from server.domain import commands as c
from server.port import Link
from tests.coprod_tui.dashboard_driver import SIZES, FakePort, running


@pytest.fixture
def ended(port: FakePort) -> FakePort:
    port.inside.say("p1", "Only here.", consent="room")
    port.inside.does(c.EndSession())
    return port


@pytest.mark.parametrize("size", SIZES)
async def test_what_came_together_is_counted(ended: FakePort, size: tuple[int, int]) -> None:
    async with running(ended, size=size) as driver:
        text = " ".join(driver.text().split())
        for words in (
            "People 9",
            "Questions 2",
            "Contributions 11, 2 heard, 9 not yet",
            "Kept to room 1, and so not in any export",
            "Host Jo 38m · Ama 38m",
            "Outcome-keeper Pat 37m",
            "Press x to write the record",
        ):
            assert words in text


async def test_a_role_with_a_long_name_stands_clear_of_who_held_it_and_they_wrap_beside_it(port: FakePort) -> None:
    for number in range(6):
        person = port.inside.join(f"Somebody with a name {number}")
        port.inside.hold("empty-chair-keeper", person)
        port.inside.phone(person, c.StepBack("empty-chair-keeper"))
    port.inside.does(c.EndSession())
    async with running(port, size=(80, 24)) as driver:
        rows = [text.strip(" ▁▂▃▄▅▆▇█") for text in driver.lines() if "Somebody with a name" in text]
        assert rows[0].startswith("Empty-chair keeper  Somebody with a name 0 0m")
        assert len(rows) > 1
        begins = {text.index("Somebody") for text in driver.lines() if "Somebody with a name" in text}
        assert len(begins) == 1


async def test_one_key_exports_and_says_where(ended: FakePort) -> None:
    async with running(ended) as driver:
        await driver.press("x")
        assert driver.sessions.exported == ["s1"]
        assert "✓ Written to /home/ama/coprod/exports/s1" in driver.text()


async def test_while_an_export_is_written_a_second_one_waits(ended: FakePort, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(ended) as driver:
        go_on = asyncio.Event()

        async def slow(session: str) -> Path:
            await go_on.wait()
            return Path("/exports") / session

        monkeypatch.setattr(driver.sessions, "export", slow)
        await driver.press("x")
        assert "Writing the export…" in driver.text()
        await driver.press("x")
        assert driver.said() == ["An export is being written already."]
        go_on.set()
        await driver.until(lambda: "✓ Written to /exports/s1" in driver.text())


async def test_an_export_that_fails_says_why_and_can_be_tried_again(ended: FakePort) -> None:
    async with running(ended) as driver:
        driver.sessions.wrong = Unavailable("The folder cannot be written.")
        await driver.press("x")
        assert driver.said() == ["The folder cannot be written."]
        driver.sessions.wrong = None
        await driver.press("x")
        assert "✓ Written to" in driver.text()


async def test_undo_opens_the_session_again(ended: FakePort) -> None:
    async with running(ended) as driver:
        assert "u Undo: ended the session" in driver.text()
        await driver.press("u")
        assert ended.commands == [c.Undo()]
        assert "● live" in driver.text()
        assert "Jo 41m · Ama 41m" in driver.text()


LEAVING = pytest.mark.parametrize("key", ["escape", "ctrl+q"])


@LEAVING
async def test_leaving_the_review_closes_a_room_to_which_nobody_is_connected(ended: FakePort, key: str) -> None:
    ended.present(away=[*ended.inside.state.people])
    async with running(ended) as driver:
        await driver.press(key)
        assert driver.sessions.closed == ["s1"]
        assert driver.app.is_running == (key == "escape")
        if driver.app.is_running:
            assert isinstance(driver.app.screen, HomeScreen)


@LEAVING
async def test_a_room_in_which_phones_are_is_left_open_unless_its_closing_is_chosen(ended: FakePort, key: str) -> None:
    async with running(ended) as driver:
        await driver.press(key)
        assert "8 phones are still connected" in driver.text()
        await driver.press("escape")
        assert isinstance(driver.app.screen, ReviewScreen)
        assert not ended.left
        await driver.press(key, "enter")
        assert ended.left
        assert driver.sessions.closed == []


@LEAVING
async def test_a_room_in_which_phones_are_can_be_closed_all_the_same(ended: FakePort, key: str) -> None:
    async with running(ended) as driver:
        await driver.press(key, "down", "enter")
        assert driver.sessions.closed == ["s1"]
        assert not ended.left


async def test_a_room_closed_elsewhere_is_left_without_asking(ended: FakePort) -> None:
    async with running(ended) as driver:
        ended.tell(Link(up=False, closed=True))
        await driver.settle()
        await driver.press("escape")
        assert isinstance(driver.app.screen, HomeScreen)
