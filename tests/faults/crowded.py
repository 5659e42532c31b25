"""S24: more phones than a process may have descriptors for."""

import asyncio
import sys
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import dataclass

from websockets.exceptions import ConnectionClosed, InvalidMessage

from server.protocol import frames as f
from tests.faults.line import FRAME_SECONDS, facilitating, new_secret, opened
from tests.faults.process import ServerProcess

FEW_DESCRIPTORS = 256
PHONES = 300


@dataclass(frozen=True)
class Crowd:
    """What came of everybody who tried to come in at once."""

    #: How many came in.
    here: int
    #: How many were told that there is no room.
    told: int
    #: How many heard nothing.
    silent: int
    #: The seconds that the facilitator took to come back.
    facilitator: float
    #: How many phones the dashboard says there is room for; None if it says nothing.
    said: int | None


def limit_descriptors(pid: int, descriptors: int) -> None:
    """Lets a process have so many at once and no more."""
    assert sys.platform == "linux"
    import resource  # noqa: PLC0415 - there is none on Windows

    resource.prlimit(pid, resource.RLIMIT_NOFILE, (descriptors, descriptors))


@contextmanager
def few_descriptors() -> Iterator[None]:
    """Processes that are started meanwhile have as few as some systems give, and may ask for more."""
    assert sys.platform == "linux"
    import resource  # noqa: PLC0415 - there is none on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (FEW_DESCRIPTORS, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def crowded(server: ServerProcess) -> Crowd:
    """PHONES come in at once and stay; then the facilitator does."""
    async with AsyncExitStack() as crowd:
        came = await asyncio.gather(*(_comes(server, crowd) for _ in range(PHONES)))
        here, told = came.count("here"), came.count("laptop_full")
        began = time.perf_counter()
        async with facilitating(server) as line:
            seconds = time.perf_counter() - began
            push = await line.until(
                f.StatusPush, lambda push: here == PHONES or push.status.network.most_phones is not None
            )
        return Crowd(here, told, PHONES - here - told, seconds, push.status.network.most_phones)


async def _comes(server: ServerProcess, crowd: AsyncExitStack) -> str | None:
    """Stays connected if there is room. "here", or the code with which a phone is turned away; None for silence."""
    hello = f.Hello(secret=new_secret(), code=server.invitation)
    with suppress(TimeoutError):
        async with asyncio.timeout(FRAME_SECONDS):
            while True:  # cut at once where too many come in the same moment, the page comes back by itself
                with suppress(InvalidMessage, ConnectionError, ConnectionClosed):
                    line = await crowd.enter_async_context(opened(server, hello, server.origin))
                    frame = await line.next()
                    return frame.code if isinstance(frame, f.Bye) else "here"
    return None
