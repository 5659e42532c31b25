"""What lets people into a session, in a file of its own that only its owner can read."""

from pathlib import Path

import msgspec

from server.codec import decode, encode
from server.domain.join_code import JoinAccess
from server.store.folder import write_private


def load_join_access(path: Path) -> JoinAccess | None:
    """What is kept; None if there is no file or it cannot be understood. Raises OSError."""
    try:
        return decode(path.read_bytes(), JoinAccess)
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def keep_join_access(path: Path, access: JoinAccess) -> None:
    """Replaces what is kept. Raises OSError."""
    write_private(path, encode(access))
