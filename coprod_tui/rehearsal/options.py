"""What a rehearsal shall be, and the way into its session; it must not know how people behave."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from server.protocol.frames import SOCKET_PATH

PACE_SECONDS: Final = 1.0
PATIENCE_SECONDS: Final = 600.0
_SOCKETS: Final = {"http": "ws", "https": "wss"}


class CannotJoin(Exception):
    """Nobody can come in; the message is one sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class RehearsalOptions:
    """`people` come in by the address `into` and give `answers` answers each.

    `pace` is the mean pause in seconds between two things that one person does; `seconds` is when the rehearsal ends
    even if not everything was said. The same `seed` plays the same people, who say the same words.

    With `minute`, the seconds that a minute of the session takes, they speak in schedule, some more and some less, until
    the session ends; without, each gives so many answers, as fast as they can.
    """

    join_url: str
    people: int
    answers: int
    seed: int
    pace: float = PACE_SECONDS
    seconds: float | None = None
    minute: float | None = None

    @property
    def limit(self) -> float:
        """The seconds after which the rehearsal ends: as given, or ample for the pace and a slow facilitator."""
        return PATIENCE_SECONDS + 5 * self.pace * self.answers if self.seconds is None else self.seconds


@dataclass(frozen=True, slots=True)
class JoinAddress:
    """Where the socket is, the origin that a browser would show there, and the code to join."""

    socket: str
    origin: str
    code: str


def parse_join_address(join_url: str) -> JoinAddress:
    """The way in by the address that phones would open. Raises NoWayIn where it is not such an address."""
    try:
        parts = urlsplit(join_url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if host is None or parts.scheme not in _SOCKETS:
        raise CannotJoin("That is not an address to join by; it looks like http://192.168.1.20:8765/#CODE.")
    if not parts.fragment:
        raise CannotJoin("The code is missing; give the whole address to join by, with # and the code at its end.")
    place = f"[{host}]" if ":" in host else host
    place = place if port is None else f"{place}:{port}"
    return JoinAddress(f"{_SOCKETS[parts.scheme]}://{place}{SOCKET_PATH}", f"{parts.scheme}://{place}", parts.fragment)
