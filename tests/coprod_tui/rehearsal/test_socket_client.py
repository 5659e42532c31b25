"""The socket of a simulated person, on a server that closes it on what they send."""

import asyncio
import socket
import time
from itertools import count
from random import Random

from websockets.asyncio.server import ServerConnection, serve
from websockets.frames import CloseCode

from coprod_tui.rehearsal.options import parse_join_address
from coprod_tui.rehearsal.socket_client import ConnectionCount, run_person
from server.codec import encode
from server.domain import commands as c
from server.protocol import frames as f
from tests.coprod_tui.rehearsal.phones import Phone

LIMIT = 10.0


async def test_who_finds_no_room_at_all_gives_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    person, minutes = Phone().person, count(step=60)
    address = parse_join_address(f"http://127.0.0.1:{port}/#KITEMA")
    async with asyncio.timeout(LIMIT):
        await run_person(person, address, ConnectionCount(), Random(1), lambda: float(next(minutes)))  # noqa: S311
    assert person.gone == "The room was closed."


async def test_what_the_server_closes_on_is_not_sent_for_ever() -> None:
    seen: list[str] = []
    enough = asyncio.Event()

    async def closes(line: ServerConnection) -> None:
        await line.recv()
        await line.send(encode(f.Welcome("s", "T", "visitor")), text=True)
        frame = f.parse_client(await line.recv())
        assert isinstance(frame, f.Submit)
        assert isinstance(frame.command, c.Join)
        seen.append(frame.id)
        if len(seen) > f.UNREADABLE_TRIES:
            enough.set()
        await line.close(CloseCode.MESSAGE_TOO_BIG)

    async with asyncio.timeout(LIMIT), serve(closes, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        address = parse_join_address(f"http://127.0.0.1:{port}/#KITEMA")
        person = Phone().person
        visit = asyncio.create_task(run_person(person, address, ConnectionCount(), Random(1), time.monotonic))  # noqa: S311
        await enough.wait()
        visit.cancel()
    assert seen[0] == seen[1] != seen[2]
