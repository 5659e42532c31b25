"""`python -m tests.faults` prints what S21 to S23 cost others, measured on a server of its own.

It exits with 0 whatever the figures are: machines differ.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

from server.domain import commands as c
from server.protocol import frames as f
from tests.bench.figure import Figure, at_most, rank, table, told
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
