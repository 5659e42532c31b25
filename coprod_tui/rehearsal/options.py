"""The options of a rehearsal, and the address of its session."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from server.protocol.frames import SOCKET_PATH

PACE_SECONDS: Final = 1.0
PATIENCE_SECONDS: Final = 600.0
QUIET_MINUTES: Final = 4.0
_SOCKETS: Final = {"http": "ws", "https": "wss"}


class CannotJoin(Exception):
    """Nobody can join; the message is one sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class RehearsalOptions:
    """Who joins which session, and how much they say how fast."""

    #: The address to join by, with the code.
    join_url: str
    #: The session's key of simulated people.
    key: str
    #: How many people join.
    people: int
    #: How many answers each gives; where `minute` is given, None lets them give as many as they have.
    answers: int | None
    #: The same seed plays the same people, who say the same words. In a session where they are already they come back,
    #: and go on.
    seed: int
    #: The mean pause between two things that one person does, in seconds.
    pace: float = PACE_SECONDS
    #: When the rehearsal ends even if not everything was said, in seconds; None for a limit that suits the pace.
    seconds: float | None = None
    #: How many seconds a minute of the session takes. With it people speak by a schedule, some more, some less, and
    #: stay until the session ends; without it each gives `answers` answers, as fast as they can, and leaves.
    minute: float | None = None
    #: The seconds without a question after which somebody who may ask the room does; None for many pauses.
    quiet: float | None = None
    #: Whether people stay when the session has ended, which can be undone, until its room is closed.
    outlasts: bool = False

    @property
    def stays(self) -> bool:
        """Whether people stay when they have said everything."""
        return self.minute is not None

    @property
    def limit(self) -> float | None:
        """The seconds after which the rehearsal ends: `seconds`, or enough for the pace and a slow facilitator.

        None for no limit, where people stay.
        """
        if self.seconds is not None or self.stays:
            return self.seconds
        return PATIENCE_SECONDS + 5 * self.pace * (self.answers or 0)


def at_human_pace(
    join_url: str, key: str, people: int, speed: float, seed: int, *, answers: int | None = None
) -> RehearsalOptions:
    """People who speak, take and hand on roles as a room does, `speed` times as fast, and stay."""
    minute = 60 / speed
    quiet = QUIET_MINUTES * minute
    return RehearsalOptions(join_url, key, people, answers, seed, minute, minute=minute, quiet=quiet, outlasts=True)


@dataclass(frozen=True, slots=True)
class JoinAddress:
    """Where a session is joined."""

    #: The URL of the socket.
    socket: str
    #: The origin that a browser would send.
    origin: str
    #: The code to join.
    code: str


def parse_join_address(join_url: str) -> JoinAddress:
    """Parses the address that phones open. Raises CannotJoin where it is not such an address."""
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
