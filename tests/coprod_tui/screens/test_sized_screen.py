import asyncio

import pytest
from textual.geometry import Size

from tests.coprod_tui.dashboard_driver import FakePort, running
from tests.coprod_tui.straight_pilot import PATIENCE


@pytest.mark.parametrize(
    "keys",
    [("question_mark",), ("r",), ("4",), ("5",), ("4", "5"), ("4", "e"), ("4", "ctrl+p")],
    ids=" ".join,
)
async def test_what_lies_over_a_screen_survives_a_window_that_was_too_small(
    port: FakePort, keys: tuple[str, ...]
) -> None:
    async with running(port) as driver, asyncio.timeout(PATIENCE):
        await driver.press(*keys)
        shown = driver.app.screen
        await driver.resize(60, 20)
        await driver.settle()
        assert "60 by 20" in " ".join(driver.text().split())
        assert driver.app.screen is shown
        await driver.resize(80, 24)
        await driver.settle()
        assert driver.app.screen is shown
        while len(driver.app.screen_stack) > 1:
            await driver.press("escape")
        assert driver.app.screen.size == Size(80, 24)
        await driver.press("1")
        assert "What is already working" in driver.text()
