from pathlib import Path

import pytest

from coprod_tui.session import output_files
from coprod_tui.session.output_files import WouldReplace, require_free, write_output, write_outputs


def test_a_file_is_for_its_owner_only_and_replaced_only_where_that_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    require_free(file, force=False)
    write_output(file, b"one", force=False)
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(WouldReplace, match=f"There is a file {file} already; .* --force"):
        write_output(file, b"two", force=False)
    with pytest.raises(WouldReplace, match=f"There is a file {file} already"):
        require_free(file, force=False)
    assert file.read_bytes() == b"one"
    require_free(file, force=True)
    write_output(file, b"two", force=True)
    assert file.read_bytes() == b"two"


def test_a_link_to_nowhere_is_not_followed(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "target")
    with pytest.raises(WouldReplace):
        write_output(link, b"x", force=False)
    with pytest.raises(WouldReplace):
        write_outputs(tmp_path, {"a": b"", "link": b"x"}, force=False)
    assert {path.name for path in tmp_path.iterdir()} == {"link"}


def test_a_file_that_the_disk_has_no_room_for_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __enter__(self) -> "Full":
            (tmp_path / "new").touch()
            return self

        def __exit__(self, *_: object) -> None: ...

        def write(self, content: bytes) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(output_files, "open", lambda *_, **__: Full(), raising=False)
    with pytest.raises(OSError, match="No space"):
        write_output(tmp_path / "new", b"x", force=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_gets_all_files_or_none(tmp_path: Path) -> None:
    out = tmp_path / "a" / "out"
    assert write_outputs(out, {"a": b"1", "b": b"2"}, force=False) == (out / "a", out / "b")
    assert out.stat().st_mode & 0o777 == 0o700
    (out / "a").unlink()
    with pytest.raises(WouldReplace, match="out has b already"):
        write_outputs(out, {"a": b"3", "b": b"3"}, force=False)
    assert not (out / "a").exists()
    write_outputs(out, {"a": b"3", "b": b"3"}, force=True)
    with pytest.raises(WouldReplace, match="out has a and 1 more file already"):
        write_outputs(out, {"a": b"4", "b": b"4"}, force=False)
    assert (out / "b").read_bytes() == b"3"
