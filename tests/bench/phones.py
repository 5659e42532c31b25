"""P1, P2, P5 and P12: many phones at one server, compared with a bare echo in the same run."""

import asyncio
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench import arrivals
from tests.bench.figure import Figure, at_least, at_most, rank, told
from tests.bench.orders import Load
from tests.faults.line import ask_question
from tests.faults.process import ServerProcess, served

ROUNDS = 12
WITHIN_SHARE_SECONDS = 1.5  # somebody may say one thing a second
TURNS = 3
RATE = 200.0
SPARE_FILES = 200


def measure(folder: Path, phones: int, seconds: float) -> Iterator[Figure]:
    """P1, P2, P5 and P12 with this many phones, and this many seconds at a steady rate."""
    _allow_open_files(phones)
    with _beside_an_echo(folder / "few") as (server, load, echo):
        yield from arrivals.measure(server, load, echo, seconds)
    with _beside_an_echo(folder / "many") as (server, load, echo):
        yield from _arrival(server, load, phones)
        echo.order(connect=phones)
        yield from _everyone_at_once(load, echo, phones)
        yield from _steady(server, load, echo, seconds)
        yield from arrivals.everyone_at_once(load, echo, phones)
        yield told("P5", "server after all this", resident_kilobytes(server.pid) / 1024, "MB")


@contextmanager
def _beside_an_echo(folder: Path) -> Iterator[tuple[ServerProcess, Load, Load]]:
    """A server with an open question, a load on it without phones yet, and the same for a bare echo."""
    with served(folder) as server, _echoing() as port, ExitStack() as stack:
        question = asyncio.run(ask_question(server))
        ours = Load(server.port, invitation=server.invitation, token=server.token, question=question)
        yield server, stack.enter_context(closing(ours)), stack.enter_context(closing(Load(port, echo=True)))


def _arrival(server: ServerProcess, load: Load, phones: int) -> Iterator[Figure]:
    idle = resident_kilobytes(server.pid)
    came = load.order(connect=phones)
    full = resident_kilobytes(server.pid)
    yield told("R8", f"{phones} phones connected and joined in", came["seconds"], "s")
    yield told("P5", "server with no phone", idle / 1024, "MB")
    yield told("P5", "server, a phone more", (full - idle) / phones, "KB")
    yield at_most("P5", f"server with {phones} phones", full / 1024, "MB", 60 + 30 * phones / 1024)


def _everyone_at_once(load: Load, echo: Load, phones: int) -> Iterator[Figure]:
    """The two take turns, so that whatever else the machine does meets both; a figure is the median of the rounds.

    Everybody is told of their own words with the receipts.
    """
    rounds = [_turn(load, echo) for _ in range(ROUNDS)]
    rates = [median(phones / turn[which]["seconds"] for turn in rounds) for which in (0, 1)]
    tails = [median(1000 * rank(turn[which]["waits"], 0.99) for turn in rounds) for which in (0, 1)]
    yield told("P1", f"bare echo, {phones} phones at once", rates[1], "messages/s")
    yield told("P1", f"answers acknowledged, {phones} phones at once", rates[0], "answers/s")
    yield at_least("P1", "ratio of the rates", rates[0] / rates[1], "", 0.6)
    yield told("P1", "bare echo p99", tails[1], "ms")
    yield told("P1", "acknowledged p99", tails[0], "ms")
    yield at_most("P1", "ratio of the p99s", tails[0] / tails[1], "", 2.0)
    last = rounds[-1][0]
    yield at_most("P1", "answers refused, connections lost", last["refused"] + last["lost"], "", 0)


def _turn(load: Load, echo: Load) -> tuple[dict[str, Any], dict[str, Any]]:
    ours = load.order(burst=1)
    time.sleep(WITHIN_SHARE_SECONDS)
    return ours, echo.order(burst=1)


def _steady(server: ServerProcess, load: Load, echo: Load, seconds: float) -> Iterator[Figure]:
    """In turns again: the echo, the server alone, and the server with a dashboard."""
    bare, alone, watched = [], [], []
    for _ in range(TURNS):
        order = {"rate": RATE, "seconds": seconds / TURNS}
        bare += echo.order(**order)["waits"]
        alone += load.order(**order)["waits"]
        with _dashboard(server):
            watched += load.order(**order)["waits"]
    yield at_most("P2", "200 answers/s, dashboard attached, p50", 1000 * rank(watched, 0.5), "ms", 10)
    yield at_most("P2", "200 answers/s, dashboard attached, p99", 1000 * rank(watched, 0.99), "ms", 60)
    yield told("P2", "200 answers/s, no dashboard, p50", 1000 * rank(alone, 0.5), "ms")
    yield told("P2", "200 answers/s, no dashboard, p99", 1000 * rank(alone, 0.99), "ms")
    yield told("P2", "bare echo at the same rate, p99", 1000 * rank(bare, 0.99), "ms")
    slower = 1000 * (rank(watched, 0.99) - rank(alone, 0.99))
    yield at_most("P2", "p99 slower by the dashboard", slower, "ms", 10)


@contextmanager
def _echoing() -> Iterator[int]:
    # It would tell of every connection that was cut.
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.echo"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert child.stdout is not None
    try:
        yield int(child.stdout.readline())
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


@contextmanager
def _dashboard(server: ServerProcess) -> Iterator[None]:
    """A facilitator's client in a process of its own that folds what it is told, as the dashboard does."""
    command = [sys.executable, "-m", "tests.bench.watch", server.socket, server.ready["token_file"]]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    try:
        assert child.stdout.readline() == "caught up\n"
        yield
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


def resident_kilobytes(pid: int) -> int:
    """How much memory a process has."""
    shown = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True)
    return int(shown.stdout)


def _allow_open_files(phones: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = phones + SPARE_FILES
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, hard), hard))
