import pytest

from coprod_tui.screens.dialogs.choice import ChoiceDialog
from coprod_tui.screens.dialogs.picker import Picker
from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import FakePort, running


async def test_a_role_is_offered_in_two_key_strokes(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("r", "1", "enter", "5", "enter")
        offered = port.commands[0]
        assert isinstance(offered, c.OfferRole)
        assert offered.role == "scribe"
        assert driver.session.label(offered.person) == "Bo"
        assert "Scribe is offered to Bo. Nothing moves until they say yes." in " ".join(driver.said())


async def test_who_asks_for_a_role_stands_first(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("r", "2", "enter", "1", "enter")
        (offered,) = port.commands
        assert isinstance(offered, c.OfferRole)
        assert (offered.role, driver.session.label(offered.person)) == ("weaver", "Mei")
        assert "Mei asked for Weaver and holds it now." in " ".join(driver.said())


async def test_who_asked_and_went_away_is_not_given_it_by_one_key(port: FakePort) -> None:
    mei = next(known.id for known in port.inside.state.people.values() if known.name == "Mei")
    port.present(away=(mei,))
    async with running(port) as driver:
        await driver.press("r", *"weaver", "enter", *"mei", "enter")
        await driver.settle()
        assert isinstance(driver.app.screen, ChoiceDialog)
        assert "Mei is away just now" in driver.text()
        await driver.press("enter")
        assert port.commands == []
        await driver.press("r", *"weaver", "enter", *"mei", "enter")
        await driver.settle()
        await driver.press("down", "enter")
        assert port.commands == [c.OfferRole("weaver", mei)]


async def test_typing_narrows_the_roles_and_people_down(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("r", *"encour", "enter", *"mrs", "enter")
        offered = port.commands[0]
        assert isinstance(offered, c.OfferRole)
        assert (offered.role, driver.session.label(offered.person)) == ("encourager", "Mrs K.")


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        (("r", *"host", "enter"), "Host is full: Jo, Ama."),
        (("r", *"challenger", "enter"), "Challenger is taken up, never assigned."),
        (("r", *"scribe", "enter", *"dee", "enter"), "Dee holds Scribe already."),
        (("r", *"timek", "enter", *"sam", "enter"), "Timekeeper is offered to Sam already."),
    ],
)
async def test_what_cannot_be_offered_says_why(port: FakePort, keys: tuple[str, ...], why: str) -> None:
    async with running(port) as driver:
        await driver.press(*keys)
        assert isinstance(driver.app.screen, Picker)
        assert why in driver.text()
        assert port.commands == []


async def test_escape_backs_out_of_a_role_at_each_step(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("r", "escape")
        assert not isinstance(driver.app.screen, Picker)
        await driver.press("r", "3", "enter", "escape")
        assert not isinstance(driver.app.screen, Picker)
        assert port.commands == []


async def test_roles_that_wait_for_somebody_stand_first(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("r")
        picker = driver.app.screen
        assert isinstance(picker, Picker)
        assert [pick.name for pick in picker._picks[:4]] == ["Scribe", "Weaver", "Outcome-keeper", "Host"]
        assert "Pat (away) · ask Sam?" in driver.text()
        assert "Listener" not in [pick.name for pick in picker._picks]


async def test_who_is_open_to_a_role_stands_before_the_rest_and_is_said_why(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("r", "3", "enter")
        picker = driver.app.screen
        assert isinstance(picker, Picker)
        assert [pick.name for pick in picker._picks[:3]] == ["Sam", "Ama", "Jo"]
        assert [pick.name for pick in picker._picks[-2:]] == ["Person 9", "Pat"]
        assert picker._picks[0].note == "open to it, has held no role yet"
        await driver.press("1", "enter")
        assert "Outcome-keeper is offered to Sam." in " ".join(driver.said())
