"""How each screen looks, kept as text. After a change that is meant: --snapshot-update, and read the difference."""

from datetime import UTC, datetime

import pytest
from syrupy.assertion import SnapshotAssertion

from coprod_tui.model.sessions import SessionSummary
from server.domain import commands as c
from server.port import Link
from tests.coprod_tui.dashboard_driver import SIZES, DashboardDriver, FakePort, running
from tests.coprod_tui.midway import room
from tests.coprod_tui.voice_room import voices_room
from tests.session import Session

SIZED = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
LINES = (
    SessionSummary("s2", "Shaping home care", datetime(2026, 11, 21, 12, 5, tzinfo=UTC), "live", True, 26, 120),
    SessionSummary("s1", "A spring day", datetime(2026, 4, 20, 12, 0, tzinfo=UTC), "ended", False, 12, 44),
)


def looks(driver: DashboardDriver) -> str:
    return "\n".join(text.rstrip() for text in driver.lines())


def colours(driver: DashboardDriver) -> str:
    """What is on the screen, each stretch behind its style."""
    return "\n".join("".join(f"<{style}>{text}" for text, style, _ in strip.simplify()) for strip in driver.strips())


@SIZED
async def test_home(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with running(size=size, lines=LINES) as driver:
        assert looks(driver) == snapshot


@SIZED
async def test_lobby(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    session = Session()
    for name in ("Ama", "Jo", "Dee", "", "Sam"):
        session.join(name)
    async with running(FakePort(session), size=size) as driver:
        assert looks(driver) == snapshot


@SIZED
@pytest.mark.parametrize(
    "keys",
    [(), ("a",), ("n",), ("v",), ("r",), ("r", "3", "enter"), ("j",), ("ctrl+e",), ("ctrl+q",), ("question_mark",)],
    ids=lambda keys: " ".join(keys) or "as it opens",
)
async def test_live(size: tuple[int, int], keys: tuple[str, ...], snapshot: SnapshotAssertion) -> None:
    async with running(room(), size=size) as driver:
        await driver.press(*keys)
        assert looks(driver) == snapshot


@SIZED
@pytest.mark.parametrize(
    "keys", [(), ("n",), ("slash", "t", "h", "e")], ids=lambda keys: " ".join(keys) or "as it opens"
)
async def test_live_with_every_voice(size: tuple[int, int], keys: tuple[str, ...], snapshot: SnapshotAssertion) -> None:
    async with running(voices_room(), size=size) as driver:
        await driver.press(*keys)
        assert looks(driver) == snapshot


@SIZED
@pytest.mark.parametrize("theme", ["coprod-dark", "coprod-light", "without colour"])
async def test_live_in_colours(
    size: tuple[int, int], theme: str, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme == "without colour":
        monkeypatch.setenv("NO_COLOR", "1")
    async with running(voices_room(), size=size) as driver:
        driver.app.theme = theme if theme.startswith("coprod") else driver.app.theme
        await driver.settle()
        assert colours(driver) == snapshot


@SIZED
@pytest.mark.parametrize(
    "keys",
    [(), ("down", "down"), ("end",), ("e",), ("down", "r"), ("question_mark",)],
    ids=lambda keys: " ".join(keys) or "as it opens",
)
async def test_board(size: tuple[int, int], keys: tuple[str, ...], snapshot: SnapshotAssertion) -> None:
    async with running(room(), size=size) as driver:
        await driver.press("4", *keys)
        assert looks(driver) == snapshot


@SIZED
@pytest.mark.parametrize("theme", ["coprod-dark", "coprod-light", "without colour"])
async def test_board_in_colours(
    size: tuple[int, int], theme: str, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme == "without colour":
        monkeypatch.setenv("NO_COLOR", "1")
    async with running(room(), size=size) as driver:
        driver.app.theme = theme if theme.startswith("coprod") else driver.app.theme
        await driver.press("4")
        assert colours(driver) == snapshot


@SIZED
async def test_link_lost(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    port = room()
    async with running(port, size=size) as driver:
        port.tell(Link(up=False))
        await driver.settle()
        assert looks(driver) == snapshot


@SIZED
async def test_review(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    port = room()
    port.inside.does(c.EndSession())
    async with running(port, size=size) as driver:
        assert looks(driver) == snapshot


async def test_in_ascii(snapshot: SnapshotAssertion) -> None:
    async with running(room(), size=(80, 24), ascii_only=True) as driver:
        assert looks(driver) == snapshot
        await driver.press("4")
        assert looks(driver) == snapshot
