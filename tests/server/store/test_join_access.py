from pathlib import Path

import pytest

from server.store.join_access import keep_join_access, load_join_access
from tests.server.conftest import ACCESS


def test_it_is_kept_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "join.json"
    assert load_join_access(path) is None
    keep_join_access(path, ACCESS)
    assert load_join_access(path) == ACCESS
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"\xff", b'{"code":1,"invitation":2}'])
def test_a_damaged_file_counts_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "join.json"
    path.write_bytes(content)
    assert load_join_access(path) is None
