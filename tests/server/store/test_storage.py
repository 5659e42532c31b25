from pathlib import Path
from typing import BinaryIO

import pytest
from tinydb import TinyDB, where

from server.store.disk import Disk
from server.store.folder import PRIVATE_FILE
from server.store.line_format import line_of
from server.store.storage import TABLE, Damaged, LineStorage, NotASession, RewriteRefused, TooNew, WrittenByAnother


def body(position: int, text: str = "words") -> bytes:
    return b'{"seq":%d,"text":"%b"}' % (position, text.encode())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.jsonl"


@pytest.fixture
def three(path: Path) -> Path:
    storage = LineStorage(path)
    storage.append([body(1), body(2)])
    storage.append([body(3)])
    storage.close()
    return path


def texts(path: Path, *, read_only: bool = False) -> list[str]:
    storage = LineStorage(path, read_only=read_only)
    found = [document["text"] for document in TinyDB(storage=lambda: storage).table(TABLE)]
    storage.close()
    return found


def test_tinydb_reads_what_was_appended(three: Path) -> None:
    storage = LineStorage(three)
    table = TinyDB(storage=lambda: storage).table(TABLE)
    assert len(table) == 3
    document = table.get(doc_id=2)
    assert document is not None
    assert not isinstance(document, list)
    assert document["seq"] == 2
    assert [found["seq"] for found in table.search(where("seq") > 1)] == [2, 3]
    assert table.get(doc_id=4) is None
    assert table.get(doc_id=0) is None
    storage.close()


def test_tinydb_cannot_rewrite_it(three: Path) -> None:
    before = three.read_bytes()
    storage = LineStorage(three)
    table = TinyDB(storage=lambda: storage).table(TABLE)
    with pytest.raises(RewriteRefused):
        table.update({"text": "other words"})
    with pytest.raises(RewriteRefused):
        table.insert({"seq": 4})
    with pytest.raises(RewriteRefused):
        table.truncate()
    storage.close()
    assert three.read_bytes() == before


def test_only_its_owner_can_read_it(three: Path) -> None:
    assert three.stat().st_mode & 0o777 == 0o600


def test_what_is_read_only_is_left_as_it_is(three: Path) -> None:
    torn = three.read_bytes() + b'{"sum":"00'
    three.write_bytes(torn)
    storage = LineStorage(three, read_only=True)
    assert len(storage) == 3
    with pytest.raises(RewriteRefused):
        storage.append([body(4)])
    storage.close()
    assert three.read_bytes() == torn


def test_copies_of_lines_beside_the_file_are_deleted_with_it_rewritten_or_not(three: Path) -> None:
    beside = [
        three.with_name(name.format(name=three.name, stem=three.stem, end=three.suffix))
        for name in (
            "{name}.tail-at-99",
            ".{name}.tail-at-99.new",
            "{stem}-repaired{end}",
            "{stem}-repaired-2{end}",
            ".{stem}-repaired{end}.new",
        )
    ]
    other = three.with_name("notes")
    storage = LineStorage(three)
    for discard in (storage.discard_copies, lambda: storage.rewrite({1: b'{"seq":1}'})):
        for path in (*beside, other):
            path.write_bytes(b"words")
        discard()
        assert not any(path.exists() for path in beside)
        assert other.exists()
    storage.close()


def test_a_torn_tail_is_set_aside_and_counted(three: Path) -> None:
    whole = three.read_bytes()
    three.write_bytes(whole + line_of(body(4))[:-5])
    storage = LineStorage(three)
    assert storage.set_aside == 1
    storage.append([body(4, "again")])
    storage.close()
    assert texts(three) == ["words", "words", "words", "again"]
    (aside,) = three.parent.glob("*.tail-at-*")
    assert aside.read_bytes() == line_of(body(4))[:-5]
    assert aside.stat().st_mode & 0o777 == 0o600


def test_an_empty_file_and_a_torn_first_line_are_a_beginning(path: Path) -> None:
    for start in (b"", b'{"sum', b'{"sum":"0123abcd","format":"co'):
        path.write_bytes(start)
        storage = LineStorage(path)
        storage.append([body(1, "first")])
        storage.close()
        assert texts(path) == ["first"]


def test_a_damaged_line_inside_is_named(three: Path) -> None:
    lines = three.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b"words", b"wards")
    three.write_bytes(b"\n".join(lines))
    with pytest.raises(Damaged, match=r"Line 3 of .* is damaged; the 1 entries before it") as raised:
        LineStorage(three)
    assert (raised.value.line, raised.value.intact) == (3, 1)


def test_a_missing_line_inside_is_named(three: Path) -> None:
    lines = three.read_bytes().split(b"\n")
    three.write_bytes(b"\n".join(lines[:1] + lines[2:]))
    with pytest.raises(Damaged) as raised:
        LineStorage(three)
    assert raised.value.line == 2


def test_a_damaged_first_line_is_named(three: Path) -> None:
    three.write_bytes(three.read_bytes().replace(b"coprod", b"cOprod", 1))
    with pytest.raises(Damaged, match="Line 1 "):
        LineStorage(three)


@pytest.mark.parametrize("content", [b"hello\n", b"\x00" * 4096, b'{"sum":"0123abcd"}\n', b"PK\x03\x04", b"\n"])
def test_another_file_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(NotASession, match="is not a session"):
        LineStorage(path)
    assert path.read_bytes() == content


