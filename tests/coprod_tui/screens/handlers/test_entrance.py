from msgspec.structs import replace

from server.domain import commands as c
from server.projections.status import CrowdView
from tests.coprod_tui.dashboard_driver import FakePort, running


async def test_the_door_closes_and_opens(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("L")
        assert port.status.joining.closed
        assert "The door is closed: nobody else can join." in driver.text()
        await driver.press("L")
        assert not port.status.joining.closed
        assert driver.said() == ["The door is open: people can join again."]


async def test_a_new_code_is_asked_for_and_shown(port: FakePort) -> None:
    before = port.status.joining.code
    async with running(port) as driver:
        await driver.press("R", "enter")
        assert port.status.joining.code == before
        await driver.press("R", "down", "enter")
        assert driver.said() == ["The new code is BADAGA. QR codes and links from before are void, printed ones too."]
        assert "BADAGA" in driver.lines()[0]


async def test_a_crowd_is_told_and_removed_with_a_key(port: FakePort) -> None:
    people = [port.inside.join() for _ in range(3)]
    async with running(port) as driver:
        joining = replace(port.status.joining, crowd=CrowdView(40, tuple(people)))
        port.status = replace(port.status, joining=joining)
        port.tell(port.status)
        await driver.press("O")
        assert "40 joined from one phone or network within a minute" in driver.text()
        assert port.commands == [c.RemovePeople(tuple(people))]


async def test_without_a_crowd_nobody_is_removed(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("O")
        assert "Nobody joined in a crowd" in driver.text()
        assert port.commands == []
