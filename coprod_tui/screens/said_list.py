"""Lists what was said, with a line to search it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive

from coprod_tui.model.moved import why_words_moved, words_in_hand
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.screens.handlers.listing import Listing, ListingHandlers
from coprod_tui.screens.row_in_hand import Naming, RowInHand
from coprod_tui.widgets.contributions import Contributions
from coprod_tui.widgets.find_line import FindLine
from coprod_tui.widgets.row_list import RowList
from server.projections.contributions.index import ContributionRow, ContributionsView

AFTERWARDS: Final = Listing(everything=True, order="question")


class SaidList(Vertical):
    """Lists the contributions to the newest question or to every one, as `listing` says at first.

    `holds` gives what follows the row in hand.
    """

    DEFAULT_CSS = """
    SaidList RowList {
        width: 1fr; height: 1fr; border: round $line; border-title-color: $muted;
        border-subtitle-color: $accent; border-subtitle-style: bold;
    }
    SaidList RowList:focus { border: round $muted; border-title-color: $foreground; }
    """

    listing: reactive[Listing] = reactive(Listing)

    class Changed(Message):
        """Another contribution is selected, or others are listed."""

    def __init__(
        self,
        session: SessionModel,
        holds: Callable[[Naming[ContributionRow]], RowInHand[ContributionRow]],
        at_first: Listing,
    ) -> None:
        super().__init__()
        self._session = session
        self._listed = ContributionsView()
        self._hand = holds(Naming(words_in_hand, self._why_moved))
        self.set_reactive(SaidList.listing, at_first)

    def compose(self) -> ComposeResult:
        """Composes the find line and the list."""
        yield FindLine()
        yield RowList()

    @property
    def selected(self) -> ContributionRow | None:
        """The selected row."""
        return self._hand.selected

    @property
    def finding(self) -> bool:
        """Whether keys type into the find line."""
        return self.query_one(FindLine).has_focus_within

    def handlers(self) -> Handlers:
        """The handlers of the actions on the list, by action id."""
        return ListingHandlers(self, lambda: self.listing, self._list_otherwise).all()

    def read_again(self, *, own: bool = False, acting: bool = False) -> None:
        """Lists what the session has now: `own` where nothing else changed than the listing, `acting` while an act of
        this facilitator is under way, which may have asked another question.
        """
        if not self.query(RowList):  # the screen is composed before its widgets are
            return
        replica, listing = self._session.replica, self.listing
        question = None if listing.everything or not replica.state.asked else replica.state.asked[-1]
        asked = acting and question != self._listed.question
        self._listed = replica.contributions.view(question, listing.order, listing.needle)
        unseen = self._session.unseen.follow(replica)
        elsewhere = 0 if question is None else unseen.to_earlier
        scope = "every question" if listing.everything else "this question"
        self._hand.show(Contributions(self._listed, scope, elsewhere), own=own or asked)

    def look(self) -> None:
        """Notes which words are in view."""
        self._session.unseen.saw(row.id for row in self.query_one(RowList).in_view)

    def list_everything(self) -> None:
        """Ends the search."""
        self.query_one(FindLine).action_leave()

    def watch_listing(self) -> None:
        """Lists other contributions, or in another order."""
        self.read_again(own=True)
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
        """Lists others, or in another order; where every question comes in, from what is new to the eye on."""
        begin = self._session.unseen.first if listing.everything and not self.listing.everything else None
        self.listing = listing
        at = None if begin is None else self._listed.find(begin)
        if at is not None:
            self.query_one(RowList).select(at, leading=True)

    def _why_moved(self, contribution: str) -> str:
        return why_words_moved(contribution, self._listed, self._session.replica.state)
