"""A session served on a socket in this process, to be lost and found again on another port."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Final

import pytest
from websockets.asyncio.server import Server

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.session.connection import Address
from coprod_tui.session.remote_port import RemotePort
from server.net.http import names_of_this_host
from server.net.limits import Limits
from server.net.page import load_page
from server.net.serve import listen, serving
from server.port import Position, Update
from tests.server.conftest import TOKEN, Room, clock, open_room, room

__all__ = ["clock", "open_room", "room"]

LIMIT: Final = 10.0
# Programs of their own start and answer slowly where many tests run at once.
PATIENCE: Final = 60.0
HOST: Final = "127.0.0.1"
RETRIES: Final = (0.01,)


@dataclass
class Served:
    """A room on a port; `address` is where to look for it, which a client may be told only later."""

    room: Room
    address: Address | None = None
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    _server: Server | None = None

    async def start(self, *, token: str = TOKEN) -> None:
        """Serves the room on a free port and says where that is."""
        listening = listen(HOST, 0)
        port = listening.getsockname()[1]
        names = names_of_this_host(None)
        self._server = await self._stack.enter_async_context(
            serving(self.room.admission, listening, names, load_page(), Limits(lambda: 1000, time.monotonic))
        )
        self.address = Address(f"ws://{HOST}:{port}/ws", token)

    async def stop(self) -> None:
        """Nobody answers at the address any more."""
        await self._stack.aclose()

    def break_off(self) -> None:
        """Every connection is cut without a word, as where the program was killed."""
        assert self._server is not None
        for connection in set(self._server.all_connections):
            connection.transport.abort()

    def port(self, patience: float = LIMIT) -> RemotePort:
        """A new way in."""
        return RemotePort("s-1", "Home care", lambda: self.address, patience=patience, retries=RETRIES)


class Reader:
    """Follows a port into a board, and waits for what it becomes."""

    def __init__(self, port: RemotePort, position: Position | None = None) -> None:
        self.board = SessionReplica()
        self.seen: list[Update] = []
        self._news = asyncio.Condition()
        self._task = asyncio.create_task(self._read(port, position))

    async def until(self, condition: object) -> None:
        """Returns once `condition`, a function without parameters, is true."""
        assert callable(condition)
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(condition)

    async def seq(self, seq: int) -> None:
        """Returns once the board has got to this entry."""
        await self.until(lambda: self.board.state.seq >= seq)

    async def over(self) -> None:
        """Returns once the updates have ended; raises what ended them."""
        async with asyncio.timeout(PATIENCE):
            await self._task

    async def close(self) -> None:
        """Follows no longer."""
        self._task.cancel()
        await asyncio.wait([self._task])

    async def _read(self, port: RemotePort, position: Position | None) -> None:
        async for update in port.follow(position):
            self.seen.append(update)
            self.board.apply(update)
            async with self._news:
                self._news.notify_all()


@pytest.fixture
async def served(room: Room) -> AsyncIterator[Served]:
    served = Served(room)
    await served.start()
    yield served
    await served.stop()


@pytest.fixture
async def port(served: Served) -> AsyncIterator[RemotePort]:
    port = served.port()
    yield port
    port.leave()
    await port.closed()
