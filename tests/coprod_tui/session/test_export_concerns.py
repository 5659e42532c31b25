"""Concerns are exported by themselves: those that were shown, without author, time or order."""

import csv
from pathlib import Path

import msgspec
import pytest

from coprod_tui.cli.arguments import parse
from coprod_tui.cli.options import Export
from coprod_tui.cli.records import export_concerns
from coprod_tui.diagnostics import Failure
from coprod_tui.session import records
from coprod_tui.session.output_files import WouldReplace
from server.domain.concerns import Box, Concern, Talk
from server.store.box_file import keep_box
from server.store.folder import SessionFolder
from tests.server.conftest import START

BOX = Box(
    waiting=(Concern("concern-1", "room", "Never shown"),),
    released=(
        Concern("concern-3", "room", "=Later\x1b[2J"),
        Concern("concern-2", "facilitators", "Nobody asks, “they” say."),
        Concern("concern-4", "room", "Earlier"),
    ),
    talks=(Talk("talk-1", "facilitator", "By the door"),),
    keys=("a" * 64,),
    talks_asked=1,
)


@pytest.fixture
def folder(tmp_path: Path) -> SessionFolder:
    folder = SessionFolder(tmp_path / "sessions" / "s-1")
    folder.make()
    return folder


def test_what_was_shown_is_written_and_nothing_else(folder: SessionFolder, tmp_path: Path) -> None:
    keep_box(folder.box, BOX, START)
    (path,) = records.export_concerns(folder, tmp_path / "out", force=False)
    assert [known.name for known in (tmp_path / "out").iterdir()] == ["concerns.csv"]
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["to", "text"],
        ["facilitators", "Nobody asks, “they” say."],
        ["room", "'=Later\ufffd[2J"],
        ["room", "Earlier"],
    ]
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(WouldReplace):
        records.export_concerns(folder, tmp_path / "out", force=False)
    with pytest.raises(records.FolderHoldsSessions):
        records.export_concerns(folder, folder.path, force=False)


def test_a_session_without_a_box_or_with_a_damaged_one_says_so(folder: SessionFolder, tmp_path: Path) -> None:
    with pytest.raises(Failure, match="has no drop-in box"):
        export_concerns(folder, tmp_path / "out", force=False)
    folder.box.write_bytes(b"{")
    with pytest.raises(Failure, match="cannot be read as a drop-in box"):
        export_concerns(folder, tmp_path / "out", force=False)
    with pytest.raises(msgspec.DecodeError):
        records.export_concerns(folder, tmp_path / "out", force=False)


def test_it_is_off_unless_asked_for() -> None:
    assert parse(["export", "s-1"]) == Export("s-1", None, force=False, concerns=False)
    assert parse(["export", "s-1", "--concerns"]) == Export("s-1", None, force=False, concerns=True)
