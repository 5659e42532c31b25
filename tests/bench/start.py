"""P7: how long somebody waits at the shell."""

import json
import os
import select
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyte

from tests.bench.figure import Figure, at_most

if sys.platform != "win32":
    import fcntl
    import pty
    import termios

TIMES = 5
COLUMNS, LINES = 120, 40
LONGEST_SECONDS = 30.0
CODE_PLACES = 200


def measure(folder: Path) -> Iterator[Figure]:
    """P7. Each figure is the best of several, which other programs disturb least."""
    program = shutil.which("coprod") or str(Path(sys.executable).with_name("coprod"))
    yield at_most("P7", "coprod --help", min(_help(program) for _ in range(TIMES)), "s", 0.15)
    if sys.platform == "win32":
        return  # no pseudo-terminal to look at
    shown = [_shown(program, folder / str(number)) for number in range(TIMES)]
    yield at_most("P7", "coprod new: first paint", min(moments.painted for moments in shown), "s", 1.0)
    yield at_most("P7", "coprod new: QR on the screen", min(moments.code for moments in shown), "s", 3.0)


def _help(program: str) -> float:
    began = time.perf_counter()
    subprocess.run([program, "--help"], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


@dataclass(frozen=True, slots=True)
class _Moments:
    """Seconds from the shell to the first words on the screen, and to the QR code."""

    painted: float
    code: float


def _shown(program: str, home: Path) -> _Moments:
    """Starts a session in a terminal of its own, looks until the code is there, and ends both programs."""
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.ByteStream(screen)
    began = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        surroundings = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "COPROD_HOME": str(home)}
        command = [program, "new", "A bench", "--port", "0", "--host", "127.0.0.1"]
        os.execve(program, command, {**os.environ, **surroundings})  # noqa: S606 - our own program
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    try:
        painted = _until(lambda: any(line.strip() for line in screen.display), terminal, stream) - began
        code = _until(lambda: _has_code(screen), terminal, stream) - began
    finally:
        _end(child, terminal, home)
    return _Moments(painted, code)


def _until(seen: Callable[[], bool], terminal: int, stream: pyte.ByteStream) -> float:
    """The moment at which it can be seen."""
    deadline = time.perf_counter() + LONGEST_SECONDS
    while not seen():
        if time.perf_counter() > deadline:
            raise TimeoutError("it is not on the screen")
        ready, _, _ = select.select([terminal], [], [], 0.05)
        if ready:
            stream.feed(os.read(terminal, 65536))
    return time.perf_counter()


def _has_code(screen: pyte.Screen) -> bool:
    """Whether there are many white and many black places, however they are drawn."""
    grounds = Counter(screen.buffer[row][column].bg for row in range(LINES) for column in range(COLUMNS))
    return min(grounds["ffffff"], grounds["000000"]) >= CODE_PLACES


def _end(dashboard: int, terminal: int, home: Path) -> None:
    """Ends the dashboard, and its server, which would outlive it."""
    os.kill(dashboard, signal.SIGTERM)
    os.close(terminal)
    os.waitpid(dashboard, 0)
    for run in home.glob("sessions/*/run.json"):
        with suppress(ProcessLookupError):
            os.kill(json.loads(run.read_text())["pid"], signal.SIGTERM)
