"""The tabs of a session: by digit, by bracket, by click; each is found as it was left."""

import pytest

from coprod_tui.model.tabs import TABS, Tab
from coprod_tui.screens.direction import DirectionScreen
from coprod_tui.screens.live import LiveScreen
from coprod_tui.screens.lobby import LobbyScreen
from coprod_tui.screens.plan import PlanScreen
from coprod_tui.screens.review import ReviewScreen
from coprod_tui.screens.river import RiverScreen
from coprod_tui.screens.roles import RolesScreen
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.screens.themes import ThemesScreen
from coprod_tui.screens.voices import VoicesScreen
from server.domain import commands as c
from server.port import Link
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver, FakePort, running
from tests.session import Session

BESIDE: dict[str, type[SessionScreen]] = {
    "2": ThemesScreen,
    "3": DirectionScreen,
    "4": RolesScreen,
    "5": RiverScreen,
    "6": VoicesScreen,
    "7": PlanScreen,
}
SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def tabs(driver: DashboardDriver) -> tuple[int, str]:
    """Where the line of tabs is, and what it says."""
    return next((y, text) for y, text in enumerate(driver.lines()) if "1 Said" in text)


def ended(port: FakePort) -> FakePort:
    port.inside.does(c.EndSession())
    return port


async def test_a_digit_goes_to_its_tab_and_stacks_nothing(port: FakePort) -> None:
    async with running(port) as driver:
        everywhere: dict[str, type[SessionScreen]] = {**BESIDE, "1": LiveScreen}
        for digit, screen in everywhere.items():
            await driver.press(digit)
            assert isinstance(driver.app.screen, screen)
            assert len(driver.app.screen_stack) == 1
            assert f"▸{digit} " in tabs(driver)[1]


async def test_digits_of_tabs_that_are_not_there_yet_do_nothing(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("8", "9")
        assert isinstance(driver.app.screen, LiveScreen)
        assert driver.said() == []


async def test_brackets_go_to_the_right_and_to_the_left_and_round(port: FakePort) -> None:
    screens = [LiveScreen, ThemesScreen, DirectionScreen, RolesScreen, RiverScreen, VoicesScreen, PlanScreen]
    async with running(port) as driver:
        for screen in (*screens[1:], screens[0]):
            await driver.press("right_square_bracket")
            assert isinstance(driver.app.screen, screen)
        for screen in (*screens[:0:-1], screens[0]):
            await driver.press("left_square_bracket")
            assert isinstance(driver.app.screen, screen)


@SIZED
@pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.id)
async def test_a_click_on_a_tab_goes_there(port: FakePort, size: tuple[int, int], tab: Tab) -> None:
    async with running(port, size=size) as driver:
        y, line = tabs(driver)
        await driver.pilot.click(offset=(line.index(tab.title), y))
        await driver.settle()
        assert f"▸{tab.digit} {tab.title}" in tabs(driver)[1]


async def test_a_tab_keeps_its_cursor_and_its_search(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("4", "down", "down", "1", "v", "slash", *"tea", "enter", "7", "4")
        assert "▌Timekeeper" in driver.text()
        await driver.press("1")
        assert "Contributions · every question · unheard first · with “tea”" in driver.text()


async def test_the_river_keeps_whose_path_it_shows(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("5", "at", "1", "enter", "1", "5")
        assert "the path of" in driver.text()


async def test_what_is_written_in_the_ask_line_stays(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a", *"What helps?", "escape", "7", "1")
        assert "Ask ▸ What helps?" in driver.text()


@pytest.mark.parametrize("digit", BESIDE)
async def test_tabs_work_in_the_lobby_and_in_review(port: FakePort, digit: str) -> None:
    async with running(FakePort(Session())) as driver:
        await driver.press(digit)
        assert isinstance(driver.app.screen, BESIDE[digit])
        await driver.press("escape")
        assert isinstance(driver.app.screen, LobbyScreen)
    async with running(ended(port)) as driver:
        await driver.press(digit)
        assert isinstance(driver.app.screen, BESIDE[digit])
        await driver.press("1")
        assert isinstance(driver.app.screen, ReviewScreen)


async def test_a_change_of_phase_moves_the_first_tab_and_no_other() -> None:
    port = FakePort(Session())
    async with running(port) as driver:
        await driver.press("4")
        for command, screen in ((c.OpenSession(), LiveScreen), (c.EndSession(), ReviewScreen)):
            port.inside.does(command)
            port.publish()
            await driver.settle()
            assert isinstance(driver.app.screen, RolesScreen)
            await driver.press("1")
            assert isinstance(driver.app.screen, screen)
            await driver.press("4")


@pytest.mark.parametrize("digit", ["1", *BESIDE])
async def test_a_lost_link_is_said_on_every_tab(port: FakePort, digit: str) -> None:
    async with running(port) as driver:
        await driver.press(digit)
        port.tell(Link(up=False))
        await driver.settle()
        assert "Reconnecting…" in driver.text()
        assert "no link" in driver.text()
        assert driver.app.screen.has_class("-stale")


async def test_a_tab_that_is_gone_to_later_says_that_the_link_is_lost(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("4", "1")
        port.tell(Link(up=False))
        await driver.settle()
        await driver.press("4")
        assert "Reconnecting…" in driver.text()


@pytest.mark.parametrize("digit", BESIDE)
async def test_what_waits_is_shown_and_answered_on_every_tab(port: FakePort, digit: str) -> None:
    async with running(port) as driver:
        await driver.press(digit)
        assert "k answers" in driver.text()
        await driver.press("k")
        assert isinstance(port.commands[-1], c.AnswerCall)
        assert isinstance(driver.app.screen, BESIDE[digit])


async def test_a_count_says_how_much_is_new_there(port: FakePort) -> None:
    async with running(port) as driver:
        driver.session.say("p2", "One more.")
        port.publish()
        await driver.settle()
        assert "1 Said 1 " in tabs(driver)[1]
        assert "4 Roles 1 " in tabs(driver)[1]


async def test_the_line_of_tabs_is_ascii_where_nothing_else_can_be_drawn(port: FakePort) -> None:
    async with running(port, size=(80, 24), ascii_only=True) as driver:
        assert tabs(driver)[1].startswith(" >1 Said")
        assert tabs(driver)[1].isascii()
