"""Where the server of a session shall listen."""

from dataclasses import dataclass
from typing import Final

LOOPBACK: Final = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class ListenOptions:
    """The options of the server's socket; None leaves the choice to the server."""

    #: The port; 0 for any free one.
    port: int | None = None
    #: An address of this machine.
    host: str | None = None
    #: The address that people use, where a proxy or tunnel stands between.
    public_url: str | None = None

    def options(self) -> tuple[str, ...]:
        """The same as arguments of the server's command line."""
        chosen = (("--port", self.port), ("--host", self.host), ("--public-url", self.public_url))
        return tuple(f"{name}={value}" for name, value in chosen if value is not None)


EVERYWHERE: Final = ListenOptions()
