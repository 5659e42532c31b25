"""Where the server of a session shall listen; it must not know whether it can."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListenOptions:
    """What the server is told; None leaves the choice to it.

    `port` 0 takes a free one; `host` is an address of this machine; `public_url` is the address that people use where a
    proxy or tunnel stands between.
    """

    port: int | None = None
    host: str | None = None
    public_url: str | None = None

    def options(self) -> tuple[str, ...]:
        """The same as the server's command line takes it."""
        chosen = (("--port", self.port), ("--host", self.host), ("--public-url", self.public_url))
        return tuple(f"{name}={value}" for name, value in chosen if value is not None)
