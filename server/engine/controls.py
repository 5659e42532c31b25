"""What all ports of a session use beside it."""

from collections.abc import Callable
from dataclasses import dataclass

from server.domain.exports_made import ExportMade
from server.engine.arrivals import Arrivals
from server.engine.come_back import ComeBackDesk
from server.engine.drop_in import DropInBox
from server.engine.entrance import Entrance
from server.engine.shares import Shares


@dataclass(frozen=True, slots=True)
class Controls:
    """What all ports of a session use beside it."""

    #: How people come in.
    entrance: Entrance
    #: Who makes come-back words and knows people by them.
    desk: ComeBackDesk
    #: How much each may send.
    shares: Shares
    #: Who came in from where.
    arrivals: Arrivals
    #: Ends the server process.
    stop: Callable[[], None]
    #: The exports that were made of the session so far.
    exports: Callable[[], tuple[ExportMade, ...]]
    #: The drop-in box.
    box: DropInBox
