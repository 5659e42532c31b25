"""Signs of life reach phones and nobody else."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import cast

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import Server
from websockets.frames import Frame, Opcode
from websockets.protocol import State
from websockets.typing import Origin

from server.codec import encode
from server.net import heartbeat
from server.net.connection import BoundedConnection, text_frame
from server.net.heartbeat import Heartbeat
from server.net.http import names_of_this_host
from server.net.limits import Limits
from server.net.page import load_page
from server.net.serve import listen, serving
from server.protocol import frames as f
from tests.server.conftest import CODE, TOKEN, Room, clock, open_room, room

__all__ = ["clock", "open_room", "room"]

HOST = "127.0.0.1"
LIMIT = 10.0
BEAT = text_frame(encode(f.Beat()))
PING = Frame(Opcode.PING, b"").serialize(mask=False)


@dataclass
class Moment:
    """A clock that stands still."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


@dataclass(eq=False)
class Wire:
    """A connection and its transport, of which only what a heartbeat does is kept."""

    written: list[bytes] = field(default_factory=list)
    heard_at: float = 0.0
    state: State = State.OPEN
    is_cut: bool = False
    waiting: int = 0

    @property
    def transport(self) -> "Wire":
        return self

    def is_closing(self) -> bool:
        return self.is_cut

    def get_write_buffer_size(self) -> int:
        return self.waiting

    def write(self, data: bytes) -> None:
        self.written.append(data)

    def cut(self) -> None:
        self.is_cut = True


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "BEAT_SECONDS", 0.01)
    monkeypatch.setattr(heartbeat, "PARTS", 1)


@asynccontextmanager
async def server_of(room: Room) -> AsyncIterator[tuple[Server, int]]:
    listening, limits = listen(HOST, 0), Limits(lambda: 1000, time.monotonic)
    async with (
        asyncio.timeout(LIMIT),
        serving(room.admission, listening, names_of_this_host(None), load_page(), limits) as server,
    ):
        yield server, listening.getsockname()[1]


@asynccontextmanager
async def served(room: Room) -> AsyncIterator[int]:
    async with server_of(room) as (_, port):
        yield port


def calling(port: int, origin: str | None) -> connect:
    return connect(f"ws://{HOST}:{port}/ws", origin=None if origin is None else Origin(origin), compression=None)


async def greeted(connection: ClientConnection, hello: f.Hello) -> None:
    await connection.send(encode(hello), text=True)
    assert isinstance(f.parse_server(await connection.recv()), f.Welcome)


@pytest.mark.usefixtures("quick")
async def test_phones_get_beats_again_and_again(room: Room) -> None:
    await room.participant("Ama", "a" * 32)
    async with (
        served(room) as port,
        calling(port, f"http://{HOST}:{port}") as ama,
        calling(port, f"http://{HOST}:{port}") as bo,
    ):
        for phone, secret in ((ama, "a" * 32), (bo, "b" * 32)):
            await greeted(phone, f.Hello(secret=secret, code=CODE))
        for phone in (ama, bo, ama, bo):
            while f.parse_server(await phone.recv()) != f.Beat():
                pass


@pytest.mark.usefixtures("quick")
async def test_a_facilitators_client_gets_none(room: Room) -> None:
    async with (
        served(room) as port,
        calling(port, None) as facilitator,
        calling(port, f"http://{HOST}:{port}") as phone,
    ):
        await greeted(facilitator, f.Hello(token=TOKEN))
        await greeted(phone, f.Hello(secret="a" * 32, code=CODE))
        for _ in range(3):
            while f.parse_server(await phone.recv()) != f.Beat():
                pass
        await facilitator.send(encode(f.Ping()), text=True)
        frame = f.parse_server(await facilitator.recv())
        while frame != f.Pong():
            assert frame != f.Beat()
            frame = f.parse_server(await facilitator.recv())


@pytest.mark.usefixtures("quick")
async def test_who_answers_no_ping_is_cut(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "PING_SECONDS", 0.1)
    monkeypatch.setattr(heartbeat, "GONE_SECONDS", 0.5)
    async with server_of(room) as (server, port), calling(port, None) as there, calling(port, None) as gone:
        for facilitator in (there, gone):
            await greeted(facilitator, f.Hello(token=TOKEN))
        gone.transport.pause_reading()
        (server_side,) = (known for known in server.connections if known.remote_address == gone.local_address)
        await server_side.wait_closed()
        gone.transport.resume_reading()
        await gone.wait_closed()
        await there.send(encode(f.Ping()), text=True)
        while f.parse_server(await there.recv()) != f.Pong():
            pass


def test_connections_have_their_turns_one_part_after_the_other() -> None:
    beating, phones = Heartbeat(Moment()), [Wire() for _ in range(4 * heartbeat.PARTS - 1)]
    with ExitStack() as stack:
        for phone in phones:
            stack.enter_context(beating.reaching(cast(BoundedConnection, phone), beats=True))
        for part in range(1, heartbeat.PARTS + 1):
            beating.give_turns()
            assert sum(len(phone.written) for phone in phones) == min(4 * part, len(phones) + 1)
        assert all(phone.written[0] == BEAT for phone in phones)
        assert max(len(phone.written) for phone in phones) - min(len(phone.written) for phone in phones) <= 1


def test_pings_come_now_and_then_and_whoever_is_silent_is_cut() -> None:
    now = Moment()
    beating, facilitator, phone = Heartbeat(now), Wire(), Wire()
    with (
        beating.reaching(cast(BoundedConnection, facilitator), beats=False),
        beating.reaching(cast(BoundedConnection, phone), beats=True),
    ):
        for now.seconds in (1.0, 19.0, 20.0, 21.0):
            beating.give_turns()
            beating.give_turns()
        assert facilitator.written == [PING]
        assert phone.written == [BEAT, BEAT, PING, BEAT, BEAT]
        phone.heard_at = now.seconds = heartbeat.GONE_SECONDS
        beating.give_turns()
        beating.give_turns()
    assert (facilitator.is_cut, phone.is_cut) == (True, False)


def test_nothing_is_said_where_something_waits_to_be_sent() -> None:
    now, slow = Moment(), Wire(waiting=1)
    beating = Heartbeat(now)
    with beating.reaching(cast(BoundedConnection, slow), beats=True):
        now.seconds = heartbeat.PING_SECONDS
        beating.give_turns()
        assert slow.written == []
        slow.waiting = 0
        beating.give_turns()
        assert slow.written == [PING, BEAT]
