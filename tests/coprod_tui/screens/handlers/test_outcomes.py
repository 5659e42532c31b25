"""Outcomes by the keyboard: asked for, adopted, pinned, served, let go, and what came of them."""

import pytest

from coprod_tui.widgets.question.ask_line import AskLine
from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver, FakePort, running
from tests.coprod_tui.themed import themed_room

WORTH_IT = "This will have been worth it if…"
SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def outcomes(driver: DashboardDriver) -> list[tuple[int, str]]:
    state = driver.session.state
    known = [(one.number, one.contribution) for one in state.direction.outcomes]
    return [(number, "" if said is None else state.contributions[said].text) for number, said in known]


def adopted(port: FakePort, *texts: str) -> None:
    """What these people said in a question that everybody reads is adopted."""
    session = port.inside
    session.does(c.AskQuestion(WORTH_IT, "at_once", kind="outcomes"))
    person = min(session.state.people)
    for text in texts:
        session.does(c.AdoptOutcome(session.say(person, text)))
    port.publish()


async def test_the_question_stands_in_the_ask_line_and_is_asked_as_one_for_outcomes(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("exclamation_mark")
        assert driver.app.screen.query_one(AskLine).draft == WORTH_IT
        await driver.press("escape", "n", "escape", "exclamation_mark", "enter", "enter")
        assert port.commands == [c.AskQuestion(WORTH_IT, kind="outcomes")]
        assert "for outcomes" in driver.text()


async def test_a_draft_of_ones_own_stays(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a", *"Mine", "escape", "exclamation_mark")
        assert driver.app.screen.query_one(AskLine).draft == "Mine"


async def test_what_is_in_hand_is_adopted_after_a_second_press(port: FakePort) -> None:
    port.inside.does(c.AskQuestion(WORTH_IT, "at_once", kind="outcomes"))
    port.inside.say(min(port.inside.state.people), "nobody is rushed")
    async with running(port) as driver:
        await driver.press("home", "number_sign")
        assert "as an outcome on" in driver.text()
        assert "“nobody is rushed”" in driver.text()
        assert outcomes(driver) == []
        await driver.press("number_sign")
        assert outcomes(driver) == [(1, "nobody is rushed")]
        await driver.press("number_sign")
        assert "is outcome 1 already." in " ".join(driver.said())
        driver.rested()
        await driver.press("u", "u")
        assert outcomes(driver) == []


async def test_words_kept_to_the_room_are_said_not_to_reach_the_report(port: FakePort) -> None:
    port.inside.does(c.AskQuestion(WORTH_IT, "at_once", kind="outcomes"))
    port.inside.say(min(port.inside.state.people), "nobody is rushed", consent="room")
    async with running(port) as driver:
        await driver.press("home", "number_sign")
        assert "so the report will not have it." in " ".join(driver.text().split())
        await driver.press("number_sign", "ampersand", "enter")
        assert "phones show it, the report does not." in " ".join(driver.text().replace("│", " ").split())


async def test_what_came_of_words_that_nobody_reads_is_shown_to_nobody(port: FakePort) -> None:
    adopted(port, "nobody is rushed")
    (outcome,) = port.inside.state.direction.outcomes
    assert outcome.contribution is not None
    port.inside.phone(min(port.inside.state.people), c.TakeBackContribution(outcome.contribution))
    async with running(port) as driver:
        await driver.press("ampersand", "enter")
        assert "Its words cannot be read" in driver.text()


@SIZED
async def test_they_are_pinned_where_there_is_room_beside_the_words(port: FakePort, size: tuple[int, int]) -> None:
    async with running(port, size=size) as driver:
        adopted(port, "nobody is rushed", "we know what is next")
        await driver.press("2")
        pinned = "Worth it if… 1 nobody is rushed   2 we know what is next" in driver.text()
        assert pinned == (size[1] >= 34)


@SIZED
async def test_a_theme_says_which_it_serves_and_one_that_serves_none_is_asked(size: tuple[int, int]) -> None:
    port = themed_room()
    async with running(port, size=size) as driver:
        await driver.press("2", "down")
        assert "which outcome?" not in driver.text()
        adopted(port, "nobody is rushed", "we know what is next")
        await driver.press("home", "down")
        assert "which outcome?" in driver.text()
        await driver.press("percent_sign", "2", "enter")
        first, theme = (one.id for one in driver.session.state.direction.outcomes), driver.session.state.themes[0].id
        ids = list(first)
        assert dict(driver.session.state.direction.serves) == {theme: (ids[1],)}
        assert "serves 2" in driver.text()
        await driver.press("percent_sign", "1", "enter")
        assert dict(driver.session.state.direction.serves) == {theme: tuple(ids)}
        await driver.press("percent_sign")
        assert "served; Enter takes it away" in driver.text()
        await driver.press("2", "enter", "percent_sign", "escape")
        assert dict(driver.session.state.direction.serves) == {theme: (ids[0],)}


async def test_what_came_of_one_is_written_and_shown_after_a_second_enter(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("ampersand")
        assert "There is no outcome yet. # adopts what somebody said as one." in " ".join(driver.said())
        driver.rested()
        adopted(port, "nobody is rushed", "we know what is next")
        await driver.press("ampersand", "2", "enter", *"The rota is up", "enter")
        assert "Show what came of it on" in driver.text()
        assert driver.session.state.direction.outcomes[1].came_of == ""
        await driver.press("enter")
        assert driver.session.state.direction.outcomes[1].came_of == "The rota is up"
        assert "Every phone shows what came of outcome 2." in " ".join(driver.said())
        await driver.press("ampersand", "escape")
        await driver.press("ampersand", "2", "enter", "escape")
        assert driver.session.state.direction.outcomes[1].came_of == "The rota is up"


async def test_one_that_is_picked_is_let_go_and_brought_back(port: FakePort) -> None:
    async with running(port) as driver:
        adopted(port, "nobody is rushed", "we know what is next")
        await driver.press("underscore", "escape")
        await driver.press("underscore", "1", "enter")
        assert outcomes(driver) == [(2, "we know what is next")]
        await driver.press("u", "u")
        assert outcomes(driver) == [(1, "nobody is rushed"), (2, "we know what is next")]


@SIZED
async def test_direction_lists_them_and_says_what_the_turn_in_hand_serves(
    port: FakePort, size: tuple[int, int]
) -> None:
    async with running(port, size=size) as driver:
        adopted(port, "nobody is rushed", "we know what is next")
        port.inside.does(c.MakeTurn("One calm hour a day"))
        port.publish()
        await driver.press("3", "percent_sign", "2", "enter")
        assert driver.session.state.direction.turns[0].outcomes == (driver.session.state.direction.outcomes[1].id,)
        assert "Worth it if… 2" in driver.text()
        assert "2 we know what is next · served by turn 1" in driver.text()
