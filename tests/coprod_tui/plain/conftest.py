"""A session in this process, worked line by line."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from coprod_tui.model.sessions import Unavailable
from coprod_tui.plain.room import PlainRoom
from server.domain import commands as c
from server.port import SessionPort
from server.projections.status import AddressView
from tests.server.conftest import Clock, Room, clock, open_room, room

__all__ = ["clock", "open_room", "room"]

LIMIT = 5.0
ADDRESS = AddressView("http://192.0.2.9:8765", "http://192.0.2.9:8765/#KITEMA", "Wi-Fi", ())
HEADING = [
    "Session: Home care",
    "Join at: http://192.0.2.9:8765/#KITEMA",
    "Code: KITEMA",
    "Session id: s-1",
]


@dataclass
class Script:
    """Somebody who types a line, waits for its answer, and reads everything that is said."""

    room: Room
    clock: Clock
    said: list[str] = field(default_factory=list)
    closed: list[SessionPort] = field(default_factory=list)
    exported: list[tuple[str, Path | None]] = field(default_factory=list)
    _typed: asyncio.Queue[str | None] = field(default_factory=asyncio.Queue)
    _taken: asyncio.Queue[None] = field(default_factory=asyncio.Queue)
    _running: asyncio.Task[None] | None = None
    _read: int = 0

    def start(self, port: SessionPort | None = None, patience: float = LIMIT) -> None:
        """Opens plain mode on the session."""
        plain = PlainRoom(port or self.room.facilitator(), self.said.append, self, lambda: self.clock.now, patience)
        self._running = asyncio.create_task(plain.run(self._lines()))

    async def type(self, line: str) -> list[str]:
        """What was said between this line and the moment that the next one is read."""
        await self._ready()
        self._read = len(self.said)
        self._typed.put_nowait(line)
        await self._ready(put_back=True)
        return self.said[self._read :]

    async def heard(self, line: str, *, times: int = 1) -> None:
        """Returns once `line` was said."""
        async with asyncio.timeout(LIMIT):
            while self.said.count(line) < times:  # noqa: ASYNC110 - what is said goes into a plain list
                await asyncio.sleep(0)

    async def leave(self, line: str | None = "quit") -> list[str]:
        """What is said at the end; None stands for the end of the input."""
        await self._ready()
        self._read = len(self.said)
        self._typed.put_nowait(line)
        await self.over()
        return self.said[self._read :]

    async def over(self) -> None:
        """Returns once plain mode has ended; raises what it raised."""
        assert self._running is not None
        async with asyncio.timeout(LIMIT):
            await self._running

    def interrupt(self) -> None:
        """Ctrl-C."""
        assert self._running is not None
        self._running.cancel()

    async def _ready(self, *, put_back: bool = False) -> None:
        async with asyncio.timeout(LIMIT):
            await self._taken.get()
        if put_back:
            self._taken.put_nowait(None)

    async def _lines(self) -> AsyncIterator[str]:
        while True:
            self._taken.put_nowait(None)
            line = await self._typed.get()
            if line is None:
                return
            yield line

    async def close(self, port: SessionPort) -> None:
        """Closes the room."""
        self.closed.append(port)

    async def export(self, session: str, to: Path | None = None) -> Path:
        """Writes the record."""
        if to == Path("full"):
            raise Unavailable("The disk is full.")
        self.exported.append((session, to))
        return to or Path("exports/home-care")

    async def end(self) -> list[str]:
        """Ends the session, with the yes that this asks for."""
        await self.type("end")
        return await self.type("yes")


@dataclass
class People:
    """Phones, by name."""

    room: Room
    ports: dict[str, SessionPort] = field(default_factory=dict)

    async def arrive(self, name: str, nickname: str | None = None) -> SessionPort:
        """Somebody joins; `nickname` is the name that they give where that is another one."""
        secret = f"{len(self.ports):032x}"
        self.ports[name] = await self.room.participant(name if nickname is None else nickname, secret)
        return self.ports[name]

    async def say(
        self,
        name: str,
        text: str,
        *,
        key: str | None = None,
        kind: c.ContributionKind = "answer",
        consent: c.Consent = "notes",
    ) -> None:
        """Somebody answers the newest question."""
        question = self.room.replica.state.asked[-1]
        await self.ports[name].submit(c.Contribute(question, text, kind, consent, late=True, key=key))


@pytest.fixture
async def script(room: Room, clock: Clock) -> AsyncIterator[Script]:
    room.replica.status.addresses_changed((ADDRESS,))
    room.entrance.when_changed = room.admission.refresh
    script = Script(room, clock)
    yield script
    if script._running is not None:
        script._running.cancel()
        await asyncio.wait([script._running])


@pytest.fixture
def people(room: Room) -> People:
    return People(room)


@pytest.fixture
async def three(script: Script, people: People) -> dict[str, SessionPort]:
    """Ama, Bo and Mei, in a session that is watched."""
    script.start()
    for name in ("Ama", "Bo", "Mei"):
        await people.arrive(name)
        await script.heard(f"Arrived: {name}")
    await script.type("ask What helps?")
    return people.ports
