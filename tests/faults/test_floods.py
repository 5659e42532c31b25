"""S9-13, in part: what strangers send beside messages is bounded, and fills neither memory nor log."""

import asyncio
import socket
import ssl
import sys
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

import pytest

from server.codec import encode
from server.protocol import frames as f
from tests.faults.crowded import FEW_DESCRIPTORS, PHONES, crowded, few_descriptors, limit_descriptors
from tests.faults.line import FRAME_SECONDS, facilitating, new_secret, opened, phone
from tests.faults.process import HOST, ServerProcess, served

FLOOD = 5_000
DESCRIPTORS = 64
MASK = bytes(4)
PING = b"\x89\xfd" + MASK + bytes(125)
PIECE = b"\x00\x80" + MASK
UPGRADE = (
    "Upgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\nSec-WebSocket-Version: 13\r\n"
)


@asynccontextmanager
async def raw(server: ServerProcess) -> AsyncIterator[asyncio.StreamWriter]:
    """A websocket whose frames are bytes, and which nobody reads."""
    reader, writer = await asyncio.open_connection(HOST, server.port)
    here = f"Host: {HOST}:{server.port}\r\nOrigin: {server.origin}\r\n"
    writer.write(f"GET /ws HTTP/1.1\r\n{here}{UPGRADE}\r\n".encode())
    try:
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 101")
        yield writer
    finally:
        writer.transport.abort()


async def flood(writer: asyncio.StreamWriter, frame: bytes) -> None:
    """Sends for as long as the server takes it. Raises ConnectionError, or TimeoutError where that has no end."""
    async with asyncio.timeout(FRAME_SECONDS):
        while True:
            writer.write(frame * FLOOD)
            await writer.drain()


@pytest.mark.parametrize("frame", [PING, PIECE])
async def test_who_floods_beside_messages_is_cut_and_nobody_else_notices(server: ServerProcess, frame: bytes) -> None:
    async with phone(server) as ama, raw(server) as writer:
        writer.write(b"\x01\x81" + MASK + b"{" if frame == PIECE else b"")
        with pytest.raises(ConnectionError):
            await flood(writer, frame)
        await ama.send(f.Ping())
        await ama.until(f.Pong)


async def test_an_honest_phone_may_ping_and_send_in_pieces(server: ServerProcess) -> None:
    async with opened(server, f.Hello(secret=new_secret(), code=server.code), server.origin) as line:
        await line.until(f.Welcome)
        for _ in range(20):
            await (await line.connection.ping())
        await line.connection.send(['{"type":', '"ping"}'])
        await line.until(f.Pong)


@pytest.mark.parametrize(
    "request_",
    [
        "GET /ws HTTP/1.1\r\nHost: HERE\r\nOrigin: http://[CANARY\r\n\r\n",
        "PUT / HTTP/1.1\r\nHost: HERE\r\n\r\nCANARY\r\n2026-01-01 INFO facilitator login ok",
        "GET / HTTP/1.1\r\nCANARY\r\n\r\n",
    ],
)
async def test_strangers_leave_nothing_in_the_log(server: ServerProcess, request_: str) -> None:
    for _ in range(3):
        reader, writer = await asyncio.open_connection(HOST, server.port)
        writer.write(request_.replace("HERE", f"{HOST}:{server.port}").encode())
        async with asyncio.timeout(FRAME_SECONDS):
            assert b" 500 " not in await reader.read()
        writer.close()
    assert server.folder.log.read_bytes() == b""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere another process's descriptors cannot be limited")
async def test_more_connections_than_descriptors_fill_no_log_and_stop_nobody(server: ServerProcess) -> None:
    with ExitStack() as crowd:
        async with phone(server) as ama:
            limit_descriptors(server.pid, DESCRIPTORS)
            for _ in range(2 * DESCRIPTORS):
                one = crowd.enter_context(socket.socket())
                one.setblocking(False)
                one.connect_ex((HOST, server.port))
            for _ in range(10):
                await ama.send(f.Ping())
                await ama.until(f.Pong)
    async with phone(server, name="Ben"):
        assert server.folder.log.read_text().count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere another process's descriptors cannot be limited")
async def test_with_few_descriptors_phones_are_told_and_the_facilitator_comes_back(server: ServerProcess) -> None:
    limit_descriptors(server.pid, FEW_DESCRIPTORS)
    crowd = await crowded(server)
    assert (crowd.here + crowd.told, crowd.silent) == (PHONES, 0)
    assert crowd.here > FEW_DESCRIPTORS * 0.65
    assert crowd.said == crowd.here
    async with phone(server, name="Ama"):
        assert server.folder.log.read_bytes() == b""


async def test_a_browser_that_tries_https_is_answered_at_once_and_the_facilitator_told(server: ServerProcess) -> None:
    context = ssl.create_default_context()
    for _ in range(3):
        began = time.monotonic()
        with pytest.raises(ssl.SSLError, match=r"(?i)alert|handshake"):
            await asyncio.open_connection(HOST, server.port, ssl=context)
        assert time.monotonic() - began < 1
    async with facilitating(server) as line:
        await line.until(f.StatusPush, lambda push: push.status.network.tried_https)
    assert server.folder.log.read_text().count("\n") == 1


async def test_binary_messages_are_refused(server: ServerProcess) -> None:
    async with phone(server) as ama:
        await ama.connection.send(encode(f.Ping()), text=False)
        assert (await ama.until(f.Bye)).code == "bad_frame"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no telling how many it may have")
async def test_a_server_takes_more_connections_than_descriptors_it_was_given(tmp_path: Path) -> None:
    with ExitStack() as crowd:
        with few_descriptors():
            server = crowd.enter_context(served(tmp_path))
        for _ in range(FEW_DESCRIPTORS):
            crowd.enter_context(socket.create_connection((HOST, server.port), timeout=FRAME_SECONDS))
        async with phone(server, name="Ama"):
            pass
        assert server.folder.log.read_bytes() == b""
