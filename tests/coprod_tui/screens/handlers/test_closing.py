"""The closing round on the dashboard."""

import pytest

from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import FakePort, running
from tests.coprod_tui.plans import planned_room
from tests.session import Session

BUILT_IN = "One line to close with, if you wish: what do you take with you?"


@pytest.fixture
def port() -> FakePort:
    return planned_room()


async def test_it_says_what_it_would_do_before_it_begins_and_begins_once(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press(".", "enter")
        assert "Begin the closing round on " in driver.text()
        assert port.commands == []
        await driver.press("enter")
        assert port.commands == [c.AskQuestion(BUILT_IN, "at_once", kind="closing")]
        assert "closing round" in driver.text()
        await driver.press(".")
        assert "The closing round has begun already." in " ".join(driver.said())


async def test_its_words_can_be_changed_first_and_none_begin_nothing(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press(".", "end", *["backspace"] * len(BUILT_IN), "enter", "enter")
        assert "Begin the closing round" not in driver.text()
        await driver.press(*"A word?", "enter", "enter")
        assert port.commands[-1] == c.AskQuestion("A word?", "at_once", kind="closing")


async def test_that_everybody_was_heard_is_said_as_the_room_closes_and_in_the_review() -> None:
    session = Session()
    session.does(c.OpenSession())
    people = [session.join(name) for name in ("Ama", "Bo")]
    session.does(c.AskQuestion(BUILT_IN, "at_once", kind="closing"))
    lines = tuple(session.say(person, "Warmth") for person in people)
    port = FakePort(session)
    async with running(port) as driver:
        assert "2 voices heard" not in driver.text()
        await port.submit(c.MarkHeard(lines))
        await driver.until(lambda: "2 people, 2 voices heard" in driver.text())
        await port.submit(c.EndSession())
        await driver.until(lambda: "Thank you for holding it. 2 people, 2 voices heard." in driver.text())
