from pathlib import Path
from typing import BinaryIO

import pytest
from tinydb import TinyDB, where

from server.store.disk import Disk
from server.store.storage import (
    TABLE,
    AppendOnlyStorage,
    Damaged,
    NotASession,
    RewriteRefused,
    TooNew,
    body_of,
    line_of,
)


def body(position: int, text: str = "words") -> bytes:
    return b'{"seq":%d,"text":"%b"}' % (position, text.encode())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.jsonl"


@pytest.fixture
def three(path: Path) -> Path:
    storage = AppendOnlyStorage(path)
    storage.append([body(1), body(2)])
    storage.append([body(3)])
    storage.close()
    return path


def texts(path: Path, *, read_only: bool = False) -> list[str]:
    storage = AppendOnlyStorage(path, read_only=read_only)
    found = [document["text"] for document in TinyDB(storage=lambda: storage).table(TABLE)]
    storage.close()
    return found


def test_tinydb_reads_what_was_appended(three: Path) -> None:
    storage = AppendOnlyStorage(three)
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
    storage = AppendOnlyStorage(three)
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
    storage = AppendOnlyStorage(three, read_only=True)
    assert len(storage) == 3
    with pytest.raises(RewriteRefused):
        storage.append([body(4)])
    storage.close()
    assert three.read_bytes() == torn


def test_a_torn_tail_is_set_aside_and_counted(three: Path) -> None:
    whole = three.read_bytes()
    three.write_bytes(whole + line_of(body(4))[:-5])
    storage = AppendOnlyStorage(three)
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
        storage = AppendOnlyStorage(path)
        storage.append([body(1, "first")])
        storage.close()
        assert texts(path) == ["first"]


def test_a_damaged_line_inside_is_named(three: Path) -> None:
    lines = three.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b"words", b"wards")
    three.write_bytes(b"\n".join(lines))
    with pytest.raises(Damaged, match=r"Line 3 of .* is damaged; the 1 entries before it") as raised:
        AppendOnlyStorage(three)
    assert (raised.value.line, raised.value.intact) == (3, 1)


def test_a_missing_line_inside_is_named(three: Path) -> None:
    lines = three.read_bytes().split(b"\n")
    three.write_bytes(b"\n".join(lines[:1] + lines[2:]))
    with pytest.raises(Damaged) as raised:
        AppendOnlyStorage(three)
    assert raised.value.line == 2


def test_a_damaged_first_line_is_named(three: Path) -> None:
    three.write_bytes(three.read_bytes().replace(b"coprod", b"cOprod", 1))
    with pytest.raises(Damaged, match="Line 1 "):
        AppendOnlyStorage(three)


@pytest.mark.parametrize("content", [b"hello\n", b"\x00" * 4096, b'{"sum":"0123abcd"}\n', b"PK\x03\x04", b"\n"])
def test_another_file_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(NotASession, match="is not a session"):
        AppendOnlyStorage(path)
    assert path.read_bytes() == content


def test_a_file_of_a_newer_release_is_refused_and_left_alone(path: Path) -> None:
    content = line_of(b'{"format":"coprod","version":2}') + line_of(body(1))
    path.write_bytes(content)
    with pytest.raises(TooNew, match="newer release"):
        AppendOnlyStorage(path)
    assert path.read_bytes() == content


def test_a_line_says_when_it_was_changed() -> None:
    line = line_of(body(1))
    assert body_of(line) == body(1)[1:-1]
    for position in range(len(line)):
        changed = line[:position] + bytes([line[position] ^ 1]) + line[position + 1 :]
        assert body_of(changed) is None


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
    storage = AppendOnlyStorage(three, FullDisk(failures=2))
    for _ in range(2):
        with pytest.raises(OSError, match="No space"):
            storage.append([body(4, "refused")])
        assert len(storage) == 3
    storage.append([body(4, "kept")])
    storage.close()
    assert texts(three) == ["words", "words", "words", "kept"]
