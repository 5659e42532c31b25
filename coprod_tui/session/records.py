"""Reads the record of a session from its file and exports it."""

from pathlib import Path

from server.domain.evolve import fold
from server.domain.state import State
from server.exports.bundle import files
from server.store.file_journal import raising_not_understood, read_entries
from server.store.folder import PRIVATE_FOLDER, SessionFolder, write_private


class FolderHoldsSessions(Exception):
    """The chosen folder holds sessions; the message says so in one sentence."""


def state_of(folder: SessionFolder) -> State:
    """The state after all entries of a session's record. Raises Unreadable and OSError."""
    with raising_not_understood(folder.journal):
        return fold(read_entries(folder.journal))


def export(folder: SessionFolder, to: Path) -> tuple[Path, ...]:
    """Writes the export into `to`, which is created if missing, for its owner only.

    Raises FolderHoldsSessions where its files would replace those of sessions, Unreadable and OSError.
    """
    if to.resolve().is_relative_to(folder.path.parent.resolve()):
        raise FolderHoldsSessions(
            f"{to} is where coprod keeps its sessions; please choose another folder for what is taken away."
        )
    with raising_not_understood(folder.journal):
        entries = tuple(read_entries(folder.journal))
        state = fold(entries)
    to.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    written = []
    for name, content in files(state, entries):
        write_private(to / name, content)
        written.append(to / name)
    return tuple(written)
