"""Servers in processes of their own, forked from one that has imported the server already: 0.4 s of CPU a start."""

import multiprocessing
import os
import signal
import subprocess
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import BinaryIO, Final

from server.__main__ import main

_CONTEXT: Final = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload([__name__])


class ForkedServer:
    """A running server, with the part of `subprocess.Popen` that tests need."""

    def __init__(self, arguments: list[str], log: Path) -> None:
        reading, writing = _CONTEXT.Pipe(duplex=False)
        self._process = _CONTEXT.Process(target=_serve, args=(arguments, writing, log), daemon=True)
        self._process.start()
        writing.close()
        self.stdout: BinaryIO = os.fdopen(os.dup(reading.fileno()), "rb")
        reading.close()

    @property
    def pid(self) -> int:
        """The process id."""
        assert self._process.pid is not None
        return self._process.pid

    def poll(self) -> int | None:
        """The exit code; None while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float) -> int:
        """The exit code, once it has ended. Raises subprocess.TimeoutExpired."""
        self._process.join(timeout)
        code = self._process.exitcode
        if code is None:
            raise subprocess.TimeoutExpired("server", timeout)
        return code

    def send_signal(self, number: signal.Signals) -> None:
        """Sends a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Ends it as a loss of power would."""
        self.send_signal(signal.SIGKILL)


def _serve(arguments: list[str], out: Connection, log: Path) -> None:
    os.dup2(out.fileno(), sys.stdout.fileno())
    out.close()
    with log.open("ab") as file:
        os.dup2(file.fileno(), sys.stderr.fileno())
    sys.exit(main(arguments))
