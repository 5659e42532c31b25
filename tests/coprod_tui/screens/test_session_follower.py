"""A dashboard that lost the stream says so, and follows again by itself."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

import pytest

from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens import river, session_follower
from coprod_tui.screens.session_follower import SessionFollower
from server.domain.errors import Rejected
from server.port import Position, Update
from server.sentences import refusal_words
from tests.coprod_tui.dashboard_driver import AGAIN, DashboardDriver, FakePort, running
from tests.coprod_tui.midway import room

BROKEN: Any = object()


def newest(driver: DashboardDriver) -> str:
    driver.session.say("p2", words := f"Words after entry {len(driver.session.entries)}.")
    driver.port.publish()
    return words


async def test_a_fault_in_following_is_mended_by_following_again(port: FakePort) -> None:
    async with running(port) as driver:
        port.tell(BROKEN)
        words = newest(driver)
        await driver.until(lambda: words in driver.text())
        assert "● live" in driver.text()
        assert "Not up to date" not in driver.text()


class Lost(FakePort):
    """Loses whoever follows, and does not have them back."""

    kept_out = False

    async def follow(self, position: Position | None = None) -> AsyncGenerator[Update, None]:
        if self.kept_out:
            raise Rejected("wrong_token")
        async for update in super().follow(position):
            yield update


async def test_while_it_does_not_follow_it_is_not_live_and_what_was_known_stays() -> None:
    port = Lost(room().inside)
    async with running(port) as driver:
        port.kept_out = True
        port.tell(BROKEN)
        await driver.until(lambda: f"Not up to date: {refusal_words(Rejected('wrong_token'))}" in driver.text())
        assert "● live" not in driver.text()
        assert "○ no link" in driver.text()
        assert "The same carer" in driver.text()
        assert driver.app.screen.has_class("-stale")
        await driver.press("c")
        assert port.commands == []
        port.kept_out = False
        words = newest(driver)
        await driver.until(lambda: words in driver.text())
        assert "● live" in driver.text()


async def test_a_fault_in_drawing_leaves_no_green_dot(port: FakePort, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(port) as driver:
        await driver.press("5")

        def fails(*_: object) -> None:
            raise RuntimeError("words of somebody")

        with monkeypatch.context() as broken:
            broken.setattr(river, "river_view", fails)
            newest(driver)
            await driver.until(lambda: "Not up to date: RuntimeError in test_session_follower.py" in driver.text())
            assert "● live" not in driver.text()
            assert "words of somebody" not in driver.text()
        newest(driver)
        await driver.until(lambda: "● live" in driver.text())
        assert "Not up to date" not in driver.text()


async def test_what_is_shown_too_late_counts_as_a_fault(port: FakePort, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_follower, "SHOW_SECONDS", 0.0)
    session, shown = SessionModel(port), asyncio.Event()

    async def show() -> None:
        if session.fault:
            shown.set()
        await asyncio.Event().wait()

    following = asyncio.create_task(SessionFollower(session, show, AGAIN).run())
    await shown.wait()
    assert "TimeoutError" in session.fault
    following.cancel()


async def test_a_way_in_that_is_closed_is_not_live(port: FakePort) -> None:
    async def ends(position: Position | None = None) -> AsyncGenerator[Update, None]:
        updates: tuple[Update, ...] = ()
        for update in updates:
            yield update

    session, shown = SessionModel(port), asyncio.Event()

    async def show() -> None:
        shown.set()

    port.follow = ends  # type: ignore[method-assign]
    following = asyncio.create_task(SessionFollower(session, show, AGAIN).run())
    await shown.wait()
    assert not session.link.up
    assert session.link.fault == "the way into the room was closed"
    following.cancel()
