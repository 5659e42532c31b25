"""The file of the drop-in box: whole or as it was, for its owner alone, and telling nothing by its length or times."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from server.domain.concerns import Box, Concern
from server.store.box_file import STEP, discard_damaged, keep_box, load_box, read_box
from tests.server.conftest import START

FULL = Box(
    waiting=tuple(Concern(f"concern-{number}", "room", "W" * 900) for number in range(40)),
    keys=tuple(f"{number:064}" for number in range(40)),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "box"


def test_it_is_kept_for_its_owner_only(path: Path) -> None:
    assert load_box(path) == (Box(), False)
    keep_box(path, FULL, START)
    assert load_box(path) == (FULL, False)
    assert read_box(path) == FULL
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o600
    assert [known.name for known in path.parent.iterdir()] == ["box"]


def test_neither_its_length_nor_its_time_tells_what_came_in_when(path: Path) -> None:
    seen = set()
    for number in range(41):
        keep_box(
            path, Box(waiting=FULL.waiting[:number], keys=FULL.keys[:number]), START + timedelta(seconds=number / 2)
        )
        seen.add((path.stat().st_size, path.stat().st_mtime))
    minute = START.replace(second=0, microsecond=0)
    assert seen == {(STEP, minute.timestamp())}


def test_more_than_fits_takes_one_more_step(path: Path) -> None:
    keep_box(path, Box(waiting=tuple(Concern(f"c-{n}", "room", "W" * 990) for n in range(100))), START)
    assert path.stat().st_size == 2 * STEP
    assert len(read_box(path).waiting) == 100


def test_where_the_disk_refuses_the_old_one_stays_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_box(path, FULL, START)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for broken in ("open", "fsync", "utime"):
        with monkeypatch.context() as patched:
            patched.setattr(os, broken, refuse)
            with pytest.raises(OSError, match="No space left"):
                keep_box(path, Box(), START)
        assert read_box(path) == FULL
        assert [known.name for known in path.parent.iterdir()] == ["box"]


def test_one_that_was_killed_while_it_was_written_opens_and_leaves_nothing_half(path: Path) -> None:
    keep_box(path, FULL, START)
    unfinished = path.with_name(".box.new")
    unfinished.write_bytes(b'{"waiting":[{"text":"half')
    assert load_box(path) == (FULL, False)
    assert not unfinished.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b'{"waiting":[{"id":1}]}'])
def test_one_that_cannot_be_read_is_set_aside_until_the_close(path: Path, content: bytes) -> None:
    for number in (1, 2):
        path.write_bytes(content)
        assert load_box(path) == (Box(), True)
        assert path.with_name(f"box.damaged-{number}").read_bytes() == content
    discard_damaged(path)
    assert list(path.parent.iterdir()) == []
