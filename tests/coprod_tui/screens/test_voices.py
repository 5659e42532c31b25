"""The tab Voices: how far all that was said was read."""

from server.projections.showings import ShowingsView
from tests.coprod_tui.dashboard_driver import running
from tests.coprod_tui.voice_room import voices_room


async def test_it_says_how_often_every_contribution_was_shown() -> None:
    port = voices_room()
    async with running(port, size=(80, 24)) as driver:
        await driver.press("6")
        assert "Read three" not in driver.text()
        port.shown(ShowingsView(contributions=12, least=4, fewest=2))
        await driver.settle()
        assert "every contribution was shown at least 4 times." in " ".join(driver.text().split())
