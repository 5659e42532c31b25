import asyncio
from pathlib import Path

import pytest

from tests.server.store import keep
from tests.server.store.test_kept import told


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_session_is_kept_once_and_never_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keep, "KEPT", tmp_path)
    asyncio.run(keep.keep("a-session"))
    written = contents(tmp_path)
    assert {"a-session.json", "a-session.jsonl"} <= written.keys()
    assert told(tmp_path / "a-session.jsonl")["ended"]
    with pytest.raises(FileExistsError):
        asyncio.run(keep.keep("a-session"))
    assert contents(tmp_path) == written
