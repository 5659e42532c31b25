"""The view of how the server is: its addresses, its disk, the way to it; none of the session's content."""

import msgspec


class AddressView(msgspec.Struct, frozen=True):
    """One address that phones can reach. `qr` has a string of 0 and 1 a row, the quiet zone of four included."""

    url: str
    join_url: str
    where: str
    qr: tuple[str, ...]


class TroubleView(msgspec.Struct, frozen=True):
    """The disk refuses: `path` could not be written, `free` bytes are left there, `reason` is the system's word."""

    path: str
    free: int
    reason: str


class StatusView(msgspec.Struct, frozen=True):
    """`addresses` come best first; `trouble` is None while writing works."""

    addresses: tuple[AddressView, ...] = ()
    trouble: TroubleView | None = None


class LinkView(msgspec.Struct, frozen=True):
    """How the way to the session stands for whoever looks at it."""

    #: Whether it works.
    up: bool = True
    #: Whether the server said that it ends, so that it comes back only once the session is opened again.
    closed: bool = False
