"""A websocket client for tests, which send and read its frames one by one. It never retries."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeVar

from websockets.asyncio.client import ClientConnection, connect

from server.codec import encode
from server.domain import commands as c
from server.port import Position, Receipt, Request, Response
from server.projections.mine import MINE, MineView
from server.protocol import frames as f
from tests.faults.process import ServerProcess

FRAME_SECONDS = 20.0
F = TypeVar("F", bound=f.ServerFrame)


def new_secret() -> str:
    return secrets.token_hex(16)


@dataclass
class Line:
    """An open connection. Every wait has a time limit."""

    connection: ClientConnection

    mine: MineView | None = None
    """One's own view, as far as it was told."""

    async def send(self, frame: f.ClientFrame) -> None:
        await self.connection.send(encode(frame), text=True)

    async def next(self) -> f.ServerFrame:
        """The next frame, whatever it is. Raises TimeoutError or ConnectionClosed."""
        async with asyncio.timeout(FRAME_SECONDS):
            frame = f.parse_server(await self.connection.recv())
        if isinstance(frame, f.Reply | f.ViewPush) and frame.mine is not None:
            self.mine = MINE.applied(self.mine, frame.mine)
        return frame

    async def until(self, kind: type[F], fits: Callable[[F], bool] = lambda _: True) -> F:
        """The next frame of a kind that fits; those before it are dropped. Raises TimeoutError or ConnectionClosed."""
        async with asyncio.timeout(FRAME_SECONDS):
            while True:
                frame = await self.next()
                if isinstance(frame, kind) and fits(frame):
                    return frame

    async def until_mine(self, fits: Callable[[MineView], bool] = lambda _: True) -> MineView:
        """One's own view, once it fits; frames until then are dropped. Raises TimeoutError or ConnectionClosed."""
        async with asyncio.timeout(FRAME_SECONDS):
            while self.mine is None or not fits(self.mine):
                await self.next()
            return self.mine

    async def ask(self, command: c.Command, id_: str | None = None) -> f.Reply | f.Refused:
        """Submits a command and returns its answer."""
        sent = f.Submit(id_ or new_secret(), command)
        await self.send(sent)
        async with asyncio.timeout(FRAME_SECONDS):
            while True:
                frame = await self.next()
                if isinstance(frame, f.Reply | f.Refused) and frame.id == sent.id:
                    return frame

    async def answered(self, request: Request) -> Response:
        """The response to a private request that has to be answered."""
        sent = f.Ask(new_secret(), request)
        await self.send(sent)
        answer = await self.until(f.Answer, lambda frame: frame.id == sent.id)
        return answer.response

    async def granted(self, command: c.Command, id_: str | None = None) -> Receipt:
        """The receipt of a command that has to be granted."""
        answer = await self.ask(command, id_)
        assert isinstance(answer, f.Reply), answer
        return answer.receipt

    async def refused(self, command: c.Command, id_: str | None = None) -> f.Refused:
        """Why a command that has to be refused was."""
        answer = await self.ask(command, id_)
        assert isinstance(answer, f.Refused), answer
        return answer

    async def made(self, command: c.Command, id_: str | None = None) -> str:
        """The id of what a command made."""
        made = (await self.granted(command, id_)).made
        assert made is not None
        return made

    def cut(self) -> None:
        """Ends the connection without a word, as a lost network does."""
        self.connection.transport.abort()


@asynccontextmanager
async def opened(server: ServerProcess, hello: f.Hello, origin: str | None = None) -> AsyncIterator[Line]:
    """A connection on which Hello was said and nothing was read."""
    async with connect(
        server.socket,
        origin=origin,  # type: ignore[arg-type]
        compression=None,
        max_size=None,
        ping_interval=None,
        close_timeout=1,
        proxy=None,
    ) as connection:
        line = Line(connection)
        await line.send(hello)
        yield line


@asynccontextmanager
async def facilitating(server: ServerProcess, position: Position | None = None) -> AsyncIterator[Line]:
    """The facilitator's connection."""
    async with opened(server, f.Hello(token=server.token, position=position)) as line:
        assert (await line.until(f.Welcome)).kind == "facilitator"
        yield line


@asynccontextmanager
async def at_the_door(server: ServerProcess, secret: str) -> AsyncIterator[Line]:
    """The connection of a phone with the right code, which may have joined before."""
    async with opened(server, f.Hello(secret=secret, code=server.code), server.origin) as line:
        await line.until(f.Welcome)
        yield line


@asynccontextmanager
async def phone(server: ServerProcess, secret: str | None = None, name: str = "Ama") -> AsyncIterator[Line]:
    """The connection of a person, who joins now if they did not before."""
    async with opened(server, f.Hello(secret=secret or new_secret(), code=server.invitation), server.origin) as line:
        if (await line.until(f.Welcome)).kind == "visitor":
            await line.granted(c.Join(name))
        yield line


async def ask_question(server: ServerProcess, text: str = "What is already working?") -> str:
    """The id of a question that was just put to the room."""
    async with facilitating(server) as line:
        return await line.made(c.AskQuestion(text))