def test_a_file_of_a_newer_release_is_refused_and_left_alone(path: Path) -> None:
    content = line_of(b'{"format":"coprod","version":3}') + line_of(body(1))
    path.write_bytes(content)
    with pytest.raises(TooNew, match="newer release"):
        LineStorage(path)
    assert path.read_bytes() == content


class FullDisk(Disk):
    """Writes half of what it is given, then says that there is no space, as often as told."""

    def __init__(self, failures: int) -> None:
        self.failures = failures

    def write(self, file: BinaryIO, data: bytes) -> None:
        if self.failures:
            self.failures -= 1
            super().write(file, data[: len(data) // 2])
            raise OSError(28, "No space left on device")
        super().write(file, data)


def test_half_a_write_is_cut_away_before_the_next(three: Path) -> None:
    storage = LineStorage(three, FullDisk(failures=2))
    for _ in range(2):
        with pytest.raises(OSError, match="No space"):
            storage.append([body(4, "refused")])
        assert len(storage) == 3
    storage.append([body(4, "kept")])
    storage.close()
    assert texts(three) == ["words", "words", "words", "kept"]


def test_a_rewrite_puts_other_lines_in_their_place_and_begins_an_epoch(three: Path) -> None:
    storage = LineStorage(three)
    storage.rewrite({2: body(2, "")})
    assert (storage.epoch, len(storage)) == (2, 3)
    assert [storage.document(position)["text"] for position in (1, 2, 3)] == ["words", "", "words"]
    storage.append([body(4, "more")])
    storage.close()
    assert texts(three) == ["words", "", "words", "more"]
    again = LineStorage(three)
    assert again.epoch == 2
    again.close()


def test_a_rewritten_file_is_its_owners_alone(three: Path) -> None:
    storage = LineStorage(three)
    storage.rewrite({2: body(2, "")})
    storage.close()
    assert three.stat().st_mode & 0o777 == PRIVATE_FILE
    assert [path.name for path in three.parent.iterdir()] == [three.name]


def test_who_reads_while_it_is_rewritten_goes_on_with_the_old_lines(three: Path) -> None:
    reader, writer = LineStorage(three, read_only=True), LineStorage(three)
    assert reader.document(1)["text"] == "words"
    writer.rewrite({1: body(1, "much longer than it was"), 2: body(2, "")})
    assert [reader.document(position)["text"] for position in (1, 2, 3)] == ["words"] * 3
    reader.close()
    writer.close()


def test_a_file_of_the_first_version_is_of_the_first_epoch(path: Path) -> None:
    path.write_bytes(line_of(b'{"format":"coprod","version":1}') + line_of(body(1)))
    storage = LineStorage(path)
    assert (storage.epoch, storage.document(1)["text"]) == (1, "words")
    storage.rewrite({1: body(1, "")})
    assert storage.epoch == 2
    storage.close()
    assert texts(path) == [""]


def test_a_rewrite_that_the_disk_refuses_leaves_everything_as_it_was(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    storage, before = LineStorage(three), three.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr("server.store.storage.write_private", full)
        with pytest.raises(OSError, match="No space"):
            storage.rewrite({2: body(2, "")})
    assert three.read_bytes() == before
    assert (storage.epoch, storage.document(2)["text"]) == (1, "words")
    storage.append([body(4)])
    storage.rewrite({2: body(2, "")})
    storage.close()
    assert texts(three) == ["words", "", "words", "words"]


def test_what_a_failed_append_left_behind_is_not_kept_by_a_rewrite(three: Path) -> None:
    storage = LineStorage(three, FullDisk(failures=1))
    with pytest.raises(OSError, match="No space"):
        storage.append([body(4, "half of a line")])
    storage.rewrite({2: body(2, "")})
    assert b"half" not in three.read_bytes()
    storage.append([body(4)])
    storage.close()
    assert len(texts(three)) == 4


def test_a_rewrite_deletes_what_was_set_aside(three: Path) -> None:
    with three.open("ab") as file:
        file.write(b'{"sum":"0123abcd","seq":4,"text":"taken ba')
    storage = LineStorage(three)
    assert len([*three.parent.iterdir()]) == 2
    storage.rewrite({2: body(2, "")})
    storage.close()
    assert [*three.parent.iterdir()] == [three]


def test_a_rewrite_that_was_killed_leaves_nothing_behind_at_the_next_opening(three: Path) -> None:
    unfinished = three.with_name(f".{three.name}.new")
    unfinished.write_bytes(b"half a file")
    LineStorage(three, read_only=True).close()
    assert unfinished.exists(), "somebody who only reads changes nothing"
    LineStorage(three).close()
    assert not unfinished.exists()


def test_what_was_opened_for_reading_is_not_rewritten(three: Path) -> None:
    storage = LineStorage(three, read_only=True)
    with pytest.raises(RewriteRefused):
        storage.rewrite({2: body(2, "")})
    storage.close()


def test_a_file_that_another_program_extended_is_not_rewritten(three: Path) -> None:
    storage = LineStorage(three)
    with three.open("ab") as file:
        file.write(line_of(body(4, "of another program")))
    with pytest.raises(WrittenByAnother):
        storage.rewrite({2: body(2, "")})
    storage.close()
    assert b"of another program" in three.read_bytes()
