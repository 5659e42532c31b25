"""Starts the server of a session as a process of its own, or finds the one that runs.

The server outlives the program that started it: it has its own session (on Windows its own group and no console), so
neither Ctrl-C nor a closed terminal reaches it. Its standard error goes into the session's log.
"""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any, Final
from urllib.parse import urlsplit

import msgspec

from coprod_tui.session import known_addresses
from coprod_tui.session.listen_options import ListenOptions
from server.codec import decode
from server.domain.join_code import read_code
from server.store.folder import PRIVATE_FILE, SessionFolder
from server.store.library import is_running

START_SECONDS: Final = 30.0
STOP_SECONDS: Final = 10.0
_POLL_SECONDS: Final = 0.05
_GIVE_UP_SECONDS: Final = 2.0
_LOG_TAIL: Final = 4096
# Windows' names for these exist on Windows only.
_DETACHED_PROCESS: Final = 0x00000008
_CREATE_NEW_PROCESS_GROUP: Final = 0x00000200


class LaunchFailed(Exception):
    """The server did not start; the message is one sentence, where possible the server's own."""


class ServerAnnouncement(msgspec.Struct, frozen=True):
    """What a server prints when it is ready."""

    #: The id of the session.
    session: str
    title: str
    #: The path of the session's record.
    file: str
    #: The address for phones.
    url: str
    #: The address for phones, with the code.
    join_url: str
    code: str
    #: The path of the file with the facilitator's token.
    token_file: str
    pid: int
    #: The address for this machine, which stays when the laptop changes its network; None if not given.
    local: str | None = None

    @property
    def local_join_url(self) -> str:
        """The address to join by from this machine, with what lets people in."""
        return f"{self.local or self.url}/#{self._invitation}"

    def admits(self, shown: str) -> bool:
        """Whether this code or invitation leads into the session."""
        return shown.strip().upper() == self._invitation or read_code(shown) == self.code

    @property
    def _invitation(self) -> str:
        return urlsplit(self.join_url).fragment


@dataclass(frozen=True, slots=True)
class ServerProgram:
    """The command that starts a server."""

    #: The command before the folder.
    command: tuple[str, ...] = (sys.executable, "-P", "-m", "server")  # -P: never a "server" from the current folder
    #: How long it may take to be ready.
    seconds: float = START_SECONDS


def read_announcement(folder: SessionFolder) -> ServerAnnouncement | None:
    """What the newest server of this session announced, though it may be gone; None if nothing."""
    try:
        return decode(folder.run.read_bytes(), ServerAnnouncement)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def is_process_running(folder: SessionFolder, pid: int, *, windows: bool = os.name == "nt") -> bool:
    """Whether the process that announced itself still runs; another program may have its port by now.

    The lock would tell too, but testing it would block a server that starts at the same time.
    """
    if windows:  # there signal 0 would end the process
        return is_running(folder)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, PermissionError, OverflowError):
        return False
    return True


async def find_running(folder: SessionFolder, seconds: float = START_SECONDS) -> ServerAnnouncement | None:
    """The server that has a session open, as soon as it is ready; None if none has. Raises LaunchFailed."""
    return await _announcement(folder, seconds) if await _stays_held(folder) else None


async def start_again(folder: SessionFolder, title: str, program: ServerProgram) -> ServerAnnouncement:
    """Starts the server of an earlier session, at the same address. Raises LaunchFailed and OSError."""
    return await start(folder, title, known_addresses.recall(folder), program)


def options_of_new(plan: str | None, *, practice: bool = False, zone: str | None = None) -> list[str]:
    """The server's options for a session that does not exist yet, besides its title and where it listens."""
    planned = [] if plan is None else [f"--plan={plan}"]
    marked = ["--practice"] if practice else []
    placed = [] if zone is None else [f"--zone={zone}"]
    return [*planned, *marked, *placed]


