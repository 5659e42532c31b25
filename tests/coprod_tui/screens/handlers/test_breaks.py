"""Breaks and notices on the dashboard."""

import pytest

from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import FakePort, running
from tests.coprod_tui.plans import lobby_room, planned_room


@pytest.fixture
def port() -> FakePort:
    return planned_room()


async def test_a_break_begins_with_its_minutes_and_ends_with_the_same_key(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("B", *"15", "enter", "enter")
        assert port.commands == [c.StartBreak(15)]
        assert "Break, " in driver.text()
        await driver.press("4", "B", "B")
        assert port.commands[1:] == [c.EndBreak()]
        assert "Welcome back" in " ".join(driver.said())
        assert "Break, " not in driver.text()


async def test_minutes_that_are_none_are_said_and_escape_begins_nothing(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("B", *"soon", "enter")
        assert "as a number" in driver.text()
        await driver.press("escape")
        assert port.commands == []


async def test_a_notice_is_sent_to_every_phone(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("W", *"Lunch is here.")
        assert "3 people" in driver.text()
        await driver.press("enter", "enter")
        assert port.commands == [c.SendNotice("Lunch is here.")]


async def test_a_break_in_the_lobby_is_refused_and_a_notice_is_not() -> None:
    async with running(lobby_room()) as driver:
        await driver.press("W", *"We begin at two.", "enter", "enter")
        assert driver.port.commands == [c.SendNotice("We begin at two.")]
