"""One connection: who is let in, readers that stop, and faults that are nobody else's."""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Literal

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from server.codec import encode
from server.domain import commands as c
from server.domain.actors import Actor, Facilitator
from server.domain.errors import Rejected
from server.net import websocket
from server.net.http import names_of_this_host
from server.net.limits import Limits
from server.net.page import load_page
from server.net.serve import listen, serving
from server.port import Credentials, People, Position, Receipt, Request, Response, SessionPort, Update
from server.projections.mine import MineView
from server.projections.status import AddressView, StatusView
from server.protocol import frames as f

HOST = "127.0.0.1"
LIMIT = 10.0
TOKEN = "f" * 64
WORDS = "what somebody typed"
PAGE = load_page()
LARGE = StatusView((AddressView("x" * 1_000_000, "", "", ()),))
Fault = Literal["none", "submitting", "following"]


@dataclass(eq=False)
class Port:
    """A facilitator's way in that has `updates` to tell, without end if there are any, and may be broken."""

    update: StatusView | None = None
    fault: Fault = "none"
    followed_from: list[Position | None] = field(default_factory=list)
    unfollowed: asyncio.Event = field(default_factory=asyncio.Event)
    left: asyncio.Event = field(default_factory=asyncio.Event)
    actor: Actor = field(default_factory=Facilitator)
    session: str = "s-1"
    epoch: int = 1
    title: str = "Home care"

    async def submit(self, command: c.Command, command_id: str | None = None) -> Receipt:
        if self.fault == "submitting":
            raise RuntimeError(WORDS)
        if isinstance(command, c.Undo):
            raise Rejected("nothing_to_undo")
        return Receipt(7)

    async def follow(self, position: Position | None = None) -> AsyncGenerator[Update, None]:
        self.followed_from.append(position)
        try:
            if self.fault == "following":
                raise RuntimeError(WORDS)
            while self.update is not None:
                yield self.update
            await asyncio.Event().wait()
        finally:
            self.unfollowed.set()

    async def ask(self, request: Request) -> Response:
        return People(())

    def writing(self, on: bool) -> None:
        raise NotImplementedError

    def done(self, question: str, on: bool) -> None:
        raise NotImplementedError

    def mine(self) -> MineView | None:
        return None

    def leave(self) -> None:
        self.left.set()


@dataclass
class Door:
    """Lets whoever shows the token in through the next of these ports."""

    ports: list[Port]
    tried: list[tuple[Credentials, str]] = field(default_factory=list)
    #: How many seconds each has to wait.
    seconds: float = 0.0
    urls: tuple[str, ...] = ()

    def waiting(self, credentials: Credentials, address: str) -> AbstractContextManager[float]:
        return nullcontext(self.seconds)

    def admit(self, credentials: Credentials, address: str) -> SessionPort:
        self.tried.append((credentials, address))
        if credentials.token != TOKEN:
            raise Rejected("wrong_token")
        return self.ports.pop(0)


@dataclass
class Called:
    """A client's end of a connection, frame by frame."""

    connection: ClientConnection

    async def next(self) -> f.ServerFrame:
        return f.parse_server(await self.connection.recv())

    async def send(self, frame: f.ClientFrame) -> None:
        await self.connection.send(encode(frame), text=True)

    async def greet(self, position: Position | None = None) -> None:
        await self.send(f.Hello(token=TOKEN, position=position))
        assert isinstance(await self.next(), f.Welcome)

    async def cut_off(self) -> None:
        """Reads on until the connection is cut without a word."""
        with pytest.raises(ConnectionClosed) as caught:
            await self._read_on()
        assert caught.value.rcvd is None

    async def _read_on(self) -> None:
        while True:
            await self.connection.recv()


@asynccontextmanager
async def calling(*ports: Port, times: int = 1) -> AsyncIterator[list[Called]]:
    """So many connections to a server that has these ports; every wait has a time limit."""
    listening = listen(HOST, 0)
    number = listening.getsockname()[1]
    async with (
        asyncio.timeout(LIMIT),
        serving(Door(list(ports)), listening, names_of_this_host(None), PAGE, Limits(lambda: 1000, time.monotonic)),
    ):
        called = [
            await connect(
                f"ws://{HOST}:{number}/ws",
                compression=None,
                max_size=None,
                max_queue=1,
                close_timeout=0.1,
                proxy=None,
            )
            for _ in range(times)
        ]
        yield [Called(connection) for connection in called]
        for connection in called:
            connection.transport.abort()


async def test_it_is_greeted_followed_from_its_position_and_left_at_the_end() -> None:
    port, known = Port(), Position("s-1", 4)
    async with calling(port) as (called,):
        await called.greet(known)
        await called.send(f.Submit("one", c.CloseQuestion()))
        assert await called.next() == f.Reply("one", Receipt(7))
        await called.send(f.Submit("two", c.Undo()))
        refused = await called.next()
        assert isinstance(refused, f.Refused)
        assert (refused.id, refused.code) == ("two", "nothing_to_undo")
        await called.connection.close()
        await port.left.wait()
        await port.unfollowed.wait()
    assert port.followed_from == [known]


async def test_who_is_not_let_in_is_told_why_and_sent_away() -> None:
    async with calling() as (called,):
        await called.send(f.Hello(token="0" * 64))
        assert await called.next() == f.Bye("wrong_token")
        with pytest.raises(ConnectionClosed) as caught:
            await called.next()
        assert caught.value.rcvd is not None
        assert caught.value.rcvd.code == 1008


async def test_a_phone_that_is_no_browser_is_not_let_in() -> None:
    async with calling() as (called,):
        await called.send(f.Hello(secret="a" * 32, code="KITEMA"))
        bye = await called.next()
        assert isinstance(bye, f.Bye)
        assert bye.code == "browser_wanted"


async def test_who_says_nothing_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "HELLO_SECONDS", 0.05)
    async with calling() as (called,):
        await called.cut_off()


async def test_a_reader_that_stops_is_cut_off_and_nothing_is_kept_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "STALLED_SECONDS", 0.1)
    port = Port(LARGE)
    async with calling(port) as (called,):
        await called.greet()
        await port.left.wait()
        await port.unfollowed.wait()
        await called.cut_off()


async def test_who_reads_on_is_not_cut_off_however_much_there_is() -> None:
    port = Port(LARGE)
    async with calling(port) as (called,):
        await called.greet()
        for _ in range(20):
            assert isinstance(await called.next(), f.StatusPush)
        assert not port.left.is_set()


@pytest.mark.parametrize("fault", ["submitting", "following"])
async def test_a_fault_cuts_its_own_connection_off_and_tells_the_log_no_words(
    fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    broken, sound = Port(fault=fault), Port()
    async with calling(broken, sound, times=2) as (called, other):
        with caplog.at_level(logging.ERROR):
            await called.greet()
            if fault == "submitting":
                await called.send(f.Submit("one", c.CloseQuestion()))
            await called.cut_off()
            await broken.left.wait()
        await other.greet()
        await other.send(f.Submit("two", c.CloseQuestion()))
        assert await other.next() == f.Reply("two", Receipt(7))
    (record,) = caplog.records
    assert "RuntimeError" in record.getMessage()
    assert WORDS not in caplog.text
