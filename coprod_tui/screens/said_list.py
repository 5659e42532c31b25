"""Lists what was said, with a line to search it."""

from dataclasses import replace
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive

from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.screens.handlers.listing import Listing, ListingHandlers
from coprod_tui.widgets.contributions import Contributions
from coprod_tui.widgets.find_line import FindLine
from coprod_tui.widgets.row_list import RowList
from server.projections.contributions.index import ContributionRow

_AFTERWARDS: Final = Listing(everything=True, order="question")


class SaidList(Vertical):
    """Lists the contributions to every question, by question at first."""

    DEFAULT_CSS = """
    SaidList RowList {
        width: 1fr; height: 1fr; border: round $line; border-title-color: $muted;
        border-subtitle-color: $accent; border-subtitle-style: bold;
    }
    SaidList RowList:focus { border: round $muted; border-title-color: $foreground; }
    """

    listing: reactive[Listing] = reactive(_AFTERWARDS)
    contributions: reactive[Contributions] = reactive(Contributions)

    class Changed(Message):
        """Another contribution is selected, or others are listed."""

    def __init__(self, session: SessionModel) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """Composes the find line and the list."""
        yield FindLine()
        yield RowList().data_bind(view=SaidList.contributions)

    @property
    def selected(self) -> ContributionRow | None:
        """The selected row, read from the list itself, because messages lag behind fast keys."""
        row: ContributionRow | None = self.query_one(RowList).selected
        return row

    @property
    def finding(self) -> bool:
        """Whether keys type into the find line."""
        return self.query_one(FindLine).has_focus_within

    def handlers(self) -> Handlers:
        """The handlers of the actions on the list, by action id."""
        return ListingHandlers(self, lambda: self.listing, self._list_otherwise).all()

    def read_again(self) -> None:
        """Lists what the session has now."""
        listing = self.listing
        view = self._session.replica.contributions.view(None, listing.order, listing.needle)
        self.contributions = Contributions(view, "every question")

    def list_everything(self) -> None:
        """Ends the search."""
        self.query_one(FindLine).action_leave()

    def watch_listing(self) -> None:
        """Lists other contributions, or in another order."""
        self.read_again()
        self.post_message(self.Changed())

    def on_descendant_focus(self) -> None:
        """Announces that keys type somewhere else."""
        self.post_message(self.Changed())

    @on(RowList.Highlighted)
    def _highlighted(self) -> None:
        self.post_message(self.Changed())

    @on(FindLine.Sought)
    def _sought(self, event: FindLine.Sought) -> None:
        self.listing = replace(self.listing, needle=event.words)

    @on(FindLine.Left)
    def _left(self) -> None:
        self.query_one(RowList).focus()

    def _list_otherwise(self, listing: Listing) -> None:
        self.listing = listing