async def start(
    folder: SessionFolder,
    title: str,
    listen: ListenOptions,
    program: ServerProgram,
    plan: str | None = None,
    *,
    practice: bool = False,
    zone: str | None = None,
) -> ServerAnnouncement:
    """Starts a server and returns when it is ready. Raises LaunchFailed and OSError.

    `plan`, `practice` and `zone` are for a session that does not exist yet.
    """
    said_before = folder.log.stat().st_size if folder.log.exists() else 0
    options = ["--read-title", *options_of_new(plan, practice=practice, zone=zone), *listen.options()]
    child = _spawn([*program.command, str(folder.path), *options], folder, title)
    # Reaps the server whenever it ends.
    threading.Thread(target=child.wait, name="server", daemon=True).start()
    line = await _first_line(child, program.seconds)
    try:
        ready = decode(line, ServerAnnouncement)
    except msgspec.DecodeError as error:
        await asyncio.to_thread(_give_up, child)
        raise LaunchFailed(_last_words(folder, said_before)) from error
    known_addresses.remember(folder, known_addresses.with_port_of(listen, ready.url))
    return ready


async def ended(folder: SessionFolder, seconds: float = STOP_SECONDS) -> bool:
    """Waits until no server has this session open; False if that takes longer than `seconds`."""
    return await _comes_true(lambda: not is_running(folder), seconds)


def detached(*, windows: bool) -> dict[str, Any]:
    """The options of `Popen` with which a child outlives its parent and its terminal."""
    if windows:
        return {"creationflags": _DETACHED_PROCESS | _CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def _spawn(command: Sequence[str], folder: SessionFolder, title: str) -> subprocess.Popen[bytes]:
    """Starts the server, which reads the title from its standard input: everybody can see its arguments."""
    log = os.open(folder.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, PRIVATE_FILE)
    try:
        child = subprocess.Popen(  # noqa: S603 - our own program, and no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd=folder.path,
            **detached(windows=os.name == "nt"),
        )
    finally:
        os.close(log)
    assert child.stdin is not None  # noqa: S101 - for the type checker: it was asked for
    with suppress(BrokenPipeError), child.stdin as asked:  # it says in its log why it ended
        asked.write(f"{' '.join(title.split())}\n".encode())
    return child


async def _first_line(child: subprocess.Popen[bytes], seconds: float) -> bytes:
    assert child.stdout is not None  # noqa: S101 - for the type checker: it was asked for
    try:
        return await asyncio.wait_for(asyncio.to_thread(_read_line, child.stdout), seconds)
    except TimeoutError as error:
        child.kill()
        raise LaunchFailed(f"The server was not ready within {seconds:.0f} seconds; please try again.") from error
    except asyncio.CancelledError:
        child.kill()  # which also ends the thread that waits for the line
        raise


def _read_line(said: IO[bytes]) -> bytes:
    with said:
        return said.readline()


def _give_up(child: subprocess.Popen[bytes]) -> None:
    try:
        child.wait(_GIVE_UP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()


def _last_words(folder: SessionFolder, said_before: int) -> str:
    with folder.log.open("rb") as log:
        log.seek(max(said_before, folder.log.stat().st_size - _LOG_TAIL))
        lines = log.read().decode(errors="replace").strip().splitlines()
    if not lines:
        return f"The server stopped before it was ready and gave no reason; its log is {folder.log}."
    return lines[-1].removeprefix("coprod: ")


async def _stays_held(folder: SessionFolder) -> bool:
    """Whether a server has the session open; one that was just killed holds it for a moment more."""
    if not is_running(folder):
        return False
    await asyncio.sleep(_POLL_SECONDS)
    return is_running(folder)


async def _announcement(folder: SessionFolder, seconds: float) -> ServerAnnouncement:
    """What the server that has this session open announced, or is about to."""
    if not await _comes_true(lambda: folder.run.exists() or not is_running(folder), seconds):
        raise LaunchFailed("The session is open in a program that does not say how to reach it; please end that first.")
    ready = read_announcement(folder)
    if ready is None:
        raise LaunchFailed("The session was just being closed; please try again.")
    return ready


async def _comes_true(condition: Callable[[], bool], seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            while not condition():  # noqa: ASYNC110 - the other side is a process, which can only be looked at
                await asyncio.sleep(_POLL_SECONDS)
    except TimeoutError:
        return False
    return True
