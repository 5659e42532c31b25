"""A real pseudo-terminal with a program in it: every byte it writes is kept, and a screen shows what they mean."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence

import pyte

from coprod_tui.pasting import BEGINNING, END

PATIENCE_SECONDS = 30.0
FULL_SCREEN = b"\x1b[?1049h"


class Terminal:
    """Runs `python -m coprod_tui ARGUMENTS` in a terminal of a size. Everything it waits for has a time limit."""

    def __init__(self, arguments: Sequence[str], home: str, *, columns: int = 80, lines: int = 24, **env: str) -> None:
        self.raw = bytearray()
        #: Whether a paste still has to be marked, by which a full screen knows that what is not marked is typed.
        self.is_unknown = True
        self.display = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.display)
        self._master, slave = pty.openpty()
        self.resize(columns, lines, tell=False)
        # The tests' own runner may name a size, which would count for more than that of this terminal.
        inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        environment = {**inherited, "COPROD_HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor", **env}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "coprod_tui", *arguments],
            env=environment,
            preexec_fn=lambda: os.login_tty(slave),  # noqa: PLW1509 - so that closing it hangs up; no threads here
        )
        os.close(slave)

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(self.display.display)

    def shows(self, wanted: str | Callable[[str], bool]) -> str:
        """Reads until the screen shows something; returns the screen."""

        def fits(text: str) -> bool:
            return wanted in text if isinstance(wanted, str) else wanted(text)

        end = time.monotonic() + PATIENCE_SECONDS
        while not fits(self.text):
            left = end - time.monotonic()
            if left <= 0 or not self.read(left):
                raise AssertionError(f"not shown: {wanted}\n{self.text}")
        return self.text

    def press(self, keys: str) -> None:
        """Sends keys as a keyboard does, of a terminal that has marked a paste before."""
        if self.is_unknown and FULL_SCREEN in self.raw:
            self.is_unknown = False
            self.press_bytes(f"{BEGINNING}{END}".encode())
        self.press_bytes(keys.encode())

    def press_bytes(self, keys: bytes) -> None:
        """Sends bytes, which need not be text."""
        os.write(self._master, keys)

    def read(self, seconds: float) -> bool:
        """Takes in what is written within `seconds`; false once the program is gone or nothing came."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:  # Linux says so when the other side is closed
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    def resize(self, columns: int, lines: int, *, tell: bool = True) -> None:
        """Makes the terminal larger or smaller."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.display.resize(lines, columns)
        if tell:
            os.killpg(self.process.pid, signal.SIGWINCH)

    def ends(self) -> int:
        """The exit code, once everything that was written is read."""
        end = time.monotonic() + PATIENCE_SECONDS
        while self.read(max(0, end - time.monotonic())):
            pass
        return self.process.wait(max(0.1, end - time.monotonic()))

    def hang_up(self) -> None:
        """Closes the terminal under the program."""
        os.close(self._master)
        self._master = -1

    def close(self) -> None:
        """Leaves nothing behind."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self._master >= 0:
            self.hang_up()
