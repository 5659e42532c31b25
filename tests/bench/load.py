"""Many phones in a process of their own: `python -m tests.bench.load` takes orders, a line of JSON each, and answers.

It must not outlive whoever gave the orders: the end of standard input ends it.
"""

import asyncio
import json
import secrets
import sys
import time
from dataclasses import dataclass, field
from typing import Any

from tests.bench.wire import Wire

CONNECTING_AT_ONCE = 50
ORDER_SECONDS = 90.0
TEXT = "What helps me is a bus that comes when it says it will, near the market, because it lets me plan my day."
_REPLY, _REFUSED, _BYE = b'{"type":"reply"', b'{"type":"refused"', b'{"type":"bye"'


@dataclass
class Phone:
    """One phone and the moment from which its unanswered message counts."""

    wire: Wire
    since: float = 0.0
    waiting: bool = False


@dataclass
class Crowd:
    """All phones of this process; `echo` where the server only echoes."""

    port: int
    code: str | None
    question: str
    echo: bool
    phones: list[Phone] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    refused: int = 0
    expected: int = 0
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    by_wire: dict[Wire, Phone] = field(default_factory=dict)

    async def connect(self, count: int) -> dict[str, Any]:
        """Brings this many phones in, all joined."""
        gate = asyncio.Semaphore(CONNECTING_AT_ONCE)
        began = time.perf_counter()

        async def one() -> None:
            async with gate:
                await self._come_in()

        await asyncio.gather(*(one() for _ in range(count)))
        return {"phones": len(self.phones), "seconds": time.perf_counter() - began}

    async def burst(self) -> dict[str, Any]:
        """Everyone sends at once."""
        self.waits, self.expected = [], len(self.phones)
        self.answered.clear()
        began = time.perf_counter()
        for phone in self.phones:
            self._send(phone, began)
        await self.answered.wait()
        return self._results(seconds=time.perf_counter() - began)

    async def steady(self, rate: float, seconds: float) -> dict[str, Any]:
        """Answers at a constant rate, one phone after the other; a wait counts from when it should have been sent."""
        total = int(rate * seconds)
        self.waits, self.expected = [], total
        self.answered.clear()
        began = time.perf_counter()
        for number in range(total):
            due = began + number / rate
            if (pause := due - time.perf_counter()) > 0:
                await asyncio.sleep(pause)
            self._send(self.phones[number % len(self.phones)], due)
        await self.answered.wait()
        return self._results(seconds=time.perf_counter() - began)

    def _results(self, seconds: float) -> dict[str, Any]:
        received = sum(phone.wire.received for phone in self.phones)
        lost = sum(phone.wire.lost for phone in self.phones)
        return {"waits": self.waits, "seconds": seconds, "refused": self.refused, "lost": lost, "received": received}

    async def _come_in(self) -> None:
        host, loop = "127.0.0.1", asyncio.get_running_loop()
        origin = None if self.echo else f"http://{host}:{self.port}"
        _, wire = await loop.create_connection(lambda: Wire(host, self.port, origin, self._take), host, self.port)
        await wire.opened
        phone = Phone(wire)
        self.phones.append(phone)
        self.by_wire[wire] = phone
        if not self.echo:
            wire.send(json.dumps({"type": "hello", "secret": secrets.token_hex(16), "code": self.code}).encode())
            phone.waiting = True
            wire.send(_submit({"type": "join", "name": f"Phone {len(self.phones)}"}))
            while phone.waiting:  # noqa: ASYNC110 - an event a phone would be dearer
                await asyncio.sleep(0.005)
            self.waits.clear()

    def _send(self, phone: Phone, since: float) -> None:
        phone.since, phone.waiting = since, True
        command = {"type": "contribute", "question": self.question, "text": TEXT}
        phone.wire.send(_submit(command))

    def _take(self, wire: Wire, message: bytes) -> None:
        if not self.echo and not message.startswith(_REPLY):
            if message.startswith((_REFUSED, _BYE)):
                self.refused += 1
                sys.stderr.write(f"{message.decode()}\n")
            return
        phone = self.by_wire[wire]
        if phone.waiting:
            phone.waiting = False
            self.waits.append(time.perf_counter() - phone.since)
            if len(self.waits) == self.expected:
                self.answered.set()


def _submit(command: dict[str, str]) -> bytes:
    return json.dumps({"type": "submit", "id": secrets.token_hex(16), "command": command}).encode()


async def _obey(crowd: Crowd, order: dict[str, Any]) -> dict[str, Any]:
    async with asyncio.timeout(ORDER_SECONDS):
        match order:
            case {"connect": count}:
                return await crowd.connect(count)
            case {"burst": _}:
                return await crowd.burst()
            case {"rate": rate, "seconds": seconds}:
                return await crowd.steady(rate, seconds)
            case _:
                raise ValueError(order)


async def _main() -> None:
    settings = json.loads(sys.stdin.readline())
    crowd = Crowd(**settings)
    while line := await asyncio.to_thread(sys.stdin.readline):
        result = await _obey(crowd, json.loads(line))
        print(json.dumps(result), flush=True)  # noqa: T201 - the result


if __name__ == "__main__":
    asyncio.run(_main())
