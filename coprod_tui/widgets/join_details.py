"""How to join, in words: the address, the code, and which of the laptop's addresses it is."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.display import line
from coprod_tui.titles import PRACTICE
from server.projections.masthead import JoinView

_WAITING = "Looking for an address that phones can reach…"


class JoinDetails(Static):
    """One text; `below` is appended to it."""

    view: reactive[JoinView] = reactive(JoinView)

    def __init__(self, *, below: str = "", id: str | None = None) -> None:  # noqa: A002 - the library's name
        super().__init__(id=id)
        self._below = below

    def watch_view(self, view: JoinView) -> None:
        """Shows the address."""
        if view.address is None:
            self.update(Content.styled(_WAITING, "$muted"))
            return
        which = f"Address {view.addresses.index(view.address) + 1} of {len(view.addresses)}"
        take = ", N takes the next" if len(view.addresses) > 1 else ""
        practice = f"{PRACTICE}: only simulated people join\n" if view.practice else ""
        self.update(
            Content.assemble(
                (practice, "bold $warning"),
                ("Scan the code, or type\n\n", "$muted"),
                (f"{line(view.address.url)}\n", "bold $foreground"),
                ("code  ", "$muted"),
                (f"{line(view.code)}\n\n", "bold $accent"),
                (f"{which}: {line(view.address.where)}{take}{self._below}", "$muted"),
            )
        )
