"""Where one session keeps its files; it must not know what stands in them."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PRIVATE_FOLDER: Final = 0o700
PRIVATE_FILE: Final = 0o600


@dataclass(frozen=True, slots=True)
class SessionFolder:
    """The folder of one session, named by its id; only its owner may enter it."""

    path: Path

    @property
    def session(self) -> str:
        """The session's id."""
        return self.path.name

    @property
    def journal(self) -> Path:
        """The record: a line an entry."""
        return self.path / "journal.jsonl"

    @property
    def token(self) -> Path:
        """The facilitator's token, in hexadecimal digits."""
        return self.path / "token"

    @property
    def run(self) -> Path:
        """Says how to reach the server while it runs; stale once nobody holds `lock`."""
        return self.path / "run.json"

    @property
    def lock(self) -> Path:
        """Held by the server for as long as it lives."""
        return self.path / "lock"

    @property
    def log(self) -> Path:
        """What the server had to say; never anybody's words, name or address."""
        return self.path / "server.log"

    def make(self) -> None:
        """Makes the folder for its owner only. Raises OSError."""
        self.path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


def write_private(path: Path, content: bytes) -> None:
    """Replaces a file for its owner only: afterwards the old content stands there or the new one, never half.

    Raises OSError.
    """
    fresh = _unfinished(path)
    fresh.unlink(missing_ok=True)
    try:
        # Made anew: what another put there, in a folder that others may write to, would let them read along.
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def discard_unfinished(path: Path) -> None:
    """Deletes what a `write_private` that was killed left beside the file. Raises OSError."""
    _unfinished(path).unlink(missing_ok=True)


def _unfinished(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def sync_folder(path: Path) -> None:
    """Makes the names in a folder durable; Windows has no way to ask for that and does so by itself. Raises OSError."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
