"""`python -m tests.faults` prints what S21 to S24 cost others, measured on a server of its own.

It exits with 0 whatever the figures are: machines differ.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path

from server.domain import commands as c
from server.protocol import frames as f
from tests.bench.figure import Figure, at_least, at_most, rank, table, told
from tests.faults.crowded import FEW_DESCRIPTORS, PHONES, crowded, few_descriptors, limit_descriptors
from tests.faults.line import new_secret, opened, phone
from tests.faults.pressure import pressure
from tests.faults.process import ServerProcess, served
from tests.faults.work import costs

WRONG_CODES = 15
CROWD = 400
JOINS_AT_ONCE = 120
JOINS_A_SECOND = 8


def main() -> int:
    """Measures and tells."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long five people are at every limit")
    options = parser.parse_args()
    print(table(_figures(options.seconds)))  # noqa: T201 - what this command is for
    return 0


def _figures(seconds: float) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server:
        yield asyncio.run(_joins(server))
    dearest = max(costs(), key=lambda cost: cost.milliseconds)
    yield at_most("S22", f"the dearest frame, {dearest.command}", dearest.milliseconds, "ms", 2)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server:
        found = asyncio.run(pressure(server, seconds))
    yield told("S22", "large frames sent by five people", found.frames, "frames")
    yield told("S22", "others' p50 meanwhile", 1000 * rank(found.waits, 0.5), "ms")
    yield at_most("S22", "others' p99 meanwhile", 1000 * rank(found.waits, 0.99), "ms", 100)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server:
        yield from asyncio.run(_after_wrong_codes(server))
    if sys.platform == "linux":  # elsewhere another process's descriptors cannot be limited
        yield from _few_descriptors()


def _few_descriptors() -> Iterator[Figure]:
    """What becomes of a crowd where the server has few descriptors: as many as it starts with, and at most."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        with few_descriptors():
            server = running.enter_context(served(Path(folder)))
        crowd = asyncio.run(crowded(server))
    yield at_least("S24", f"of {PHONES} phones, started with {FEW_DESCRIPTORS} descriptors, in", crowd.here, "", PHONES)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server:
        limit_descriptors(server.pid, FEW_DESCRIPTORS)
        crowd = asyncio.run(crowded(server))
    yield told("S24", f"of {PHONES} phones, with {FEW_DESCRIPTORS} descriptors at most, in", crowd.here, "")
    yield told("S24", "of them told that there is no room", crowd.told, "")
    yield at_most("S24", "of them timed out in silence", crowd.silent, "", 0)
    yield at_most("S24", "until the facilitator is back", crowd.facilitator, "s", 1)


async def _joins(server: ServerProcess) -> Figure:
    """How many of a crowd that one machine makes up come in within the time that it takes."""
    began = time.perf_counter()
    joined = sum(await asyncio.gather(*(_joins_one(server) for _ in range(CROWD))))
    most = JOINS_AT_ONCE + JOINS_A_SECOND * (time.perf_counter() - began)
    return at_most("S21", f"of {CROWD} from one machine at once, came in", joined, "people", round(most))


async def _joins_one(server: ServerProcess) -> bool:
    async with opened(server, f.Hello(secret=new_secret(), code=server.invitation), server.origin) as line:
        if not isinstance(await line.next(), f.Welcome):
            return False
        return isinstance(await line.ask(c.Join("Crowd")), f.Reply)


async def _after_wrong_codes(server: ServerProcess) -> Iterator[Figure]:
    """How long others at an address wait to come in after wrong codes from there."""
    async with AsyncExitStack() as tries:
        for _ in range(WRONG_CODES):
            hello = f.Hello(secret=new_secret(), code="WRONGS")
            await tries.enter_async_context(opened(server, hello, server.origin))
        began = time.perf_counter()
        async with phone(server):
            took = time.perf_counter() - began
    return iter([at_most("S23", "to join by invitation, while wrong codes are tried", took, "s", 1)])


if __name__ == "__main__":
    sys.exit(main())
