"""The way into the room in words: the address, the code, and which of the laptop's addresses it is.

It must not know who comes in.
"""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.display import line
from server.projections.status import AddressView

_WAITING = "Looking for an address that phones can reach…"


class WayIn(Static):
    """Updated from `addresses`, the one of them that is shown, and the `code`; `below` is added as it is."""

    addresses: reactive[tuple[AddressView, ...]] = reactive(())
    address: reactive[AddressView | None] = reactive(None)
    code: reactive[str] = reactive("")
    below: reactive[str] = reactive("")

    def watch_addresses(self) -> None:
        """The laptop's addresses changed."""
        self._show()

    def watch_address(self) -> None:
        """Another address is shown."""
        self._show()

    def watch_code(self) -> None:
        """The code is known."""
        self._show()

    def watch_below(self) -> None:
        """Something else is to be said below."""
        self._show()

    def _show(self) -> None:
        if self.address not in self.addresses or self.address is None:
            self.update(Content.styled(_WAITING, "$muted"))
            return
        which = f"Address {self.addresses.index(self.address) + 1} of {len(self.addresses)}"
        take = ", n takes the next" if len(self.addresses) > 1 else ""
        self.update(
            Content.assemble(
                ("Scan the code, or type\n\n", "$muted"),
                (f"{line(self.address.url)}\n", "bold $foreground"),
                ("code  ", "$muted"),
                (f"{line(self.code)}\n\n", "bold $accent"),
                (f"{which}: {line(self.address.where)}{take}{self.below}", "$muted"),
            )
        )
