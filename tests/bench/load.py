"""Many phones in a process of their own: `python -m tests.bench.load` takes orders, a line of JSON each, and answers.

It must not outlive whoever gave the orders: the end of standard input ends it. It needs a system on which all of
127.0.0.0/8 is this machine, as on Linux.
"""

import asyncio
import json
import re
import secrets
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from tests.bench.wire import Wire

CONNECTING_AT_ONCE = 50
ORDER_SECONDS = 90.0
TEXT = "What helps me is a bus that comes when it says it will, near the market, because it lets me plan my day."
SETTLED_SECONDS = 2.0
WITHIN_SHARE_SECONDS = 1.0  # somebody may say one thing a second
HOST = "127.0.0.1"
PHONES_A_NETWORK = 250
_REPLY, _REFUSED, _BYE = b'{"type":"reply"', b'{"type":"refused"', b'{"type":"bye"'
_NUMBER = re.compile(rb" #(\d+)\"")


@dataclass
class Phone:
    """One phone, the moment from which its unanswered message counts, and how many it still has to send."""

    wire: Wire
    since: float = 0.0
    waiting: bool = False
    left: int = 0


@dataclass
class Crowd:
    """All phones of this process; `echo` where the server only echoes, `token` the facilitator's where it does not."""

    port: int
    invitation: str | None
    token: str | None
    question: str
    echo: bool
    phones: list[Phone] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    sent: dict[bytes, float] = field(default_factory=dict)
    watcher: Wire | None = None
    refused: int = 0
    expected: int = 0
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    by_wire: dict[Wire, Phone] = field(default_factory=dict)
    idle: deque[Phone] = field(default_factory=deque)

    async def connect(self, count: int) -> dict[str, Any]:
        """Brings this many phones in, all joined."""
        gate = asyncio.Semaphore(CONNECTING_AT_ONCE)
        began = time.perf_counter()

        async def one(address: str) -> None:
            async with gate:
                await self._come_in(address)

        already = len(self.phones)
        await asyncio.gather(*(one(_address(already + number)) for number in range(count)))
        return {"phones": len(self.phones), "seconds": time.perf_counter() - began}

    async def watch(self) -> dict[str, Any]:
        """Lets a facilitator's client see the answers from now on, if none does yet."""
        if self.watcher is not None:
            return {}
        loop = asyncio.get_running_loop()
        _, wire = await loop.create_connection(lambda: Wire(HOST, self.port, None, self._see), HOST, self.port)
        await wire.opened
        wire.send(json.dumps({"type": "hello", "token": self.token}).encode())
        await asyncio.sleep(SETTLED_SECONDS)
        self.watcher = wire
        return {}

    async def burst(self) -> dict[str, Any]:
        """Everyone sends at once."""
        return await self.back_to_back(1, len(self.phones))

    async def back_to_back(self, each: int, at_once: int) -> dict[str, Any]:
        """Everyone sends so many answers, so many phones at a time: as soon as one was acknowledged, the next sends."""
        began = self._begin(each * len(self.phones))
        for phone in self.phones:
            phone.left = each
        self.idle.extend(self.phones)
        for _ in range(at_once):
            self._send_next(began)
        return await self._results(began)

    async def steady(self, rate: float, seconds: float) -> dict[str, Any]:
        """Answers at a constant rate, one phone after the other; a wait counts from when it should have been sent."""
        total = int(rate * seconds)
        began = self._begin(total)
        for number in range(total):
            due = began + number / rate
            if (pause := due - time.perf_counter()) > 0:
                await asyncio.sleep(pause)
            self._send(self.phones[number % len(self.phones)], due)
        return await self._results(began)

    async def one_more(self, answers: int) -> dict[str, Any]:
        """How many bytes the first phone gets for one more answer, once it has sent so many."""
        phone = self.phones[0]
        for _ in range(answers):
            self._begin(1)
            self._send(phone, time.perf_counter())
            await self.answered.wait()
            await asyncio.sleep(WITHIN_SHARE_SECONDS)
        await asyncio.sleep(SETTLED_SECONDS)
        before = phone.wire.received_bytes
        self._begin(1)
        self._send(phone, time.perf_counter())
        await asyncio.sleep(SETTLED_SECONDS)
        return {"bytes": phone.wire.received_bytes - before}

    def _begin(self, expected: int) -> float:
        self.waits, self.seen, self.sent, self.expected = [], [], {}, expected
        self.answered.clear()
        return time.perf_counter()

    async def _results(self, began: float) -> dict[str, Any]:
        await self.answered.wait()
        received = sum(phone.wire.received for phone in self.phones)
        lost = sum(phone.wire.lost for phone in self.phones)
        seconds = time.perf_counter() - began
        told = {"waits": self.waits, "seen": self.seen, "seconds": seconds}
        return {**told, "refused": self.refused, "lost": lost, "received": received}

    async def _come_in(self, address: str) -> None:
        loop = asyncio.get_running_loop()
        origin = None if self.echo else f"http://{HOST}:{self.port}"
        _, wire = await loop.create_connection(
            lambda: Wire(HOST, self.port, origin, self._take), HOST, self.port, local_addr=(address, 0)
        )
        await wire.opened
        phone = Phone(wire)
        self.phones.append(phone)
        self.by_wire[wire] = phone
        if not self.echo:
            wire.send(json.dumps({"type": "hello", "secret": secrets.token_hex(16), "code": self.invitation}).encode())
            phone.waiting = True
            wire.send(_submit({"type": "join", "name": f"Phone {len(self.phones)}"}))
            while phone.waiting:  # noqa: ASYNC110 - an event a phone would be dearer
                await asyncio.sleep(0.005)
            self.waits.clear()

    def _send(self, phone: Phone, since: float) -> None:
        phone.since, phone.waiting = since, True
        number = str(len(self.sent))
        self.sent[number.encode()] = since
        phone.wire.send(_submit({"type": "contribute", "question": self.question, "text": f"{TEXT} #{number}"}))

    def _send_next(self, since: float) -> None:
        """Lets the phone send that waits for longest, if any does."""
        if self.idle:
            phone = self.idle.popleft()
            phone.left -= 1
            self._send(phone, since)

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
            if phone.left:
                self.idle.append(phone)
            self._send_next(time.perf_counter())
            self._look()

    def _see(self, _: Wire, message: bytes) -> None:
        if self.watcher is not None:
            now = time.perf_counter()
            self.seen += [now - self.sent[number] for number in _NUMBER.findall(message)]
            self._look()

    def _look(self) -> None:
        if len(self.waits) == self.expected and (self.watcher is None or len(self.seen) == self.expected):
            self.answered.set()


def _address(number: int) -> str:
    """The loopback address of a phone. Each has its own, because an address has a share of what the server takes."""
    network, phone = divmod(number, PHONES_A_NETWORK)
    return f"127.1.{network}.{1 + phone}"


def _submit(command: dict[str, str]) -> bytes:
    return json.dumps({"type": "submit", "id": secrets.token_hex(16), "command": command}).encode()


async def _obey(crowd: Crowd, order: dict[str, Any]) -> dict[str, Any]:
    async with asyncio.timeout(ORDER_SECONDS):
        match order:
            case {"connect": count}:
                return await crowd.connect(count)
            case {"watch": _}:
                return await crowd.watch()
            case {"burst": _}:
                return await crowd.burst()
            case {"back_to_back": each, "at_once": at_once}:
                return await crowd.back_to_back(each, at_once)
            case {"one_more": answers}:
                return await crowd.one_more(answers)
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
