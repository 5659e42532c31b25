"""What stands at the top of every screen, and the ways to join."""

from datetime import UTC, datetime
from typing import Final

import msgspec

from server.domain.state import Phase
from server.projections.box import BoxCounts
from server.projections.status import AddressView, LinkView, TroubleView

NEVER: Final = datetime.min.replace(tzinfo=UTC)


class MastheadView(msgspec.Struct, frozen=True):
    """The top line of every screen: the title, the phase, where to join and who is here."""

    title: str = ""
    practice: bool = False
    phase: Phase = "lobby"
    code: str = ""
    #: Where phones join; None unless the session is live. The lobby shows the address in large instead.
    address: AddressView | None = None
    #: Whether the connection to the session works.
    linked: bool = True
    #: The number of people who joined.
    here: int = 0
    #: The number of people who are connected.
    connected: int = 0
    #: When the session went live, None before.
    opened_at: datetime | None = None
    #: How much there is to read in the drop-in box.
    box: BoxCounts = BoxCounts()
    #: The time for the clock. Stays at the end of a session that has ended.
    now: datetime = NEVER


class AlertView(msgspec.Struct, frozen=True):
    """Current problems."""

    link: LinkView = LinkView()
    #: Why the disk refuses to write; None while writing works.
    trouble: TroubleView | None = None
    #: What else should be known, in sentences, the most pressing first.
    warnings: tuple[str, ...] = ()


class JoinView(msgspec.Struct, frozen=True):
    """The ways to join."""

    #: The addresses of this machine, best first.
    addresses: tuple[AddressView, ...] = ()
    #: The address that is shown; None if there is none.
    address: AddressView | None = None
    code: str = ""
    practice: bool = False

    @property
    def modules(self) -> tuple[str, ...]:
        """The QR code of that address: one string of 0 and 1 for each row. Empty if there is no address."""
        return () if self.address is None else self.address.qr
