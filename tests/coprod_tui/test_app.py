import asyncio
import io
from contextlib import redirect_stderr

import pytest
from rich.console import Console
from textual.events import Key, MouseDown, MouseUp
from textual.geometry import Offset
from textual.widgets import Static

from coprod_tui.app import CoprodApp
from coprod_tui.model.settings import COLOURS
from coprod_tui.screens.home import HomeScreen
from coprod_tui.screens.live import LiveScreen
from coprod_tui.screens.lobby import LobbyScreen
from coprod_tui.screens.review import ReviewScreen
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.screens.themes import ThemesScreen
from coprod_tui.themes import DARK, LIGHT, THEMES, theme_of
from server.domain import commands as c
from server.projections.summary import SummaryView
from tests.coprod_tui.dashboard_driver import Clock, DashboardDriver, FakePort, FakeSessions, running
from tests.coprod_tui.midway import room
from tests.coprod_tui.straight_pilot import PATIENCE, piloted
from tests.session import Session

CANARY = "CANARY-7f3a-secret-answer"


async def test_it_opens_on_home() -> None:
    async with running() as driver:
        assert isinstance(driver.app.screen, HomeScreen)


async def test_it_opens_in_the_session_that_was_asked_for() -> None:
    async with running(room()) as driver:
        assert isinstance(driver.app.screen, LiveScreen)


async def test_the_screen_follows_the_session_also_when_somebody_else_moves_it_on() -> None:
    port = FakePort(Session())
    async with running(port) as driver:
        assert isinstance(driver.app.screen, LobbyScreen)
        for command, screen in ((c.OpenSession(), LiveScreen), (c.EndSession(), ReviewScreen), (c.Undo(), LiveScreen)):
            port.inside.does(command)
            port.publish()
            await driver.settle()
            assert isinstance(driver.app.screen, screen)


async def test_what_was_said_while_a_tab_opens_is_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(room()) as driver:
        opened = driver.app.switch_mode

        async def opens_slowly(mode: str) -> None:
            await opened(mode)
            driver.session.say(driver.session.join("Noor"), "Said just now.")
            driver.port.publish()
            async with asyncio.timeout(PATIENCE):
                while _shown(driver).contributions != len(driver.session.state.contributions):  # noqa: ASYNC110 - no event
                    await asyncio.sleep(0)

        monkeypatch.setattr(driver.app, "switch_mode", opens_slowly)
        await driver.press("2")
        assert isinstance(driver.app.screen, ThemesScreen)
        assert _shown(driver).contributions == len(driver.session.state.contributions)


async def test_what_happened_under_a_dialog_is_on_the_screen_that_comes_after_it() -> None:
    async with running(room()) as driver:
        await driver.press("ctrl+t")
        driver.session.does(c.EndSession())
        driver.port.publish()
        await driver.settle()
        await driver.press("escape")
        assert isinstance(driver.app.screen, ReviewScreen)
        assert _shown(driver).phase == "ended"


async def test_a_key_that_comes_while_it_closes_is_no_fault() -> None:
    async with running(room()) as driver:
        app = driver.app
    await app.on_event(Key("x", "x").set_sender(app))
    key = Key("x", "x").set_sender(app)
    key._set_forwarded()
    await app.on_event(key)
    assert app._exception is None


async def test_a_click_on_what_is_just_going_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(room()) as driver:
        app, screen = driver.app, driver.app.screen
        gone = Static("going")
        monkeypatch.setattr(screen, "get_widget_and_offset_at", lambda _x, _y: (gone, Offset(0, 0)))
        for kind in (MouseDown, MouseUp):
            app.post_message(kind(None, 1, 1, 0, 0, 1, False, False, False, 1, 1).set_sender(app))
        await driver.settle()
        assert app._exception is None
        assert app.is_running


def _shown(driver: DashboardDriver) -> SummaryView:
    screen = driver.app.screen_stack[0]
    assert isinstance(screen, SessionScreen)
    return screen.view.summary


@pytest.mark.parametrize("size", [(79, 24), (80, 23), (20, 5)])
async def test_a_small_window_says_what_it_has_and_needs_and_works_again_when_enlarged(size: tuple[int, int]) -> None:
    async with running(room(), size=(80, 24)) as driver:
        await driver.press("a", *"Draft")
        before = driver.text()
        await driver.resize(*size)
        await driver.settle()
        words = " ".join(driver.text().split())
        assert f"{size[0]} by {size[1]}" in words
        if size[0] > 20:
            assert "80 by 24" in words
        await driver.resize(80, 24)
        await driver.settle()
        assert driver.text() == before
        await driver.press("!", "escape", "down")
        assert "Ask ▸ Draft!" in driver.text()


