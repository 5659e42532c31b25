"""Every command can be reached by key, by palette and by help; a missing one fails here."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.command import CommandPalette
from textual.widgets import Static

from coprod_tui.actions import actions_at, key_name
from coprod_tui.model.action_context import ScreenName
from coprod_tui.screens.dialogs.help import HelpDialog
from coprod_tui.screens.dispatch import ActionScreen
from coprod_tui.widgets.key_bar import KeyBar
from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import DashboardDriver, FakePort, running
from tests.coprod_tui.midway import room
from tests.session import Session

PLACES: tuple[ScreenName, ...] = ("home", "lobby", "live", "review", "roles", "river", "voices", "plan")
OPENED_BY: dict[ScreenName, str] = {"roles": "4", "river": "5", "voices": "6", "plan": "7"}


@asynccontextmanager
async def at(screen_name: ScreenName) -> AsyncIterator[DashboardDriver]:
    """A dashboard on one of its screens."""
    port: FakePort | None = None
    if screen_name == "lobby":
        port = FakePort(Session())
    elif screen_name != "home":
        port = room()
    if screen_name == "review" and port is not None:
        port.inside.does(c.EndSession())
    async with running(port) as driver:
        if screen_name in OPENED_BY:
            await driver.press(OPENED_BY[screen_name])
        assert stage(driver).action_context().screen_name == screen_name
        yield driver


def stage(driver: DashboardDriver) -> ActionScreen:
    screen = driver.app.screen
    assert isinstance(screen, ActionScreen)
    return screen


@pytest.mark.parametrize("screen_name", PLACES)
async def test_every_command_has_its_keys(screen_name: ScreenName) -> None:
    async with at(screen_name) as driver:
        bound = {
            key: binding.action
            for _, bindings in driver.app.screen._binding_chain
            for key, found in bindings.key_to_bindings.items()
            for binding in found
        }
        for known in actions_at(screen_name):
            for key in () if known.takes_over else known.keys:
                assert bound[key] in (f"perform('{known.id}')", known.id, f"command_{known.id}", "help_quit")


@pytest.mark.parametrize("screen_name", PLACES)
async def test_every_command_has_something_to_carry_it_out(screen_name: ScreenName) -> None:
    async with at(screen_name) as driver:
        assert {known.id for known in actions_at(screen_name)} <= set(driver.app.screen._handlers)  # type: ignore[attr-defined]


@pytest.mark.parametrize("screen_name", PLACES)
async def test_every_command_is_in_the_palette(screen_name: ScreenName) -> None:
    async with at(screen_name) as driver:
        await driver.press("ctrl+p")
        palette = driver.app.screen
        assert isinstance(palette, CommandPalette)
        for known in actions_at(screen_name):
            palette.query_one("CommandInput").value = known.title  # type: ignore[attr-defined]
            wanted = f"({key_name(known.keys[0])})"
            await driver.until(lambda wanted=wanted: wanted in driver.text())  # type: ignore[misc]


@pytest.mark.parametrize("screen_name", PLACES)
async def test_every_command_has_its_line_in_help(screen_name: ScreenName) -> None:
    async with at(screen_name) as driver:
        await driver.press("question_mark")
        assert isinstance(driver.app.screen, HelpDialog)
        text = " ".join(str(driver.app.screen.query_one(Static).content).split())
        for known in actions_at(screen_name):
            assert f"{' '.join(map(key_name, known.keys))} {known.title} {known.help}" in text
        await driver.press("escape")
        assert stage(driver).action_context().screen_name == screen_name


@pytest.mark.parametrize("screen_name", PLACES)
async def test_the_foot_shows_what_the_keys_would_do_now(screen_name: ScreenName) -> None:
    async with at(screen_name) as driver:
        rows = driver.lines()[-driver.app.screen.query_one(KeyBar).size.height :]
        foot = " ".join(rows[-1].split())
        shown = {words.strip("()") for row in rows for words in re.split(r" │ |  ", row.strip())}
        context = stage(driver).action_context()
        there = [known for known in actions_at(screen_name) if known.in_footer]
        keys = {f"{key_name(known.keys[0])} {label}" for known in there for label in (known.now(context), known.title)}
        assert {words for words in shown if not words.endswith("…")} - {"? all keys"} <= keys
        whole = {f"{key_name(known.keys[0])} {known.now(context)}" for known in there}
        assert "? all keys" in shown or shown == whole
        assert foot.endswith(("? all keys", "? Help"))


@pytest.mark.parametrize("screen_name", PLACES)
async def test_a_disabled_key_says_why_and_asks_for_nothing(screen_name: ScreenName) -> None:
    async with at(screen_name) as driver:
        context = stage(driver).action_context()
        disabled = [known for known in actions_at(screen_name) if known.applies(context)]
        for known in disabled:
            stage(driver).action_perform(known.id)
            await driver.settle()
            assert driver.said()[-1] == known.applies(context)
        assert driver.port.commands == []


async def test_the_palette_carries_a_command_out() -> None:
    async with at("live") as driver:
        await driver.press("ctrl+p", *"close")
        await driver.until(lambda: "Close 2 (c)" in driver.text())
        await driver.press("enter")
        await driver.until(lambda: "Close this question on 8 phones?" in driver.text())
        await driver.press("enter")
        await driver.until(lambda: driver.port.commands == [c.CloseQuestion()])


async def test_the_palette_says_why_a_command_does_not_apply() -> None:
    async with at("review") as driver:
        await driver.press("ctrl+p", *"undo")
        await driver.until(lambda: "Undo: ended the session (u)" in driver.text())
