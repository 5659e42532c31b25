"""How themes, marks and links look, kept as text, as in test_looks."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.coprod_tui.dashboard_driver import SIZES, running
from tests.coprod_tui.screens.test_looks import colours, looks
from tests.coprod_tui.themed import themed_room

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@SIZED
@pytest.mark.parametrize(
    "keys",
    [
        ("2",),
        ("2", "down", "down", "tab", "shift+down"),
        ("2", "question_mark"),
        ("2", "down", "G"),
        ("v", "m", "t"),
        ("v", "end"),
    ],
    ids=" ".join,
)
async def test_themes(size: tuple[int, int], keys: tuple[str, ...], snapshot: SnapshotAssertion) -> None:
    async with running(themed_room(), size=size) as driver:
        await driver.until(
            lambda: any(told in driver.text() for told in ("have spoken", "spoke"))
        )  # the mirror is worked out beside the loop
        await driver.press(*keys)
        assert looks(driver) == snapshot


@SIZED
async def test_themes_in_colours(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with running(themed_room(), size=size) as driver:
        await driver.press("2", "down", "tab", "m")
        assert colours(driver) == snapshot