async def test_a_small_window_follows_the_session_too() -> None:
    port = room()
    async with running(port, size=(60, 20)) as driver:
        assert "60 by 20" in " ".join(driver.text().split())
        port.inside.does(c.EndSession())
        port.publish()
        await driver.settle()
        await driver.resize(120, 40)
        await driver.settle()
        assert isinstance(driver.app.screen, ReviewScreen)


async def test_in_a_small_window_nothing_but_quitting_acts_and_that_asks_as_elsewhere() -> None:
    port = room()
    async with running(port, size=(40, 12)) as driver:
        await driver.press("c", "s", "space", "a", "x", "4", "ctrl+p", "question_mark")
        assert port.commands == []
        assert len(driver.app.screen_stack) == 1
        await driver.press("ctrl+q")
        for words in ("Leave the dashboard?", "Stay here", "Leave the room open"):
            assert words in driver.text()
        await driver.press("ctrl+q", "escape")
        assert "40 by 12" in " ".join(driver.text().split())
        assert driver.app.is_running
        await driver.press("ctrl+q", "down", "enter")
        assert port.left
        assert not driver.app.is_running


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (110, 34), (240, 70)])
@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_theme_draws_every_size(size: tuple[int, int], theme: str) -> None:
    async with running(room(), size=size) as driver:
        driver.app.theme = theme
        await driver.settle()
        assert [strip.cell_length for strip in driver.strips()] == [size[0]] * size[1]
        assert "The same carer every morning." in driver.text()
        assert "Timekeeper" in driver.text()


async def test_colours_are_chosen_from_a_list_with_names_and_kept() -> None:
    async with running(room()) as driver:
        assert driver.app.theme == DARK.name
        await driver.press("ctrl+t")
        for name in ("1 Dark", "2 Light", "3 Dark, high contrast", "4 Light, high contrast"):
            assert name in driver.text()
        await driver.press("2", "enter")
        assert driver.app.theme == LIGHT.name
        assert driver.sessions.kept.colours == "light"
        await driver.press("ctrl+t", "escape")
        assert driver.app.theme == LIGHT.name


async def test_every_theme_is_one_of_the_colours() -> None:
    assert [theme.name for theme in THEMES] == [theme_of(colours) for colours in COLOURS]


async def test_ascii_draws_nothing_else() -> None:
    async with running(room(), ascii_only=True) as driver:
        for keys in ((), ("r",), ("escape", "ctrl+p"), ("escape", "question_mark"), ("escape", "j")):
            await driver.press(*keys)
            assert driver.text().isascii()
        await driver.press("escape")
        assert "* live" in driver.text()
        assert "+ Evening calls that do not rush." in driver.text()


async def test_without_colour_every_state_is_still_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(room()) as driver:
        assert driver.app.no_color
        for strip in driver.strips():
            for _, style, _ in strip:
                for colour in (style.color, style.bgcolor) if style else ():
                    triplet = colour.triplet if colour else None
                    assert triplet is None or len(set(triplet)) == 1
        for words in ("● live", "✓ Evening", "▌ 2 Ama", "(away)", "away 12m: ask Sam?", "offered to Sam"):
            assert words in driver.text()


async def test_a_fault_ends_in_one_sentence_without_anybodys_words() -> None:
    port = room()
    port.inside.say("p1", CANARY)
    app = CoprodApp(FakeSessions(port), Clock(), port)
    errors = io.StringIO()
    app.error_console = Console(file=errors, width=80)
    with pytest.raises(RuntimeError), redirect_stderr(errors):
        await _run_until_it_fails(app)
    app._print_error_renderables()
    said = " ".join(errors.getvalue().split())
    assert said.count("The dashboard stopped because of a fault in it (RuntimeError in test_app.py") == 1
    assert said.endswith("coprod leads back into it.")
    assert CANARY not in said
    assert app.return_code == 1


async def _run_until_it_fails(app: CoprodApp) -> None:
    async with piloted(app, size=(120, 40)) as pilot:
        while not isinstance(app.screen, LiveScreen):
            await pilot.pause()
        app.call_later(_fail, CANARY)
        await pilot.pause()


def _fail(words: str) -> None:
    raise RuntimeError(words)


async def test_the_title_of_the_terminal_is_never_anybodys_words() -> None:
    async with running(room()) as driver:
        assert driver.app.title == "coprod"
        assert driver.app.sub_title == ""
