from msgspec.structs import replace

from server.domain import commands as c
from server.port import CloseJoining
from server.projections.status import CrowdView
from tests.coprod_tui.dashboard_driver import DashboardDriver, FakePort, running


def foot(driver: DashboardDriver) -> str:
    """The words at the foot of the screen."""
    return " ".join(" ".join(driver.lines()[-4:]).split())


def crowd(port: FakePort, *silent: str) -> None:
    """Many joined from one address, and these of them said nothing."""
    joining = replace(port.status.joining, crowd=CrowdView(40, silent))
    port.status = replace(port.status, joining=joining)
    port.tell(port.status)


async def test_the_door_closes_and_opens_with_a_second_press(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("L")
        assert "Close the door, so that nobody else can join? 9 people are in." in foot(driver)
        assert not port.status.joining.closed
        await driver.press("L")
        assert port.status.joining.closed
        assert "The door is closed: nobody else can join." in driver.text()
        await driver.press("L")
        assert "Open the door, so that people can join again?" in foot(driver)
        assert port.status.joining.closed
        await driver.press("enter")
        assert not port.status.joining.closed
        assert driver.said() == ["The door is open: people can join again."]


async def test_a_door_that_somebody_else_closed_meanwhile_is_not_opened_by_the_second_press(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("L")
        await port.ask(CloseJoining(True))
        await driver.settle()
        await driver.press("L")
        assert port.status.joining.closed


async def test_a_new_code_is_asked_for_and_shown(port: FakePort) -> None:
    before = port.status.joining.code
    async with running(port) as driver:
        await driver.press("R")
        await driver.until(lambda: "The 9 people here stay in." in " ".join(driver.text().replace("│", " ").split()))
        await driver.press("enter")
        assert port.status.joining.code == before
        await driver.press("R", "down", "enter")
        assert driver.said() == ["The new code is BADAGA. QR codes and links from before are void, printed ones too."]
        assert "BADAGA" in driver.lines()[0]


async def test_a_crowd_is_told_and_removed_with_a_second_press(port: FakePort) -> None:
    people = [port.inside.join() for _ in range(3)]
    async with running(port) as driver:
        crowd(port, *people[:2])
        await driver.press("O")
        assert "40 joined from one phone or network within a minute" in driver.text()
        assert "Take 2 people who have said nothing off the list? They can join again." in foot(driver)
        crowd(port, *people)
        await driver.settle()
        assert "Take 3 people who have said nothing off the list?" in foot(driver)
        assert port.commands == []
        await driver.press("O")
        assert port.commands == [c.RemovePeople(tuple(people))]


async def test_another_crowd_is_not_removed_by_the_second_press(port: FakePort) -> None:
    people = [port.inside.join() for _ in range(2)]
    async with running(port) as driver:
        crowd(port, people[0])
        await driver.press("O")
        assert "Take 1 person who has said nothing off the list?" in foot(driver)
        crowd(port, people[1])
        await driver.press("enter")
        assert port.commands == []


async def test_without_a_crowd_nobody_is_removed(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("O")
        assert "Nobody joined in a crowd" in driver.text()
        assert port.commands == []
