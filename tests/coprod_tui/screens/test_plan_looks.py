"""How the plan and the dialogs of every voice look, kept as text, as in test_looks."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.coprod_tui.dashboard_driver import SIZES, running
from tests.coprod_tui.plans import lobby_room, planned_room
from tests.coprod_tui.screens.test_looks import colours, looks
from tests.coprod_tui.screens.test_rounds import asked_twice

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@SIZED
@pytest.mark.parametrize(
    "keys",
    [
        ("7",),
        ("7", "end"),
        ("7", "e"),
        ("7", "question_mark"),
        ("7", "enter"),
        ("p",),
        ("p", "2"),
        ("p", "2", "1", "h", "h", "h", "a"),
        ("p", "3"),
        ("i",),
        ("H",),
    ],
    ids=" ".join,
)
async def test_every_voice(size: tuple[int, int], keys: tuple[str, ...], snapshot: SnapshotAssertion) -> None:
    async with running(planned_room(), size=size) as driver:
        await driver.until(
            lambda: any(told in driver.text() for told in ("of 3 have spoken", "of 3 spoke"))
        )  # the mirror is worked out beside the loop
        await driver.press(*keys)
        assert looks(driver) == snapshot


@SIZED
async def test_plan_before_anything_was_asked(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with running(lobby_room(), size=size) as driver:
        await driver.press("7")
        assert looks(driver) == snapshot


@SIZED
@pytest.mark.parametrize("times", [2, 3])
async def test_rounds(size: tuple[int, int], times: int, snapshot: SnapshotAssertion) -> None:
    async with running(asked_twice(times), size=size) as driver:
        await driver.press("C")
        assert looks(driver) == snapshot


@SIZED
async def test_start_with_a_plan(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with running(size=size) as driver:
        await driver.press("enter", "down")
        assert looks(driver) == snapshot


@SIZED
@pytest.mark.parametrize("theme", ["coprod-dark", "coprod-light", "without colour"])
async def test_plan_in_colours(
    size: tuple[int, int], theme: str, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme == "without colour":
        monkeypatch.setenv("NO_COLOR", "1")
    async with running(planned_room(), size=size) as driver:
        driver.app.theme = theme if theme.startswith("coprod") else driver.app.theme
        await driver.press("7")
        assert colours(driver) == snapshot
        await driver.press("e")
        assert colours(driver) == snapshot


async def test_in_ascii(snapshot: SnapshotAssertion) -> None:
    async with running(planned_room(), size=(80, 24), ascii_only=True) as driver:
        await driver.press("7")
        assert looks(driver) == snapshot
        await driver.press("e")
        assert looks(driver) == snapshot
