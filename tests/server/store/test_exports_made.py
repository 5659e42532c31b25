"""What is entered of exports, and what spoils none of it."""

from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from server.domain.exports_made import ExportMade
from server.store.exports_made import enter_export, exports_reader, read_exports

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
ONE = ExportMade(AT, "one", ("report.md",), ("c-1", "c-2"))
TWO = ExportMade(AT, "two", ("report.md",), ("c-2",))


def test_exports_are_read_in_the_order_in_which_they_were_entered(tmp_path: Path) -> None:
    path = tmp_path / "exports.jsonl"
    assert read_exports(path) == ()
    enter_export(path, ONE)
    enter_export(path, TWO)
    assert read_exports(path) == (ONE, TWO)


def test_the_last_line_on_an_export_says_what_became_of_it(tmp_path: Path) -> None:
    path = tmp_path / "exports.jsonl"
    begun = ExportMade(AT, "one", contributions=("c-1", "c-2", "c-3"), unfinished=True, id="e-1")
    made, other = replace(ONE, id="e-1"), replace(TWO, id="e-2")
    enter_export(path, begun)
    assert read_exports(path) == (begun,)
    enter_export(path, other)
    enter_export(path, made)
    assert read_exports(path) == (made, other)
    enter_export(path, ExportMade(AT, "two", id="e-2"))
    assert read_exports(path) == (made,)


def test_a_line_that_was_torn_or_is_no_export_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "exports.jsonl"
    enter_export(path, ONE)
    path.write_bytes(path.read_bytes() + b'\n{"at":"2026' + b"\n\xff\n[]\n" + b'{"at":')
    enter_export(path, TWO)
    assert read_exports(path) == (ONE, TWO)


def test_a_reader_sees_what_others_enter(tmp_path: Path) -> None:
    path = tmp_path / "exports.jsonl"
    read = exports_reader(path)
    assert read() == ()
    enter_export(path, ONE)
    first = read()
    assert first == (ONE,)
    assert read() is first
    enter_export(path, TWO)
    assert read() == (ONE, TWO)


def test_a_reader_keeps_what_it_knows_where_the_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "exports.jsonl"
    enter_export(path, ONE)
    read = exports_reader(path)
    assert read() == (ONE,)
    path.unlink()
    path.mkdir()
    assert read() == (ONE,)
