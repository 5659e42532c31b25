"""Reads the record of a session from its file and exports it."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Final

from msgspec.structs import replace

from coprod_tui.session.output_files import WouldReplace, write_outputs
from server.domain.events import Entry
from server.domain.evolve import fold
from server.domain.exports_made import ExportMade
from server.domain.state import State
from server.exports.bundle import files
from server.exports.controls import without_controls
from server.exports.tables import concerns_csv
from server.projections.exported_session import ExportedSession, exported_session
from server.projections.leaving import leaves_still
from server.projections.record import record
from server.store.box_file import read_box
from server.store.exports_made import enter_export
from server.store.file_journal import damaged_at_end, raising_not_understood, read_entries
from server.store.folder import SessionFolder
from server.store.library import SessionRecord

#: How often an export is made anew because words may leave the room no longer.
_TRIES: Final = 5


class WordsStay(Exception):
    """Words were kept to the room again and again while an export was made; the message says so in one sentence."""


class FolderHoldsSessions(Exception):
    """The chosen folder holds sessions; the message says so in one sentence."""


def state_of(folder: SessionFolder) -> State:
    """The state after all entries of a session's record. Raises Unreadable and OSError."""
    with raising_not_understood(folder.journal):
        return fold(read_entries(folder.journal))


def export(folder: SessionFolder, to: Path, at: datetime, *, force: bool) -> tuple[Path, ...]:
    """Writes the export into `to`, which is created if missing, for its owner only; returns the paths of its files.

    It is entered beside the record, as begun at `at` and then as finished, unless the disk refuses that. Where somebody
    keeps words to the room or takes them back meanwhile, it is made anew without them.
    Raises FolderHoldsSessions where `to` is among the folders of sessions, WouldReplace where files are there already
    and `force` does not replace them, WordsStay where it had to be made anew too often, Unreadable and OSError.
    """
    _require_outside(folder, to)
    begun = ExportMade(at, str(to), unfinished=True, id=token_hex(16))
    nothing = replace(begun, unfinished=False)
    entries = _entries(folder)
    for _ in range(_TRIES):
        exported = _exported(folder, entries)
        begun = replace(begun, contributions=tuple(kept.id for kept in exported.record.contributions))
        # Who keeps words to the room from here on is told of this export; who did before is heeded below.
        _enter(folder, begun)
        try:
            written = write_outputs(to, dict(files(exported)), force=force)
        except (OSError, WouldReplace):
            _enter(folder, nothing)
            raise
        earlier, entries = entries, _entries(folder)
        if entries == earlier or leaves_still(exported.record, record(fold(entries))):
            _enter(folder, replace(begun, files=tuple(path.name for path in written), unfinished=False))
            return written
        for path in written:
            path.unlink(missing_ok=True)
    _enter(folder, nothing)
    raise WordsStay("People keep words to the room just now, so nothing was exported; please export once more.")


def export_concerns(folder: SessionFolder, to: Path, *, force: bool) -> tuple[Path, ...]:
    """Writes the released concerns of a session into `to`, as `export` does, and nothing else.

    Raises FolderHoldsSessions and WouldReplace likewise, msgspec.DecodeError where the box cannot be read, and OSError.
    """
    _require_outside(folder, to)
    concerns = without_controls(concerns_csv(read_box(folder.box).released))
    return write_outputs(to, {"concerns.csv": concerns}, force=force)


def _require_outside(folder: SessionFolder, to: Path) -> None:
    if to.resolve().is_relative_to(folder.path.parent.resolve()):
        raise FolderHoldsSessions(
            f"{to} is where coprod keeps its sessions; please choose another folder for what is taken away."
        )


def _entries(folder: SessionFolder) -> tuple[Entry, ...]:
    with raising_not_understood(folder.journal):
        return tuple(read_entries(folder.journal))


def _exported(folder: SessionFolder, entries: tuple[Entry, ...]) -> ExportedSession:
    with raising_not_understood(folder.journal):
        return exported_session(fold(entries), entries)


def _enter(folder: SessionFolder, made: ExportMade) -> None:
    """Enters an export; a record on a medium that cannot be written is exported all the same."""
    with suppress(OSError):
        enter_export(folder.exports, made)


def damaged_lines(folder: SessionFolder) -> int:
    """How many damaged lines at the end of a session's record no export holds. Raises Unreadable and OSError."""
    return damaged_at_end(folder.journal)


def export_name(record: SessionRecord, at: datetime) -> str:
    """The name of the folder for an export made at `at`, in local time, so that newer ones stand below older ones.

    It has no words of the title, which would be seen by whoever looks over one's shoulder or shares the disk.
    """
    mark = "-practice" if record.practice else ""
    return f"{at.astimezone():%Y-%m-%d-%H%M%S}-{record.id}{mark}"
