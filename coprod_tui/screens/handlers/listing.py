"""Which contributions a screen lists, and the handlers that change it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, get_args

from textual.dom import DOMNode

from coprod_tui.screens.dispatch import Handlers
from coprod_tui.widgets.find_line import FindLine
from server.projections.contributions.sorting import Order

_ORDERS: Final[tuple[Order, ...]] = get_args(Order)


@dataclass(frozen=True, slots=True)
class Listing:
    """Which contributions are listed, and in which order."""

    #: Whether those to every question are listed, not only those to the newest.
    everything: bool = False
    order: Order = "unheard"
    #: The words that they contain; empty where all are listed.
    needle: str = ""
    #: The id of the only theme listed, or NO_THEME; None where all are listed.
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class ListingHandlers:
    """The handlers that change the listing."""

    #: The screen or widget that has the find line.
    within: DOMNode
    #: Returns the current listing.
    listing: Callable[[], Listing]
    #: Sets another listing.
    change: Callable[[Listing], None]

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {"scope": self.scope, "sort": self.sort, "search": self.search}

    async def scope(self) -> None:
        """Lists contributions to every question, or to the newest only."""
        listing = self.listing()
        self.change(replace(listing, everything=not listing.everything))

    async def sort(self) -> None:
        """Lists them in the next order; the last is followed by the first."""
        listing = self.listing()
        self.change(replace(listing, order=_ORDERS[(_ORDERS.index(listing.order) + 1) % len(_ORDERS)]))

    async def search(self) -> None:
        """Focuses the find line."""
        self.within.query_one(FindLine).open()
