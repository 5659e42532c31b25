"""A picker finds a name by what is typed, and by a number only while nothing is typed."""

from coprod_tui.screens.dialogs.picker import PickerItem, filtered
from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import DashboardDriver, running
from tests.coprod_tui.midway import room
from tests.coprod_tui.plans import planned_room

LONG = "Somebody with quite a long name, namely"


def picks(*names: str) -> tuple[PickerItem, ...]:
    return tuple(PickerItem(name, name) for name in names)


def put_in_for(driver: DashboardDriver) -> str:
    (command,) = driver.port.commands
    assert isinstance(command, c.CaptureWords)
    assert command.person is not None
    return driver.session.label(command.person)


async def test_a_digit_that_belongs_to_a_name_picks_nobody() -> None:
    port = planned_room()
    for _ in range(2):
        port.inside.does(c.WelcomePerson("Sam"))
    async with running(port) as driver:
        await driver.press("p", "1", "enter", *"sam (2)", "enter", *"A window.", "enter")
        assert put_in_for(driver) == "Sam (2)"


async def test_names_that_differ_at_their_end_are_shown_whole() -> None:
    port = planned_room()
    for _ in range(2):
        port.inside.does(c.WelcomePerson(LONG))
    async with running(port) as driver:
        await driver.press("p", "1", "enter", *"some")
        assert f"{LONG} (1)" in driver.text()
        assert f"{LONG} (2)" in driver.text()


def test_whole_names_stand_before_those_that_begin_so_and_these_before_others() -> None:
    found = filtered(picks("Amajo", "Joanna", "Ｊｏ", "Bo"), " JO ")
    assert [pick.name for pick in found] == ["Ｊｏ", "Joanna", "Amajo"]


def test_without_anything_typed_the_order_stays() -> None:
    assert filtered(picks("Bo", "Ama"), "") == picks("Bo", "Ama")


async def test_a_digit_only_goes_to_its_line_and_enter_picks_it() -> None:
    async with running(planned_room()) as driver:
        await driver.press("p", "1", "enter", "2", "1", "3")
        assert "Whose words are they?" in driver.text()
        await driver.press("enter", *"A window.", "enter")
        assert put_in_for(driver) == "Joe"


async def test_a_digit_without_a_line_moves_nothing() -> None:
    async with running(planned_room()) as driver:
        await driver.press("p", "1", "enter", "3", "9", "enter", *"A window.", "enter")
        assert put_in_for(driver) == "Joe"


async def test_a_name_that_is_not_there_yet_can_be_typed_where_that_adds_it() -> None:
    async with running(room()) as driver:
        await driver.press("t")
        assert "There is no theme yet. Type a name for the first." in driver.text()
        await driver.press("enter", *"  Care ", "enter")
        assert [theme.name for theme in driver.session.state.themes] == ["Care"]
        await driver.press("t", *"care")
        assert "not there yet" not in driver.text()
        await driver.press(*" at home")
        assert "1 care at home" in " ".join(driver.text().split())
        await driver.press("enter", "t", *"care")
        assert "Care" in next(text for text in driver.lines() if "│ 1 " in text)
        await driver.press("up", "enter")
        assert len(driver.session.state.themes) == 2


async def test_no_more_is_typed_than_a_name_has() -> None:
    async with running(room()) as driver:
        await driver.press("t", *"x" * 70, "enter")
        assert [len(theme.name) for theme in driver.session.state.themes] == [60]
