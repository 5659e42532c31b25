"""Remembers where each session was served.

A phone keeps its words under the address that it came by, so a session that is opened again listens where it did
before.
"""

import socket
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from coprod_tui.session.listen_options import ListenOptions
from server.codec import decode, encode
from server.store.folder import SessionFolder, write_private

EVERYWHERE = "0.0.0.0"  # noqa: S104 - what the server binds to without a host


def remember(folder: SessionFolder, listen: ListenOptions) -> None:
    """Stores where a session listens. Raises OSError."""
    write_private(_file(folder), encode(listen))


def recall(folder: SessionFolder) -> ListenOptions:
    """Where the session shall listen again: as before, except for a port that another program has taken meanwhile."""
    try:
        before = decode(_file(folder).read_bytes(), ListenOptions)
    except (FileNotFoundError, msgspec.DecodeError):
        return ListenOptions()
    return before if _is_free(before) else replace(before, port=None)


def with_port_of(listen: ListenOptions, url: str) -> ListenOptions:
    """The options that were chosen, with the port of `url`; behind a public address the port is unknown."""
    port = None if listen.public_url else urlsplit(url).port
    return replace(listen, port=port or listen.port)


def _is_free(listen: ListenOptions) -> bool:
    try:
        socket.create_server((listen.host or EVERYWHERE, listen.port or 0)).close()
    except OSError:
        return False
    return True


def _file(folder: SessionFolder) -> Path:
    return folder.path / "listening.json"
