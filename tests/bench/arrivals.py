"""P12: how soon the facilitator's client sees an answer, in turns with a bare echo.

The time runs from when a phone sends an answer until a facilitator's client in the same process gets the entry; for the
echo, until the phone has its message back. Nobody sends more than their share, ten at once and then one a second, and
between two loads everybody may send as much at once as at the beginning, so that nothing measured had to wait. Back to
back, PEOPLE have an answer on its way at any time, of four times as many who take turns.
"""

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.figure import Figure, at_most, rank, told
from tests.bench.orders import Load
from tests.faults.process import ServerProcess

PEOPLE = 50
TAKING_TURNS = 200
ROUNDS = 7
EACH = 10
RATE = 200.0
TURN_SECONDS = 3.0
REST_SECONDS = 3.0
REFILL_SECONDS = 10.0
FEW, MANY = 2, 40


def measure(server: ServerProcess, load: Load, echo: Load, seconds: float) -> Iterator[Figure]:
    """What a room of PEOPLE makes of bursts, of answers back to back, and of a steady rate for so many seconds."""
    for one in (load, echo):
        one.order(connect=PEOPLE)
    few, more = (load.order(one_more=answers)["bytes"] for answers in (FEW, MANY - FEW))
    yield told("P12", f"bytes to a phone for an answer more, after {FEW}", few, "B")
    yield at_most("P12", f"bytes to a phone for an answer more, after {MANY}", more, "B", few + 20)
    load.order(watch=1)
    yield from _steady(server, load, echo, seconds)
    yield from everyone_at_once(load, echo, PEOPLE)
    yield from _back_to_back(load, echo)


def everyone_at_once(load: Load, echo: Load, people: int) -> Iterator[Figure]:
    """Everybody sends one answer at the same moment."""
    load.order(watch=1)
    ours, bare = _in_turns(load, echo, REST_SECONDS, burst=1)
    what = f"{people} people at once"
    yield told("P12", f"{what}, echo", median(people / turn["seconds"] for turn in bare), "messages/s")
    yield told("P12", f"{what}, seen", median(people / turn["seconds"] for turn in ours), "answers/s")
    for share, name in ((0.5, "p50"), (0.99, "p99")):
        yield told("P12", f"{what}, echo {name}", _median_of(bare, "waits", share), "ms")
        yield told("P12", f"{what}, seen {name}", _median_of(ours, "seen", share), "ms")


def _steady(server: ServerProcess, load: Load, echo: Load, seconds: float) -> Iterator[Figure]:
    ours, bare, user, system = [], [], 0.0, 0.0
    for _ in range(round(seconds / TURN_SECONDS)):
        order = {"rate": RATE, "seconds": TURN_SECONDS}
        bare.append(echo.order(**order))
        began = _cpu_seconds(server.pid)
        ours.append(load.order(**order))
        time.sleep(REST_SECONDS)  # what is told at leisure belongs to the answers, too
        ended = _cpu_seconds(server.pid)
        user, system = user + ended[0] - began[0], system + ended[1] - began[1]
        time.sleep(REFILL_SECONDS - REST_SECONDS)
    answers = sum(len(turn["seen"]) for turn in ours)
    yield told("P12", "200 answers/s, echo p50", _median_of(bare, "waits", 0.5), "ms")
    yield told("P12", "200 answers/s, echo p99", _median_of(bare, "waits", 0.99), "ms")
    yield at_most("P12", "200 answers/s, seen p50", _median_of(ours, "seen", 0.5), "ms", 3)
    yield at_most("P12", "200 answers/s, seen p99", _median_of(ours, "seen", 0.99), "ms", 10)
    yield told("P12", "200 answers/s, acknowledged p50", _median_of(ours, "waits", 0.5), "ms")
    yield told("P12", "200 answers/s, acknowledged p99", _median_of(ours, "waits", 0.99), "ms")
    yield told("P12", "CPU an answer, seen and told, in the server's own code", 1e6 * user / answers, "µs")
    yield told("P12", "CPU an answer in the system: a sync for each, sockets, waking up", 1e6 * system / answers, "µs")


def _back_to_back(load: Load, echo: Load) -> Iterator[Figure]:
    for one in (load, echo):
        one.order(connect=TAKING_TURNS - PEOPLE)
    ours, bare = _in_turns(load, echo, REFILL_SECONDS, back_to_back=EACH, at_once=PEOPLE)
    what = f"{PEOPLE} of {TAKING_TURNS} people at any time, {EACH} answers each"
    for turns, which in ((bare, "echo"), (ours, "seen")):
        rate = median(EACH * TAKING_TURNS / turn["seconds"] for turn in turns)
        yield told("P12", f"{what}, {which}", rate, "answers/s")
    yield at_most("P12", f"{what}, refused", ours[-1]["refused"] + ours[-1]["lost"], "", 0)


def _in_turns(load: Load, echo: Load, rest: float, **order: float) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    ours, bare = [], []
    for _ in range(ROUNDS):
        time.sleep(rest)
        ours.append(load.order(**order))
        bare.append(echo.order(**order))
    return ours, bare


def _median_of(turns: Sequence[dict[str, Any]], which: str, share: float) -> float:
    return 1000 * median(rank(turn[which], share) for turn in turns)


def _cpu_seconds(pid: int) -> tuple[float, float]:
    """How much time the cores gave a process itself, and the system for it; 0 where it is not told in this way."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0, 0.0
    ticks = os.sysconf("SC_CLK_TCK")
    return int(fields[11]) / ticks, int(fields[12]) / ticks
