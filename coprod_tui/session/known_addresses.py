"""Remembers where each session was to be found; it must not know how servers are started.

A phone keeps its words under the address that it came by, so a session opened again listens where it did before.
"""

import socket
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from coprod_tui.session.listen_options import Listening
from server.codec import decode, encode
from server.store.folder import SessionFolder, write_private

EVERYWHERE = "0.0.0.0"  # noqa: S104 - what the server binds to without a host


def remember(folder: SessionFolder, listening: Listening) -> None:
    """Keeps what was chosen for a session. Raises OSError."""
    write_private(_file(folder), encode(listening))


def remembered(folder: SessionFolder) -> Listening:
    """Where the session is to listen again: as before, but for a port that another program has taken meanwhile."""
    try:
        before = decode(_file(folder).read_bytes(), Listening)
    except (FileNotFoundError, msgspec.DecodeError):
        return Listening()
    return before if _is_free(before) else replace(before, port=None)


def found_at(listening: Listening, url: str) -> Listening:
    """What was chosen, with the port that came of it; behind a public address it cannot be known."""
    port = None if listening.public_url else urlsplit(url).port
    return replace(listening, port=port or listening.port)


def _is_free(listening: Listening) -> bool:
    try:
        socket.create_server((listening.host or EVERYWHERE, listening.port or 0)).close()
    except OSError:
        return False
    return True


def _file(folder: SessionFolder) -> Path:
    return folder.path / "listening.json"
