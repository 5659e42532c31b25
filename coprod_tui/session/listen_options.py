"""Where the server of a session shall listen."""

from dataclasses import dataclass
from typing import Final

from coprod_tui.model.settings import Settings

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

    def otherwise(self, settings: Settings) -> "ListenOptions":
        """These options, with the settings where nothing was said."""
        port = None if settings.port == "auto" else settings.port
        return ListenOptions(
            port if self.port is None else self.port, self.host or settings.host or None, self.public_url
        )


#: Nothing was said about it.
NOT_SAID: Final = ListenOptions()
