"""Exports and repairs records for the command line."""

from datetime import datetime
from pathlib import Path

import msgspec

from coprod_tui.diagnostics import Failure, answer, as_failure, say
from coprod_tui.session import records
from coprod_tui.session.output_files import WouldReplace
from server.projections.counting import many
from server.store.folder import SessionFolder
from server.store.repair import repair
from server.store.storage import Unreadable


def export_record(folder: SessionFolder, to: Path, at: datetime, *, force: bool) -> None:
    """Writes the record of a session into the folder `to` and prints the paths of its files. Raises Failure."""
    if not folder.journal.exists():
        raise Failure(f"The session {folder.session} never began, so there is nothing to export.")
    with as_failure(Unreadable, records.FolderHoldsSessions, records.WordsStay, WouldReplace):
        for path in records.export(folder, to, at, force=force):
            answer(str(path))
        damaged = records.damaged_lines(folder)
    if damaged:
        say(f"{many(damaged, 'damaged line is', 'damaged lines are')} not in this, from the end of the record.")


def export_concerns(folder: SessionFolder, to: Path, *, force: bool) -> None:
    """Writes the released concerns of a session into the folder `to` and prints the file's path. Raises Failure."""
    if not folder.box.exists():
        raise Failure(f"The session {folder.session} has no drop-in box, so there are no concerns to export.")
    with as_failure(records.FolderHoldsSessions, WouldReplace):
        try:
            written = records.export_concerns(folder, to, force=force)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Failure(f"{folder.box} cannot be read as a drop-in box.") from error
    for path in written:
        answer(str(path))


def repair_record(file: Path) -> None:
    """Writes a repaired copy of a session file, and prints what was lost. Raises Failure."""
    with as_failure(Unreadable):
        repaired = repair(file)
    lost = many(repaired.lost, "line") if repaired.lost else "no lines"
    answer(f"{repaired.copy}: {repaired.kept} entries kept, {lost} lost.")
    if repaired.first_line_lost:
        answer("The title and the code were lost, so new ones were made; the roles are the usual ones.")
    answer(f"To open it, move {file.name} to another folder and give the copy that name.")
