"""Reads the record of a session from its file and writes it out; it must not change that file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from server.codec import entry_from
from server.domain.events import Entry
from server.domain.evolve import apply
from server.domain.state import State
from server.exports.bundle import files
from server.folder import PRIVATE_FOLDER, SessionFolder, write_private
from server.storage import AppendOnlyStorage


@dataclass(frozen=True, slots=True)
class Recorded:
    """All entries of a session, and the state that they lead to."""

    state: State
    entries: Sequence[Entry]


def read(folder: SessionFolder) -> Recorded:
    """The record of a session that runs, has ended or was killed. Raises storage.Unreadable and OSError."""
    storage = AppendOnlyStorage(folder.journal, read_only=True)
    try:
        entries = [entry_from(storage.document(position)) for position in range(1, len(storage) + 1)]
    finally:
        storage.close()
    state = State()
    for entry in entries:
        state = apply(state, entry)
    return Recorded(state, entries)


def export(folder: SessionFolder, to: Path) -> tuple[Path, ...]:
    """Writes the record into `to`, made where it is missing, for its owner only. Raises Unreadable and OSError."""
    recorded = read(folder)
    to.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    written = []
    for name, content in files(recorded.state, recorded.entries):
        write_private(to / name, content)
        written.append(to / name)
    return tuple(written)
