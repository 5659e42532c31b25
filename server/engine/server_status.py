"""What facilitators are told of the server: its addresses, its disk, its connections, and how people come in."""

from collections.abc import Callable

from msgspec.structs import replace

from server.projections.box import BoxCounts
from server.projections.status import AddressView, JoiningView, NetworkView, StatusView, TroubleView


class ServerStatus:
    """The status of the server. `when_changed` is called after a change."""

    def __init__(self, when_changed: Callable[[], None]) -> None:
        self.view = StatusView()
        #: The URL that stays when the machine's address changes; None if there is none.
        self.lasting_url: str | None = None
        self._when_changed = when_changed

    @property
    def urls(self) -> tuple[str, ...]:
        """Every URL at which phones may find the server, best first."""
        urls = tuple(address.url for address in self.view.addresses)
        return urls if self.lasting_url is None else (*urls, self.lasting_url)

    def addresses_changed(self, addresses: tuple[AddressView, ...]) -> None:
        """Sets the addresses at which phones can reach the server."""
        self._show(replace(self.view, addresses=addresses))

    def trouble(self, trouble: TroubleView | None) -> None:
        """Says that nothing can be written, or that something can again."""
        self._show(replace(self.view, trouble=trouble))

    def joining_changed(self, joining: JoiningView) -> None:
        """Sets how people come in."""
        self._show(replace(self.view, joining=joining))

    def network_changed(self, network: NetworkView) -> None:
        """Sets what happened to connections."""
        self._show(replace(self.view, network=network))

    def box_changed(self, box: BoxCounts) -> None:
        """Sets how much there is for facilitators in the drop-in box."""
        self._show(replace(self.view, box=box))

    def record_opened(self, set_aside: int, *, exposed: bool) -> None:
        """Says how many damaged lines of the record were set aside, and whether others can open its folder."""
        self._show(replace(self.view, set_aside=set_aside, exposed=exposed))

    def _show(self, view: StatusView) -> None:
        if view != self.view:
            self.view = view
            self._when_changed()
