import errno
import os
from pathlib import Path

import pytest

from server.store.folder import SessionFolder, write_private


def test_only_the_owner_may_enter(tmp_path: Path) -> None:
    folder = SessionFolder(tmp_path / "sessions" / "s-1")
    folder.make()
    folder.make()
    assert folder.path.stat().st_mode & 0o777 == 0o700
    assert folder.session == "s-1"
    files = {folder.journal, folder.token, folder.run, folder.lock, folder.log}
    assert {file.parent for file in files} == {folder.path}
    assert len(files) == 5


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in other ways")
def test_a_folder_that_others_could_enter_is_closed_to_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = SessionFolder(tmp_path / "s-1")
    folder.path.mkdir()
    folder.path.chmod(0o755)
    assert folder.is_exposed()
    folder.make()
    assert folder.path.stat().st_mode & 0o777 == 0o700
    assert not folder.is_exposed()

    def refuse(*_: object) -> None:
        raise PermissionError

    folder.path.chmod(0o750)
    monkeypatch.setattr(Path, "chmod", refuse)
    folder.make()
    assert folder.is_exposed()


def test_a_file_is_replaced_whole_and_private(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_private(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_when_replacing_fails_the_old_content_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "token"
    write_private(path, b"old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, refuse)
    with pytest.raises(OSError, match="No space"):
        write_private(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(os.name == "nt", reason="links need special rights there")
def test_what_a_full_disk_refuses_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space left") as raised:
        write_private(tmp_path / "token", b"new")
    assert raised.value.filename == str(tmp_path / "token")


def test_what_another_put_in_the_way_is_not_written_through(tmp_path: Path) -> None:
    watched = tmp_path / "watched"
    watched.write_bytes(b"mine")
    (tmp_path / ".people.csv.new").symlink_to(watched)
    write_private(tmp_path / "people.csv", b"names")
    assert watched.read_bytes() == b"mine"
    assert not (tmp_path / "people.csv").is_symlink()
    assert (tmp_path / "people.csv").read_bytes() == b"names"


def test_nothing_is_left_beside_what_cannot_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "people.csv").mkdir()
    with pytest.raises(OSError, match=r"people\.csv"):
        write_private(tmp_path / "people.csv", b"names")
    assert [path.name for path in tmp_path.iterdir()] == ["people.csv"]
