"""The origins under which phones loaded the page of a session, in a file of their own."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from server.codec import decode, encode
from server.store.folder import write_private


def load_origins(path: Path) -> tuple[str, ...]:
    """What is kept; nothing if there is no file or it cannot be read or understood."""
    try:
        return decode(path.read_bytes(), tuple[str, ...])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return ()


def keep_origins(path: Path, origins: Sequence[str]) -> None:
    """Replaces what is kept. Raises OSError."""
    write_private(path, encode(origins))
