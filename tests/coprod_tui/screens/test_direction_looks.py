"""How Direction looks, kept as text, as in test_looks."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.coprod_tui.dashboard_driver import SIZES, running
from tests.coprod_tui.directed import directed_room
from tests.coprod_tui.screens.test_looks import colours, looks
from tests.coprod_tui.themed import themed_room

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@SIZED
@pytest.mark.parametrize(
    "keys",
    [
        ("3",),
        ("3", "down", "s"),
        ("3", "down", "down", "P"),
        ("3", "question_mark"),
        ("3", "z"),
    ],
    ids=" ".join,
)
async def test_direction(size: tuple[int, int], keys: tuple[str, ...], snapshot: SnapshotAssertion) -> None:
    async with running(directed_room(), size=size) as driver:
        await driver.press(*keys)
        assert looks(driver) == snapshot


@SIZED
async def test_direction_without_turns(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with running(themed_room(), size=size) as driver:
        await driver.press("3")
        assert looks(driver) == snapshot


@SIZED
async def test_direction_in_colours(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with running(directed_room(), size=size) as driver:
        await driver.press("3", "down", "down")
        assert colours(driver) == snapshot
