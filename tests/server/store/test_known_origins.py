from pathlib import Path

import pytest

from server.store.known_origins import keep_origins, load_origins


def test_origins_are_kept(tmp_path: Path) -> None:
    kept = tmp_path / "origins.json"
    keep_origins(kept, ("http://192.0.2.9:8765", "http://laptop.local:8765"))
    assert load_origins(kept) == ("http://192.0.2.9:8765", "http://laptop.local:8765")


@pytest.mark.parametrize("damaged", [b"", b"[1]", b"{", b"\xff"])
def test_a_file_that_is_missing_or_damaged_holds_none(tmp_path: Path, damaged: bytes) -> None:
    kept = tmp_path / "origins.json"
    assert load_origins(kept) == ()
    kept.write_bytes(damaged)
    assert load_origins(kept) == ()
