import os
from pathlib import Path

import pytest

from server.folder import SessionFolder, write_private


def test_only_the_owner_may_enter(tmp_path: Path) -> None:
    folder = SessionFolder(tmp_path / "sessions" / "s-1")
    folder.make()
    folder.make()
    assert folder.path.stat().st_mode & 0o777 == 0o700
    assert folder.session == "s-1"
    files = {folder.journal, folder.token, folder.run, folder.lock, folder.log}
    assert {file.parent for file in files} == {folder.path}
    assert len(files) == 5


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
