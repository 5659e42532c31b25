"""The view of how the server is: its addresses, its disk; it must not know of the session's content."""

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
