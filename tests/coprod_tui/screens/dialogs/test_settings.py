from coprod_tui.model.sessions import Unavailable
from coprod_tui.model.settings import Settings
from coprod_tui.screens.home import HomeScreen
from coprod_tui.themes import DARK, LIGHT
from tests.coprod_tui.dashboard_driver import running


async def test_settings_are_shown_changed_and_kept_and_colours_hold_at_once() -> None:
    async with running(size=(80, 24)) as driver:
        await driver.press("comma")
        for words in ("Settings", "◂ Dark ▸", "◂ what this terminal can draw ▸", "/home/ama/settings.toml"):
            assert words in driver.text()
        await driver.press(
            "right",
            "tab",
            "right",
            "right",
            "tab",
            *"127.0.0.1",
            "tab",
            *"9000",
            "tab",
            *"~/x",
            "tab",
            "right",
            "enter",
        )
        assert driver.sessions.kept == Settings("light", "ascii", "127.0.0.1", 9000, "~/x", "on")
        assert driver.app.theme == LIGHT.name
        assert isinstance(driver.app.screen, HomeScreen)


async def test_escape_changes_nothing() -> None:
    async with running() as driver:
        await driver.press("comma", "right", "escape")
        assert driver.sessions.kept == Settings()
        assert driver.app.theme == DARK.name


async def test_what_is_no_port_is_said_and_nothing_typed_is_lost() -> None:
    async with running(size=(80, 24)) as driver:
        await driver.press("comma", "tab", "tab", "tab", *"65536", "enter")
        assert "A port is a number from 0 to 65535; leave it empty for the usual one." in " ".join(
            driver.text().replace("│", " ").split()
        )
        assert "65536" in driver.text()
        await driver.press(*["backspace"] * 5, "enter")
        assert driver.sessions.kept == Settings()
        assert isinstance(driver.app.screen, HomeScreen)


async def test_settings_that_cannot_be_kept_say_why_and_the_form_stays() -> None:
    async with running() as driver:
        driver.sessions.wrong = Unavailable("The system refused it.")
        await driver.press("comma", "enter")
        assert "The system refused it." in driver.text()
        driver.sessions.wrong = None
        await driver.press("enter")
        assert isinstance(driver.app.screen, HomeScreen)


async def test_settings_are_the_third_in_the_list() -> None:
    async with running() as driver:
        await driver.press("down", "down", "enter")
        assert "Drawn with" in driver.text()
