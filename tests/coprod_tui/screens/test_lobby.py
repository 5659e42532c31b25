import pytest
from msgspec.structs import replace

from coprod_tui.screens.home import HomeScreen
from server.domain import commands as c
from server.projections.status import AddressView
from tests.coprod_tui.dashboard_driver import SIZES, FakePort, address, running
from tests.session import Session


@pytest.fixture
def port() -> FakePort:
    session = Session()
    for name in ("Ama", "Jo", ""):
        session.join(name)
    return FakePort(session)


@pytest.mark.parametrize("size", SIZES)
async def test_the_way_in_is_in_view_in_full(port: FakePort, size: tuple[int, int]) -> None:
    async with running(port, size=size) as driver:
        text = driver.text()
        for words in (
            "http://192.168.1.20:8765",
            "KITE",
            "Address 1 of 2: Wi-Fi",
            "People · 3 here",
            "Person 3 · Jo · Ama",
            "Anyone on the same Wi-Fi can read along",
            "hotspot",
            "Enter Go live",
        ):
            assert words in " ".join(text.split())
        white = [text for text in driver.lines() if "▀" * 30 in text or text.startswith(" " * 60)]
        assert len(white) >= 8


async def test_the_next_address_is_taken_and_after_the_last_the_first(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("N")
        assert "http://10.0.0.7:8765" in driver.text()
        await driver.press("N")
        assert "http://192.168.1.20:8765" in driver.text()


async def test_an_address_that_went_away_gives_way_to_the_best_one(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("N")
        port.status = replace(port.status, addresses=(address("172.16.0.3", "Hotspot"),))
        port.tell(port.status)
        await driver.settle()
        assert "http://172.16.0.3:8765" in driver.text()
        await driver.press("N")
        assert driver.said() == ["This laptop has only this one address."]


async def test_an_encrypted_address_needs_no_warning(port: FakePort) -> None:
    url = "https://room.example.org"
    port.status = replace(port.status, addresses=(AddressView(url, f"{url}/#KITE", "public address", address().qr),))
    async with running(port) as driver:
        assert "read along" not in driver.text()


async def test_who_arrives_is_seen_at_once(port: FakePort) -> None:
    async with running(port) as driver:
        port.inside.join("Bo")
        port.publish()
        await driver.settle()
        assert "Bo · Person 3 · Jo · Ama" in driver.text()
        assert "4 here" in driver.text()


async def test_enter_goes_live(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("enter")
        assert port.commands == [c.OpenSession()]
        assert "● live" in driver.text()
        assert "No question yet." in driver.text()


async def test_escape_goes_home_and_the_room_stays_open(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("escape")
        assert isinstance(driver.app.screen, HomeScreen)
        assert port.left
        assert driver.sessions.closed == []
        await driver.press("s", "enter")
        assert "Session of 23 November" in driver.lines()[0]


async def test_ending_before_anybody_spoke_can_be_undone(port: FakePort) -> None:
    async with running(port) as driver:
        await driver.press("ctrl+e", "down", "enter")
        assert "The session has ended." in driver.text()
        await driver.press("u", "u")
        assert port.commands == [c.EndSession(), c.Undo()]
        assert "Enter Go live" in driver.text()


async def test_an_address_of_this_machine_alone_warns_of_nobody(port: FakePort) -> None:
    port.status = replace(port.status, addresses=(address("127.0.0.1", "this laptop"),))
    async with running(port) as driver:
        assert "http://127.0.0.1:8765" in driver.text()
        assert "read along" not in driver.text()
