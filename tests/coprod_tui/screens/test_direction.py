"""Where what was said leads, by the keyboard alone: turns made, set, parked and taken away."""

import pytest

from coprod_tui.screens.direction import DirectionScreen
from server.domain import commands as c
from server.domain.actors import Facilitator
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver, running
from tests.coprod_tui.directed import directed_room
from tests.coprod_tui.themed import themed_room

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
ANOTHER = Facilitator("facilitator-2")


def turns(driver: DashboardDriver) -> list[tuple[int, str]]:
    """The turns with their numbers."""
    return [(turn.number, turn.text) for turn in driver.session.state.direction.turns]


def led(driver: DashboardDriver) -> list[int]:
    """The numbers of the contributions that led to the newest turn."""
    state = driver.session.state
    return [state.contributions[known].number for known in state.direction.turns[-1].contributions]


def flat(driver: DashboardDriver) -> str:
    return " ".join(driver.text().split())


@SIZED
async def test_a_turn_is_made_of_what_is_marked_on_said(size: tuple[int, int]) -> None:
    async with running(themed_room(), size=size) as driver:
        await driver.press("m", "down", "m", "asterisk")
        await driver.press(*"Mornings first")
        await driver.press("enter")
        assert turns(driver) == [(1, "Mornings first")]
        assert len(led(driver)) == 2
        await driver.press("3")
        assert "Mornings first" in driver.text()
        assert "proposed" in driver.text()


async def test_a_turn_is_made_of_a_theme_and_of_what_is_in_hand_there() -> None:
    async with running(themed_room()) as driver:
        await driver.press("2", "down", "asterisk")
        await driver.press(*"Mornings first")
        await driver.press("enter")
        turn = driver.session.state.direction.turns[0]
        assert [driver.session.state.known_theme(theme).name for theme in turn.themes] == ["Mornings"]
        assert turn.contributions == ()
        await driver.press("tab", "asterisk")
        await driver.press(*"Known by name")
        await driver.press("enter")
        assert len(led(driver)) == 1
        assert driver.session.state.direction.turns[-1].themes == ()


async def test_an_empty_turn_and_one_that_is_there_are_refused_in_the_form() -> None:
    async with running(themed_room()) as driver:
        await driver.press("3", "asterisk", "enter")
        assert "There is nothing to read in that yet." in flat(driver)
        await driver.press(*"A rota")
        await driver.press("enter", "asterisk")
        await driver.press(*"A rota")
        await driver.press("enter")
        assert "Turn 1 says that already." in flat(driver)
        await driver.press("escape")
        assert turns(driver) == [(1, "A rota")]


@SIZED
async def test_a_turn_is_set_only_by_a_second_press(size: tuple[int, int]) -> None:
    async with running(directed_room(), size=size) as driver:
        await driver.press("3", "down", "s")
        assert "Set turn 2 on" in flat(driver)
        assert driver.session.state.direction.turns[1].set_at is None
        await driver.press("s")
        assert driver.session.state.direction.turns[1].set_at is not None
        await driver.press("s")
        assert driver.said()[-1] == "Turn 2 is set already: every phone shows it."


async def test_a_turn_that_another_facilitator_puts_otherwise_is_not_set_unread() -> None:
    port = directed_room()
    async with running(port) as driver:
        await driver.press("3", "down", "s")
        turn = driver.session.state.direction.turns[1]
        port.inside.submit(ANOTHER, c.ChangeTurn(turn.id, "Something else"))
        port.publish()
        await driver.until(lambda: "That has changed meanwhile" in " ".join(driver.said()))
        await driver.press("s")
        assert driver.session.state.direction.turns[1].set_at is None


@SIZED
async def test_a_turn_is_parked_changed_and_taken_up_again_in_one_form(size: tuple[int, int]) -> None:
    async with running(directed_room(), size=size) as driver:
        await driver.press("3", "down", "P", "enter", "enter", "enter")
        assert "Please" in flat(driver), "nothing says what is not known yet"
        await driver.press(*"Whether they may")
        await driver.press("tab")
        await driver.press(*"The night team")
        await driver.press("tab")
        await driver.press(*"in May")
        await driver.press("enter")
        parked = driver.session.state.direction.turns[1].parked
        assert parked is not None
        assert (parked.why, parked.helps, parked.look_again) == ("Whether they may", "The night team", "in May")
        assert "not known yet: Whether they may" in flat(driver)
        await driver.press("P", "tab", "tab", "tab")
        await driver.press(*"They may")
        await driver.press("enter")
        assert driver.session.state.direction.turns[1].is_parked is False
        await driver.press("u")
        assert driver.session.state.direction.turns[1].is_parked


async def test_what_every_phone_shows_is_changed_only_by_a_second_enter() -> None:
    async with running(directed_room()) as driver:
        await driver.press("3", "e")
        await driver.press(*", always")
        await driver.press("enter")
        assert "Put this turn otherwise on" in flat(driver)
        await driver.press("enter")
        assert turns(driver)[0][1].endswith(", always")
        await driver.press("P")
        await driver.press(*"Who pays")
        await driver.press("enter")
        assert "Show this under the turn on" not in flat(driver), "Enter asked before the last line"
        await driver.press(*"The council")
        await driver.press("enter")
        await driver.press(*"in June")
        await driver.press("enter")
        assert "Show this under the turn on" in flat(driver)
        await driver.press("enter")
        parked = driver.session.state.direction.turns[0].parked
        assert parked is not None
        assert (parked.why, parked.helps, parked.look_again) == ("Who pays", "The council", "in June")


async def test_a_turn_is_taken_away_and_brought_back() -> None:
    async with running(directed_room()) as driver:
        before = turns(driver)
        await driver.press("3", "down", "delete")
        assert turns(driver) == [before[0], before[2]]
        await driver.press("u")
        assert turns(driver) == before


async def test_a_turn_in_hand_that_somebody_takes_away_is_said_to_be_gone() -> None:
    port = directed_room()
    async with running(port) as driver:
        await driver.press("3", "down")
        port.inside.submit(ANOTHER, c.TakeAwayTurn(driver.session.state.direction.turns[1].id))
        port.publish()
        await driver.until(lambda: "Turn 2 moved; somebody else took it away." in driver.said())


async def test_without_turns_the_keys_say_so() -> None:
    async with running(themed_room()) as driver:
        await driver.press("3")
        assert "No turn yet." in flat(driver)
        for key in ("s", "P", "e", "delete"):
            await driver.press(key)
            assert driver.said()[-1] == "No turn is in hand. * makes one."
            driver.rested()


async def test_open_water_stands_on_direction_too() -> None:
    async with running(directed_room()) as driver:
        await driver.press("3")
        assert isinstance(driver.app.screen, DirectionScreen)
        assert "Open water" in driver.text()


async def test_the_turn_says_that_all_that_led_to_it_was_taken_back() -> None:
    port = directed_room()
    async with running(port) as driver:
        await driver.press("3")
        state = driver.session.state
        for known in state.direction.turns[0].contributions:
            author = state.contributions[known].person
            assert author is not None
            port.inside.phone(author, c.TakeBackContribution(known))
        port.publish()
        await driver.until(lambda: "All these words were taken back." in flat(driver))
