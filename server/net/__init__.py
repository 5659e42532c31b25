"""The sockets of the server; they must not know the rules of a session, only its port."""

from typing import Final

DEFAULT_PORT: Final = 8765
