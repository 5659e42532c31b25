"""Links that are lost and come back, rooms that are closed, and Ctrl-C."""

import asyncio
from collections.abc import AsyncGenerator

import pytest

from server.domain import commands as c
from server.domain.errors import Rejected
from server.port import Link, Position, SessionPort, Update
from tests.coprod_tui.plain.conftest import Script
from tests.server.conftest import Room


class Flaky:
    """A port whose link is lost and comes back, and whose session may turn it away."""

    def __init__(self, port: SessionPort) -> None:
        self._port = port
        self.news: asyncio.Queue[Update | Rejected | None] = asyncio.Queue()

    def __getattr__(self, name: str) -> object:
        return getattr(self._port, name)

    async def follow(self, position: Position | None = None) -> AsyncGenerator[Update, None]:
        async def pump() -> None:
            async for update in self._port.follow(position):
                self.news.put_nowait(update)

        pumping = asyncio.create_task(pump())
        try:
            while (update := await self.news.get()) is not None:
                if isinstance(update, Rejected):
                    raise update
                yield update
        finally:
            pumping.cancel()
            await asyncio.wait([pumping])


@pytest.fixture
def flaky(room: Room) -> Flaky:
    return Flaky(room.facilitator())


async def test_a_lost_link_is_said_once_and_so_is_its_return(script: Script, flaky: Flaky) -> None:
    flaky.news.put_nowait(Link(up=True))
    script.start(flaky)  # type: ignore[arg-type]
    await script.type("")
    flaky.news.put_nowait(Link(up=False))
    await script.heard("The link to the session is lost; it comes back by itself, and what was said is kept")
    flaky.news.put_nowait(Link(up=True))
    await script.heard("The link to the session is back")
    assert sum("link" in line for line in script.said) == 2


async def test_a_room_that_was_closed_says_how_to_come_back(script: Script, flaky: Flaky) -> None:
    script.start(flaky)  # type: ignore[arg-type]
    await script.type("")
    flaky.news.put_nowait(Link(up=False, closed=True))
    await script.heard("The room was closed; everything that was said is kept. Open it again with: coprod open s-1")
    refused = ["The room was closed, so that cannot be done. Open it again with: coprod open s-1"]
    assert await script.type("redo") == refused
    assert await script.type("exports") == refused


async def test_a_room_that_deleted_what_stayed_in_it_says_so_and_lists_it_no_longer(
    script: Script, flaky: Flaky, room: Room
) -> None:
    ama = await room.participant("Ama", "a" * 32)
    asked = await room.facilitator().submit(c.AskQuestion("What helps?"))
    await ama.submit(c.Contribute(str(asked.made), "Only here", consent="room"))
    await ama.submit(c.Contribute(str(asked.made), "The bus"))
    for command in (c.EndSession(), c.RedactRoomOnly()):
        await room.facilitator().submit(command)
    script.start(flaky)  # type: ignore[arg-type]
    assert any("Only here" in line for line in await script.type("said"))
    flaky.news.put_nowait(Link(up=False, closed=True))
    await script.heard(
        "The room was closed; 1 contribution that stayed in this room is deleted; all else is kept. "
        "Open it again with: coprod open s-1"
    )
    said = await script.type("said")
    assert [line for line in said if "The bus" in line]
    assert not [line for line in said if "Only here" in line]


async def test_being_turned_away_ends_plain_mode_with_the_reason(script: Script, flaky: Flaky) -> None:
    script.start(flaky)  # type: ignore[arg-type]
    await script.type("")
    flaky.news.put_nowait(Rejected("wrong_token"))
    with pytest.raises(Rejected, match="wrong_token"):
        await script.over()


async def test_a_room_that_is_closed_elsewhere_ends_plain_mode(script: Script, flaky: Flaky) -> None:
    script.start(flaky)  # type: ignore[arg-type]
    await script.type("")
    flaky.news.put_nowait(None)
    await script.over()
    assert script.said[-1] == "The room was closed"


async def test_a_session_that_never_answers_is_given_up(script: Script) -> None:
    class Silent(Flaky):
        async def follow(self, position: Position | None = None) -> AsyncGenerator[Update, None]:
            await asyncio.Event().wait()
            yield Link(up=False)

    script.start(Silent(script.room.facilitator()), patience=0.01)  # type: ignore[arg-type]
    with pytest.raises(Rejected, match="session_silent"):
        await script.over()


async def test_ctrl_c_leaves_the_room_open_and_says_how_to_come_back(script: Script) -> None:
    script.start()
    await script.type("")
    script.interrupt()
    with pytest.raises(asyncio.CancelledError):
        await script.over()
    assert script.said[-1] == "The room stays open. Come back with: coprod open s-1"
