"""The state of the server: its addresses, its disk and the connection to it."""

import ipaddress
from urllib.parse import urlsplit

import msgspec

from server.projections.box import BoxCounts


class AddressView(msgspec.Struct, frozen=True):
    """An address at which phones can reach the server."""

    #: The base URL, without an invitation.
    url: str
    #: The URL in the QR code, with the invitation.
    join_url: str
    #: The network or interface that it belongs to, in words.
    where: str
    #: The QR code: one string of 0 and 1 for each row, including the quiet zone of four modules.
    qr: tuple[str, ...]

    @property
    def is_overheard(self) -> bool:
        """Whether others on the network could read along: it is not encrypted, and leads outside of this machine."""
        parts = urlsplit(self.url)
        return parts.scheme == "http" and not _is_loopback(parts.hostname or "")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name
        return host == "localhost"


class TroubleView(msgspec.Struct, frozen=True):
    """The disk refuses to write."""

    #: The file that could not be written.
    path: str
    #: The number of free bytes there.
    free: int
    #: The system's description of the error.
    reason: str


class CrowdView(msgspec.Struct, frozen=True):
    """Many people who joined from one address within a minute: a whole hall behind it, or one phone."""

    #: How many joined within that minute.
    joined: int
    #: The ids of those among them who said nothing yet, oldest first.
    silent: tuple[str, ...]


class JoiningView(msgspec.Struct, frozen=True, omit_defaults=True):
    """How people come into the session."""

    #: The code that is typed; empty until it is known.
    code: str = ""
    #: Whether nobody else is let in.
    closed: bool = False
    #: How many wrong codes were typed in the last minute.
    wrong_codes: int = 0
    #: None unless many joined from one address a short time ago.
    crowd: CrowdView | None = None


class NetworkView(msgspec.Struct, frozen=True, omit_defaults=True):
    """What happened to connections in the last minute."""

    #: How many phones can be connected at once, if more than that tried; None otherwise.
    most_phones: int | None = None
    #: Whether a browser tried https, which this server does not speak.
    tried_https: bool = False


class StatusView(msgspec.Struct, frozen=True):
    """The state of the server."""

    #: The addresses of this machine, best first.
    addresses: tuple[AddressView, ...] = ()
    #: None while writing works.
    trouble: TroubleView | None = None
    #: How people come in.
    joining: JoiningView = JoiningView()
    #: What happened to connections.
    network: NetworkView = NetworkView()
    #: How many damaged lines at the end of the record were set aside when it was opened.
    set_aside: int = 0
    #: Whether others who use this machine can open the session's folder.
    exposed: bool = False
    #: How much there is for facilitators in the drop-in box.
    box: BoxCounts = BoxCounts()


class LinkView(msgspec.Struct, frozen=True):
    """The connection to the session, as its user sees it."""

    #: Whether it works.
    up: bool = True
    #: Whether the server said that it ends. The connection comes back only when the session is opened again.
    closed: bool = False
    #: Whether no server of the session runs.
    gone: bool = False
    #: What went wrong in the dashboard itself, in a few words, so that it no longer follows; empty while it does.
    fault: str = ""
    #: How many words kept to the room were deleted as it closed.
    deleted: int = 0
