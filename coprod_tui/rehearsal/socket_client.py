"""Carries one simulated person's frames over a real socket, and connects again when it breaks."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from typing import Final

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from coprod_tui.rehearsal.options import JoinAddress
from coprod_tui.rehearsal.person import Person, ReplyTimeout
from coprod_tui.rehearsal.schedule import NEVER
from server.codec import encode
from server.protocol import frames as f

FIRST_BACKOFF: Final = 0.1
LONGEST_BACKOFF: Final = 3.0
FRAME_BYTES: Final = 1024 * 1024


@dataclass(slots=True)
class ConnectionCount:
    """How many connections of one person were welcomed."""

    total: int = 0


async def run_person(
    person: Person, address: JoinAddress, connections: ConnectionCount, jitter: Random, monotonic: Callable[[], float]
) -> None:
    """Runs one person until they are gone, the room was gone too long, or the task is cancelled."""
    failures, left_at = 0, monotonic()
    while person.gone is None:
        before = connections.total
        with suppress(OSError, WebSocketException, ReplyTimeout):
            try:
                await _visit(person, address, connections, monotonic)
            except ConnectionClosed as closed:
                if closed.rcvd is not None and closed.rcvd.code in f.UNREADABLE:
                    person.cut_off()
        failures = 0 if connections.total > before else failures + 1
        left_at = monotonic() if not failures else left_at
        if monotonic() - left_at > person.patience:
            person.gone = "The room was closed."
        await asyncio.sleep(min(LONGEST_BACKOFF, FIRST_BACKOFF * 2**failures) * (0.5 + jitter.random()))


async def _visit(
    person: Person, address: JoinAddress, connections: ConnectionCount, monotonic: Callable[[], float]
) -> None:
    """Serves one connection until it breaks, the server says good-bye, or the person leaves for good."""
    async with connect(
        address.socket,
        origin=address.origin,  # type: ignore[arg-type]
        compression=None,
        max_size=FRAME_BYTES,
        ping_interval=None,
        close_timeout=0.5,
        proxy=None,
        user_agent_header=None,
    ) as connection:
        await connection.send(encode(person.hello(monotonic())), text=True)
        while person.gone is None:
            frame = await _receive(connection, person.due - monotonic())
            if isinstance(frame, f.Welcome):
                connections.total += 1
            if frame is not None:
                person.receive(frame, monotonic())
            if isinstance(frame, f.Bye):
                return
            if person.due <= monotonic():
                reply = person.act(monotonic())
                if reply is not None:
                    await connection.send(encode(reply), text=True)


async def _receive(connection: ClientConnection, seconds: float) -> f.ServerFrame | None:
    """The next frame, or None if none comes within `seconds`."""
    if seconds <= 0:
        return None
    try:
        async with asyncio.timeout(None if seconds == NEVER else seconds):
            return f.parse_server(await connection.recv())
    except TimeoutError:
        return None
