"""Reads the record of a session from its file and exports it."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from coprod_tui.session.output_files import write_outputs
from server.domain.evolve import fold
from server.domain.exports_made import ExportMade
from server.domain.state import State
from server.exports.bundle import files
from server.projections.exported_session import exported_session
from server.store.exports_made import enter_export
from server.store.file_journal import damaged_at_end, raising_not_understood, read_entries
from server.store.folder import SessionFolder
from server.store.library import SessionRecord


class FolderHoldsSessions(Exception):
    """The chosen folder holds sessions; the message says so in one sentence."""


def state_of(folder: SessionFolder) -> State:
    """The state after all entries of a session's record. Raises Unreadable and OSError."""
    with raising_not_understood(folder.journal):
        return fold(read_entries(folder.journal))


def export(folder: SessionFolder, to: Path, at: datetime, *, force: bool) -> tuple[Path, ...]:
    """Writes the export into `to`, which is created if missing, for its owner only; returns the paths of its files.

    It is entered beside the record as made at `at`, unless the disk refuses that.
    Raises FolderHoldsSessions where `to` is among the folders of sessions, WouldReplace where files are there already
    and `force` does not replace them, Unreadable and OSError.
    """
    if to.resolve().is_relative_to(folder.path.parent.resolve()):
        raise FolderHoldsSessions(
            f"{to} is where coprod keeps its sessions; please choose another folder for what is taken away."
        )
    with raising_not_understood(folder.journal):
        entries = tuple(read_entries(folder.journal))
        exported = exported_session(fold(entries), entries)
    written = write_outputs(to, dict(files(exported)), force=force)
    said = tuple(kept.id for kept in exported.record.contributions)
    with suppress(OSError):  # a record on a medium that cannot be written is exported all the same
        enter_export(folder.exports, ExportMade(at, str(to), tuple(path.name for path in written), said))
    return written


def damaged_lines(folder: SessionFolder) -> int:
    """How many damaged lines at the end of a session's record no export holds. Raises Unreadable and OSError."""
    return damaged_at_end(folder.journal)


def export_name(record: SessionRecord, at: datetime) -> str:
    """The name of the folder for an export made at `at`, in local time, so that newer ones stand below older ones.

    It has no words of the title, which would be seen by whoever looks over one's shoulder or shares the disk.
    """
    mark = "-practice" if record.practice else ""
    return f"{at.astimezone():%Y-%m-%d-%H%M%S}-{record.id}{mark}"
