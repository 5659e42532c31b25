import asyncio

import pytest
from textual.geometry import Size

from coprod_tui.screens.too_small import SmallScreen
from tests.coprod_tui.dashboard_driver import PATIENCE, FakePort, running


@pytest.mark.parametrize(
    "keys",
    [("question_mark",), ("r",), ("b",), ("R",), ("b", "R"), ("b", "e"), ("b", "ctrl+p")],
    ids=" ".join,
)
async def test_what_lies_over_a_screen_survives_a_window_that_was_too_small(
    port: FakePort, keys: tuple[str, ...]
) -> None:
    async with running(port) as house, asyncio.timeout(PATIENCE):
        await house.press(*keys)
        shown = house.app.screen
        await house.pilot.resize_terminal(60, 20)
        await house.settle()
        assert isinstance(house.app.screen, SmallScreen)
        await house.pilot.resize_terminal(80, 24)
        await house.settle()
        assert house.app.screen is shown
        while len(house.app.screen_stack) > 1:
            await house.press("escape")
        assert house.app.screen.size == Size(80, 24)
        assert "What is already working" in house.text()
