"""Starts the server of a session as a process of its own, or finds the one that runs; it must not know the protocol.

The server outlives whoever started it: it has its own session (on Windows its own group and no console), so neither
Ctrl-C nor a closed terminal reaches it. What it says on standard error goes into the session's log.
"""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO, Any, Final

import msgspec

from coprod_tui.session import known_addresses
from coprod_tui.session.listen_options import ListenOptions
from server.codec import decode
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
    """The server did not start; the message is one sentence, where possible its own."""


class Ready(msgspec.Struct, frozen=True):
    """What a server says once it is ready.

    `url` is where phones find it, `local` where this machine does, if it says so: that stays when the laptop
    changes its network. `token_file` has the facilitator's token.
    """

    session: str
    title: str
    file: str
    url: str
    join_url: str
    code: str
    token_file: str
    pid: int
    local: str | None = None


@dataclass(frozen=True, slots=True)
class Program:
    """How a server is started: the command before the folder, and how long it may take."""

    command: tuple[str, ...] = (sys.executable, "-P", "-m", "server")  # -P: never a "server" from the current folder
    seconds: float = START_SECONDS


def announced(folder: SessionFolder) -> Ready | None:
    """What the newest server of this session said, though it may be gone."""
    try:
        return decode(folder.run.read_bytes(), Ready)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def lives(folder: SessionFolder, pid: int, *, windows: bool = os.name == "nt") -> bool:
    """Whether the process that announced itself is still there; another program may have its port by now.

    The lock would say so too, but looking at it would stand in the way of a server that starts just then.
    """
    if windows:  # where signal 0 would end the process
        return is_running(folder)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, PermissionError, OverflowError):
        return False
    return True


async def attach_or_start(folder: SessionFolder, title: str, program: Program) -> Ready:
    """The server of a session: the one that runs, or a new one where it was before. Raises LaunchFailed and OSError."""
    if await _stays_held(folder):
        return await _announcement(folder, program.seconds)
    return await start(folder, title, known_addresses.remembered(folder), program)


async def start(
    folder: SessionFolder,
    title: str,
    listen: ListenOptions,
    program: Program,
    plan: str | None = None,
    *,
    practice: bool = False,
) -> Ready:
    """Starts a server and returns once it is ready. Raises LaunchFailed and OSError.

    `plan` and `practice` are for a session that does not exist yet.
    """
    said_before = folder.log.stat().st_size if folder.log.exists() else 0
    planned = [] if plan is None else [f"--plan={plan}"]
    marked = ["--practice"] if practice else []
    options = [f"--title={title}", *planned, *marked, *listen.options()]
    child = _spawn([*program.command, str(folder.path), *options], folder)
    # Reaps the server whenever it ends; until then nobody waits for it.
    threading.Thread(target=child.wait, name="server", daemon=True).start()
    line = await _first_line(child, program.seconds)
    try:
        ready = decode(line, Ready)
    except msgspec.DecodeError as error:
        await asyncio.to_thread(_give_up, child)
        raise LaunchFailed(_last_words(folder, said_before)) from error
    known_addresses.remember(folder, known_addresses.found_at(listen, ready.url))
    return ready


async def ended(folder: SessionFolder, seconds: float = STOP_SECONDS) -> bool:
    """Waits until no server has this session open; False where that takes too long."""
    return await _comes_true(lambda: not is_running(folder), seconds)


def apart(*, windows: bool) -> dict[str, Any]:
    """What makes a child process outlive its parent and its terminal, as `Popen` takes it."""
    if windows:
        return {"creationflags": _DETACHED_PROCESS | _CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def _spawn(command: Sequence[str], folder: SessionFolder) -> subprocess.Popen[bytes]:
    log = os.open(folder.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, PRIVATE_FILE)
    try:
        return subprocess.Popen(  # noqa: S603 - our own program, and no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd=folder.path,
            **apart(windows=os.name == "nt"),
        )
    finally:
        os.close(log)


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
    """Whether a server has the session open; one that was killed just now holds it for a moment more."""
    if not is_running(folder):
        return False
    await asyncio.sleep(_POLL_SECONDS)
    return is_running(folder)


async def _announcement(folder: SessionFolder, seconds: float) -> Ready:
    """What the server said that has this session open, or is just about to say."""
    if not await _comes_true(lambda: folder.run.exists() or not is_running(folder), seconds):
        raise LaunchFailed("The session is open in a program that does not say how to reach it; please end that first.")
    ready = announced(folder)
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
