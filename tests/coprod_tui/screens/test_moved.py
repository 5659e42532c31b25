"""The cursor stays on the contribution: where somebody else moves it away, the next act on the row asks."""

import pytest

from server.domain import commands as c
from server.domain.actors import Facilitator
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver, FakePort, running
from tests.coprod_tui.screens import boards
from tests.coprod_tui.voice_room import voices_room

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
ANOTHER = Facilitator("facilitator-2")


def in_hand(driver: DashboardDriver) -> int:
    """The number of the contribution in hand."""
    return int(next(text for text in driver.lines() if "▌" in text).split("▌")[1].split()[0])


def foot(driver: DashboardDriver) -> str:
    return " ".join(" ".join(driver.lines()[-4:]).split())


def contribution(driver: DashboardDriver, number: int) -> str:
    return next(known.id for known in driver.session.state.contributions.values() if known.number == number)


async def heard_by_another(driver: DashboardDriver, number: int) -> None:
    driver.session.submit(ANOTHER, c.MarkHeard((contribution(driver, number),)))
    driver.port.publish()
    await driver.settle()


@SIZED
async def test_words_that_another_heard_are_told_and_the_next_act_asks(port: FakePort, size: tuple[int, int]) -> None:
    async with running(port, size=size) as driver:
        assert in_hand(driver) == 2
        await heard_by_another(driver, 2)
        assert driver.said() == ["Ama's words moved; somebody else has heard them."]
        assert in_hand(driver) == 4
        await driver.press("space")
        assert port.commands == []
        assert "Ama's words moved; somebody else has heard them. Heard 4: Bo's words, instead?" in foot(driver)
        await driver.press("space")
        assert port.commands == [c.MarkHeard((contribution(driver, 4),))]
        await driver.press("space")
        assert port.commands[1:] == [c.MarkHeard((contribution(driver, 6),))]


async def test_copying_asks_too(port: FakePort) -> None:
    async with running(port) as driver:
        await heard_by_another(driver, 2)
        await driver.press("y")
        assert driver.app.clipboard == ""
        assert "Copy: Bo's words, instead?" in foot(driver)
        await driver.press("enter")
        assert driver.app.clipboard.startswith("Bo: The number on the fridge")
        await driver.press("space")
        assert port.commands == [c.MarkHeard((contribution(driver, 4),))]


async def test_words_that_were_taken_back_are_told(port: FakePort) -> None:
    async with running(port) as driver:
        known = driver.session.state.contributions[contribution(driver, 2)]
        driver.session.phone(str(known.person), c.TakeBackContribution(known.id))
        port.publish()
        await driver.settle()
        assert driver.said() == ["Ama's words moved; they were taken back."]
        await driver.press("space")
        assert port.commands == []


