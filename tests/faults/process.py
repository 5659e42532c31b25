"""A session's server as a process that a test can kill and start again."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from server.domain.actors import simulated_key
from server.domain.events import Entry
from server.domain.evolve import fold
from server.domain.state import State
from server.protocol.frames import SOCKET_PATH
from server.store.file_journal import read_entries
from server.store.folder import PRIVATE_FILE, SessionFolder
from server.store.join_access import load_join_access
from tests.faults.forked import ForkedServer

START_SECONDS = 30.0
HOST = "127.0.0.1"


@dataclass
class ServerProcess:
    """One session folder, and the process that serves it while there is one. The port stays the same over restarts."""

    folder: SessionFolder
    port: int = 0
    title: str = "Shaping home care together"
    plan: Path | None = None
    #: Started in a tenth of the time; its command line, memory and time to start are not those of the program then.
    forked: bool = False
    ready: dict[str, str] = field(default_factory=dict)
    _child: subprocess.Popen[bytes] | ForkedServer | None = None

    def start(self) -> None:
        """Returns once the server says that it is ready."""
        self.folder.make()
        with open(self.folder.log, "ab", opener=_private) as log:
            self._child = (
                ForkedServer(self._arguments(), self.folder.log)
                if self.forked
                else subprocess.Popen(self._command(), stdout=subprocess.PIPE, stderr=log)
            )
        assert self._child.stdout is not None
        watchdog = threading.Timer(START_SECONDS, self._child.kill)
        watchdog.start()
        line = self._child.stdout.readline()
        watchdog.cancel()
        if not line:
            self.kill()
            raise AssertionError(f"the server did not start: {self.folder.log.read_text()}")
        self.ready = json.loads(line)
        self.port = int(self.ready["url"].rpartition(":")[2])

    def kill(self) -> None:
        """Ends the process as a loss of power would."""
        self._signal(signal.SIGKILL)
        self.wait()

    def kill_and_restart(self) -> None:
        """A crash, and the next start on the same port."""
        self.kill()
        self.start()

    def terminate(self) -> None:
        """Asks the process to end; `wait` says how it did."""
        self._signal(signal.SIGTERM)

    def wait(self, seconds: float = START_SECONDS) -> int:
        """The exit code. Raises subprocess.TimeoutExpired."""
        assert self._child is not None
        code = self._child.wait(seconds)
        if self._child.stdout is not None:
            self._child.stdout.close()
        return code

    def close(self) -> None:
        """Leaves no process behind."""
        if self._child is not None and self._child.poll() is None:
            self.kill()

    def second(self) -> subprocess.CompletedProcess[str]:
        """What comes of starting another server on the same folder."""
        return subprocess.run(self._command(), capture_output=True, text=True, timeout=START_SECONDS, check=False)

    @property
    def pid(self) -> int:
        """The process id."""
        assert self._child is not None
        return self._child.pid

    @property
    def running(self) -> bool:
        """Whether the process still lives."""
        return self._child is not None and self._child.poll() is None

    @property
    def origin(self) -> str:
        """The origin that a browser would show, and the address of the page without the code."""
        return f"http://{HOST}:{self.port}"

    @property
    def socket(self) -> str:
        """The address of the websocket."""
        return f"ws://{HOST}:{self.port}{SOCKET_PATH}"

    @property
    def join_url(self) -> str:
        """The address that phones open, with the invitation."""
        return self.ready["join_url"]

    @property
    def code(self) -> str:
        """The code to join."""
        return self.ready["code"]

    @property
    def invitation(self) -> str:
        """What stands in the address that phones open."""
        return self.join_url.rpartition("#")[2]

    @property
    def kept_invitation(self) -> str:
        """The invitation in the session's folder."""
        access = load_join_access(self.folder.join_access)
        assert access is not None
        return access.invitation

    @property
    def token(self) -> str:
        """The facilitator's token."""
        return Path(self.ready["token_file"]).read_text()

    @property
    def simulated_key(self) -> str:
        """The key that lets simulated people in."""
        return simulated_key(self.token)

    def entries(self) -> list[Entry]:
        """What stands in the journal, whether the server runs or not."""
        return list(read_entries(self.folder.journal))

    def state(self) -> State:
        """What the journal folds into."""
        return fold(self.entries())

    def _command(self) -> list[str]:
        return [sys.executable, "-m", "server", *self._arguments()]

    def _arguments(self) -> list[str]:
        options = ["--title", self.title, "--host", HOST, "--port", str(self.port)]
        planned = [] if self.plan is None else ["--plan", str(self.plan), "--practice"]
        return [str(self.folder.path), *options, *planned]

    def _signal(self, number: signal.Signals) -> None:
        assert self._child is not None
        self._child.send_signal(number)


@contextmanager
def served(folder: Path, plan: Path | None = None, *, forked: bool = False) -> Iterator[ServerProcess]:
    """A session of its own in this folder, served until the block is left; with a plan it is practice."""
    server = ServerProcess(SessionFolder(folder / "s-test"), plan=plan, forked=forked)
    server.start()
    try:
        yield server
    finally:
        server.close()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, PRIVATE_FILE)
