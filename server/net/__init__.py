"""The sockets and pages of the server."""

from typing import Final

DEFAULT_PORT: Final = 8765
