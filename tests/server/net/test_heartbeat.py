"""Signs of life reach phones and nobody else."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

from server.codec import encode
from server.net import heartbeat
from server.net.http import names_of_this_host
from server.net.limits import Limits
from server.net.page import load_page
from server.net.serve import listen, serving
from server.protocol import frames as f
from tests.server.conftest import CODE, TOKEN, Room, clock, open_room, room

__all__ = ["clock", "open_room", "room"]

HOST = "127.0.0.1"
LIMIT = 10.0


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "BEAT_SECONDS", 0.01)
    monkeypatch.setattr(heartbeat, "AT_A_TIME", 1)


@asynccontextmanager
async def served(room: Room) -> AsyncIterator[int]:
    listening = listen(HOST, 0)
    async with (
        asyncio.timeout(LIMIT),
        serving(room.admission, listening, names_of_this_host(None), load_page(), Limits(lambda: 1000, time.monotonic)),
    ):
        yield listening.getsockname()[1]


def calling(port: int, origin: str | None) -> connect:
    return connect(f"ws://{HOST}:{port}/ws", origin=None if origin is None else Origin(origin), compression=None)


async def greeted(connection: ClientConnection, hello: f.Hello) -> None:
    await connection.send(encode(hello), text=True)
    assert isinstance(f.parse_server(await connection.recv()), f.Welcome)


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
