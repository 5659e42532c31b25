from datetime import timedelta

import pytest
from textual.events import Key

from coprod_tui.screens.live import LiveScreen
from coprod_tui.screens.lobby import LobbyScreen
from coprod_tui.screens.review import ReviewScreen
from coprod_tui.screens.river import RiverScreen
from coprod_tui.screens.roles import RolesScreen
from server.domain import commands as c
from server.port import Link
from tests.coprod_tui.dashboard_driver import SIZES, FakePort, running
from tests.coprod_tui.screens.boards import NAMES, in_hand, person, row
from tests.session import Session

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@SIZED
async def test_who_holds_what_since_when_is_in_view(port: FakePort, size: tuple[int, int]) -> None:
    async with running(port, size=size) as driver:
        await driver.press("4")
        text = " ".join(driver.text().split())
        for words in (
            "Who holds it, and for how long",
            "Jo 41 min · Ama 41 min",
            "2 of 2",
            "Dee 41 min · Mei shadows · Sam asks Dee for it",
            "nobody just now · offered to Sam",
            "nobody just now · Mei asks for it",
            "Pat 41 min, away 12 min",
            "Pat alone holds this and has been away 12 min.",
            "You could ask Sam.",
            "Mei 3 min · Bo at the shoulder",
            "Asks the question, keeps it open",
            "Whoever holds it may ask, close,",
        ):
            assert words in text


async def test_roles_stand_in_the_plans_order_held_ones_first_and_hidden_ones_at_the_end(port: FakePort) -> None:
    port.inside.does(c.HideRole("host"))
    async with running(port) as driver:
        await driver.press("4")
        shown = [name for text in driver.lines() for name in NAMES if text[2:].startswith(f"{name} ")]
        held = ("Scribe", "Timekeeper", "Weaver", "Challenger", "Outcome-keeper", "Voice-bringer", "Care-keeper")
        moving = [name for name in NAMES if name in (*held, "Plain-speaker")]
        others = [name for name in NAMES if name not in (*moving, "Host", "Listener")]
        assert shown == [*moving, *others, "Host", "Listener"]
        assert row(driver, "Listener") == "Listener nobody just now hidden"


async def test_the_hand_moves_by_rows_pages_and_to_both_ends(port: FakePort) -> None:
    async with running(port, size=(80, 24)) as driver:
        await driver.press("4")
        for key, name in (("down", "Scribe"), ("end", "Listener"), ("up", "Doer"), ("home", "Host")):
            await driver.press(key)
            assert name in next(text for text in driver.lines() if "▌" in text)
        assert "more below" in driver.text()
        await driver.press("pagedown", "pagedown", "pagedown")
        assert "more below" not in driver.text()
        await driver.press("pageup", "pageup", "pageup")
        assert "Host" in next(text for text in driver.lines() if "▌" in text)


async def test_a_click_takes_a_role_in_hand(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("4")
        y = next(y for y, text in enumerate(driver.lines()) if "Weaver" in text)
        await driver.pilot.click(offset=(5, y))
        await driver.settle()
        assert "▌Weaver" in driver.text()


async def test_the_role_in_hand_stays_in_hand_while_others_change(port: FakePort) -> None:
    async with running(port, size=(80, 24)) as driver:
        await in_hand(driver, "Challenger")
        port.inside.does(c.HideRole("host"))
        port.inside.phone(person(driver, "Ama"), c.PassOn("host", person(driver, "Dee")))
        port.publish()
        await driver.settle()
        assert "▌Challenger" in driver.text()


async def test_escape_goes_back_to_what_is_said(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("4")
        assert isinstance(driver.app.screen, RolesScreen)
        await driver.press("5")
        assert isinstance(driver.app.screen, RiverScreen)
        await driver.press("escape")
        assert isinstance(driver.app.screen, LiveScreen)
        assert len(driver.app.screen_stack) == 1


async def test_the_board_opens_over_the_lobby_and_the_review_too() -> None:
    port = FakePort(Session())
    async with running(port) as driver:
        await driver.press("4", "escape")
        assert isinstance(driver.app.screen, LobbyScreen)
        await driver.press("enter", "ctrl+e", "down", "enter")
        assert isinstance(driver.app.screen, ReviewScreen)
        await driver.press("4", "X")
        assert driver.said() == ["The session has ended. Undo opens it again."]
        await driver.press("ctrl+q")
        assert not driver.app.is_running
        assert driver.sessions.closed == ["s1"]


async def test_quitting_from_the_board_asks_what_becomes_of_the_room(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("4", "ctrl+q")
        assert "Leave the dashboard?" in driver.text()
        await driver.press("escape")
        assert isinstance(driver.app.screen, RolesScreen)
        assert not port.left


async def test_a_lost_link_is_said_and_nothing_goes_blank(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("4")
        port.tell(Link(up=False))
        await driver.settle()
        assert "Reconnecting…" in driver.text()
        assert "Jo 41 min · Ama 41 min" in driver.text()
        assert driver.app.screen.has_class("-stale")
        await driver.press("e")
        assert "The link to the room is lost." in " ".join(driver.said())


async def test_somebody_back_is_no_longer_away(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("4")
        assert "You could ask Sam." in driver.text()
        port.present()
        await driver.settle()
        assert "alone holds this" not in driver.text()
        assert row(driver, "Outcome-keeper") == "Outcome-keeper Pat 41 min 1 of 2"


async def test_minutes_and_shoulders_go_on_while_nothing_happens(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("4")
        driver.clock.at = driver.clock.at.replace(hour=11, minute=5)
        await driver.until(lambda: "Jo 1 h 04 min · Ama 1 h 04 min" in driver.text())
        assert "at the shoulder" not in driver.text()


async def test_after_the_end_the_minutes_stand_still(port: FakePort) -> None:
    port.inside.does(c.EndSession())
    async with running(port) as driver:
        driver.clock.at += timedelta(hours=2)
        await driver.press("4")
        assert row(driver, "Host") == "Host Jo 38 min · Ama 38 min 2 of 2"
        assert "since 10:00, 38 min" in " ".join(driver.text().split())


async def test_after_the_end_nobody_is_missed(port: FakePort) -> None:
    port.inside.does(c.EndSession())
    async with running(port) as driver:
        await driver.press("4")
        assert row(driver, "Outcome-keeper") == "Outcome-keeper Pat 37 min 1 of 2"
        assert "You could ask" not in driver.text()


async def test_keys_that_come_at_once_meet_the_role_that_they_moved_to(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("4")
        for key in ("down", "down", "X"):
            driver.app.post_message(Key(key, key if len(key) == 1 else None))
        await driver.settle()
        assert port.commands == [c.HideRole("timekeeper")]