async def test_another_question_is_told(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("down")
        driver.session.submit(ANOTHER, c.AskQuestion("What would a good Tuesday look like?"))
        driver.session.say("p2", "A walk.")
        port.publish()
        await driver.settle()
        assert driver.said() == ["Bo's words moved; another question is asked."]
        await driver.press("space")
        assert port.commands == []
        assert "Heard 11: Jo's words, instead? “A walk.”" in foot(driver)


async def test_words_that_no_longer_fit_the_search_are_told(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("slash", *"carer", "enter")
        assert in_hand(driver) == 2
        known = driver.session.state.contributions[contribution(driver, 2)]
        driver.session.phone(str(known.person), c.ChangeContribution(known.id, "The same nurse."))
        port.publish()
        await driver.settle()
        assert driver.said() == ["Ama's words moved; they no longer have what is searched for."]


async def test_moving_on_by_oneself_lets_the_next_act_act(port: FakePort) -> None:
    async with running(port) as driver:
        await heard_by_another(driver, 2)
        await driver.press("down", "space")
        assert port.commands == [c.MarkHeard((contribution(driver, 6),))]


async def test_another_move_while_it_asks_disarms_and_asks_anew(port: FakePort) -> None:
    async with running(port) as driver:
        await heard_by_another(driver, 2)
        await driver.press("space")
        await heard_by_another(driver, 4)
        await driver.press("space")
        assert port.commands == []
        assert "Heard 6: Jo's words, instead?" in foot(driver)


async def test_what_oneself_hears_moves_on_without_asking_also_while_others_send(port: FakePort) -> None:
    async with running(port) as driver:
        driver.session.say("p2", "One more.")
        await driver.press("space", "space")
        assert port.commands == [c.MarkHeard((contribution(driver, 2),)), c.MarkHeard((contribution(driver, 4),))]
        assert driver.said() == []


async def test_a_question_of_ones_own_begins_a_list_without_asking(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("a", *"Why now?", "enter", "enter")
        driver.session.say("p2", "Because.")
        port.publish()
        await driver.settle()
        await driver.press("space")
        assert port.commands[1:] == [c.MarkHeard((contribution(driver, 11),))]


async def test_another_listing_of_ones_own_begins_without_asking(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("o", "space")
        assert [type(command) for command in port.commands] == [c.MarkHeard]


async def test_an_empty_list_still_asks_about_what_comes_first(port: FakePort) -> None:
    async with running(port) as driver:
        driver.session.submit(ANOTHER, c.AskQuestion("What would a good Tuesday look like?"))
        port.publish()
        await driver.settle()
        driver.session.say("p2", "A walk.")
        port.publish()
        await driver.settle()
        await driver.press("space")
        assert port.commands == []


async def undone_by_another(driver: DashboardDriver) -> None:
    driver.session.submit(ANOTHER, c.Undo())
    driver.port.publish()
    await driver.settle()


@SIZED
async def test_a_role_that_is_gone_is_told_and_the_next_act_asks(port: FakePort, size: tuple[int, int]) -> None:
    port.inside.submit(ANOTHER, c.AddRole("Gardener", "Looks after the plants."))
    async with running(port, size=size) as driver:
        await boards.in_hand(driver, "Gardener")
        await undone_by_another(driver)
        assert driver.said() == ["The role Gardener moved; adding it was undone."]
        await driver.press("X")
        assert port.commands == []
        assert "The role Gardener moved; adding it was undone. Show: the role" in foot(driver)
        await driver.press("X")
        assert [type(command) for command in port.commands] == [c.ShowRole]


@SIZED
async def test_a_question_of_the_plan_that_is_gone_is_told_and_the_next_act_asks(size: tuple[int, int]) -> None:
    port = voices_room()
    port.inside.submit(ANOTHER, c.AddPlanned("What about the garden?"))
    async with running(port, size=size) as driver:
        await driver.press("7", "end")
        await undone_by_another(driver)
        assert driver.said() == ["“What about the garden?” moved; adding it was undone."]
        await driver.press("l")
        assert port.commands == []
        assert "Leave out: plan 5, instead? “What could we try by Tuesday?”" in foot(driver)
        await driver.press("escape", "up", "l")
        assert [type(command) for command in port.commands] == [c.SkipPlanned]


@SIZED
async def test_words_taken_back_after_the_end_are_told_and_the_next_act_asks(
    port: FakePort, size: tuple[int, int]
) -> None:
    port.inside.does(c.EndSession())
    async with running(port, size=size) as driver:
        number = in_hand(driver)
        known = driver.session.state.contributions[contribution(driver, number)]
        driver.session.phone(str(known.person), c.TakeBackContribution(known.id))
        port.publish()
        await driver.settle()
        assert driver.said() == ["Ama's words moved; they were taken back."]
        await driver.press("y")
        assert driver.app.clipboard == ""
        await driver.press("y")
        assert driver.app.clipboard


async def test_a_role_that_another_took_up_stays_in_hand_and_does_not_ask(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("4", "end", "up")
        before = next(text for text in driver.lines() if "▌" in text)
        driver.session.submit(ANOTHER, c.AddRole("Gardener", "Looks after the plants."))
        port.publish()
        await driver.settle()
        assert next(text for text in driver.lines() if "▌" in text) == before
        await driver.press("X")
        assert [type(command) for command in port.commands] == [c.HideRole]
