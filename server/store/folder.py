"""The folder of a session: the names of its files, and safe ways to write them."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PRIVATE_FOLDER: Final = 0o700
PRIVATE_FILE: Final = 0o600


@dataclass(frozen=True, slots=True)
class SessionFolder:
    """The folder of one session, named by its id. Only its owner can enter it."""

    path: Path

    @property
    def session(self) -> str:
        """The session's id."""
        return self.path.name

    @property
    def journal(self) -> Path:
        """The record of the session: one line for each entry."""
        return self.path / "journal.jsonl"

    @property
    def token(self) -> Path:
        """The facilitator's token, in hexadecimal digits."""
        return self.path / "token"

    @property
    def join_access(self) -> Path:
        """What lets people in: the code, the invitation, and whether joining is closed."""
        return self.path / "join.json"

    @property
    def origins(self) -> Path:
        """The origins under which phones loaded the page, as JSON."""
        return self.path / "origins.json"

    @property
    def exports(self) -> Path:
        """The exports that were made of the session, by the ids of what is in them. It never contains words."""
        return self.path / "exports.jsonl"

    @property
    def box(self) -> Path:
        """The drop-in box: what was left in it, without who left it, when, or in which order."""
        return self.path / "box"

    @property
    def run(self) -> Path:
        """How to reach the running server, as JSON. Outdated as soon as nobody holds `lock`."""
        return self.path / "run.json"

    @property
    def lock(self) -> Path:
        """The lock that the server holds as long as it runs."""
        return self.path / "lock"

    def people_lock(self, seed: int) -> Path:
        """The lock that the simulated people of this seed hold as long as they are in the session."""
        return self.path / f"people-{seed}.lock"

    @property
    def log(self) -> Path:
        """The server's log. It never contains anybody's words, name or address."""
        return self.path / "server.log"

    def make(self) -> None:
        """Creates the folder for its owner only, or closes it to others if that can be. Raises OSError."""
        self.path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        if self.is_exposed():
            with suppress(OSError):
                self.path.chmod(PRIVATE_FOLDER)

    def is_exposed(self) -> bool:
        """Whether others who use this machine can open the folder. Raises OSError."""
        return os.name != "nt" and self.path.stat().st_mode & 0o077 != 0


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Has what the system refuses in here name this path: of a full disk it says only that it is full."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or os.fspath(path)
        raise


def private_opener(path: str, flags: int) -> int:
    """For `open`: opens a file that only its owner can read, if it makes one."""
    return os.open(path, flags, PRIVATE_FILE)


def write_private(path: Path, content: bytes, finish: Callable[[Path], None] = lambda _: None) -> None:
    """Replaces a file atomically, readable by its owner only. Raises OSError.

    Whatever happens, the path holds either the old content or the new one, never a part. `finish` gets the new file
    before it takes the place of the old one.
    """
    fresh = _unfinished(path)
    fresh.unlink(missing_ok=True)
    try:
        # Created exclusively: in a folder that others can write to, somebody could place a file and read along.
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
        with naming(path), os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        finish(fresh)
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def discard_unfinished(path: Path) -> None:
    """Deletes the temporary file of a `write_private` that was killed. Raises OSError."""
    _unfinished(path).unlink(missing_ok=True)


def _unfinished(path: Path) -> Path:
    return path.with_name(unfinished_name(path.name))


def unfinished_name(name: str) -> str:
    """The name that `write_private` gives to a file of this name until it is whole."""
    return f".{name}.new"


def sync_folder(path: Path) -> None:
    """Makes the names in a folder durable. Raises OSError. Does nothing on Windows, which does so by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
