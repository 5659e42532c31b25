"""S22 under load: five people at every limit, and how long others wait meanwhile for the answer to what they say.

All have the same address, whose share the five use up. The others say no more than what does not draw on it.
"""

import asyncio
import json
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import cycle

from server.codec import encode
from server.domain import commands as c
from server.protocol import frames as f
from server.protocol.frames import FRAME_BYTES
from tests.bench.wire import Wire
from tests.faults.line import ask_question, new_secret, phone
from tests.faults.process import HOST, ServerProcess

PEOPLE = 5
CONNECTIONS = 4
FRAMES_A_SECOND = 10
OTHERS = 50
BETWEEN_ANSWERS = 5.0  # of one person
ROOM = 400
FILLINGS = ("x", "\ufdfa", "e\u0301\u0316", "\u200b ", "a\n", "[")


@dataclass(frozen=True)
class Pressure:
    """What came of it: how long each answer of the others waited, and how many large frames the server was sent."""

    waits: list[float]
    frames: int


async def pressure(server: ServerProcess, seconds: float) -> Pressure:
    """Five people send the largest frames as often as a connection may; the others say something now and then."""
    question = await ask_question(server)
    waits: list[float] = []
    async with AsyncExitStack() as room:
        others = [await room.enter_async_context(phone(server, name=f"Phone {number}")) for number in range(OTHERS)]
        crowd = [await _loud(server) for _ in range(PEOPLE)]
        sending = [asyncio.create_task(_shout(wire, question, seconds)) for wires in crowd for wire in wires]
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            for line in others:
                began = time.perf_counter()
                await line.granted(c.Contribute(question, f"Words {len(waits)}"))
                waits.append(time.perf_counter() - began)
                await asyncio.sleep(BETWEEN_ANSWERS / OTHERS)
        return Pressure(waits, sum(await asyncio.gather(*sending)))


async def _loud(server: ServerProcess) -> list[Wire]:
    """All the connections of one person, who has joined."""
    secret = new_secret()
    async with phone(server, secret, "Loud"):
        pass
    return [await _wire(server, secret) for _ in range(CONNECTIONS)]


async def _wire(server: ServerProcess, secret: str) -> Wire:
    loop = asyncio.get_running_loop()
    _, wire = await loop.create_connection(
        lambda: Wire(HOST, server.port, server.origin, lambda *_: None), HOST, server.port
    )
    await wire.opened
    wire.send(json.dumps({"type": "hello", "secret": secret}).encode())
    return wire


async def _shout(wire: Wire, question: str, seconds: float) -> int:
    """Sends large frames, one kind after the other, until the time is up or the server has cut the line."""
    sent = 0
    until = time.perf_counter() + seconds
    for frame in cycle(_large(question)):
        if wire.lost or time.perf_counter() >= until:
            break
        wire.send(frame)
        sent += 1
        await asyncio.sleep(1 / FRAMES_A_SECOND)
    wire.close()
    return sent


def _large(question: str) -> Iterator[bytes]:
    """Frames as large as they may be: answers and names."""
    for number, filling in enumerate(FILLINGS):
        text = filling * ((FRAME_BYTES - ROOM) // (len(encode(filling)) - 2))
        for command in (c.Contribute(question, text), c.ChangeName(text)):
            yield encode(f.Submit(f"{number} {new_secret()}", command))
