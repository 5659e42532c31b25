"""Lists what was said, with a line to search it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive

from coprod_tui.model.action_context import ActionContext
from coprod_tui.model.moved import why_words_moved, words_in_hand
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.screens.handlers.listing import Listing, ListingHandlers
from coprod_tui.screens.row_in_hand import Naming, RowInHand
from coprod_tui.widgets.contributions import Contributions
from coprod_tui.widgets.find_line import FindLine
from coprod_tui.widgets.row_list import RowList
from coprod_tui.widgets.theme_rows import suggestion_words
from server.domain.state import Contribution
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
    #: The ids of the contributions that are marked, wherever they are listed.
    marked: reactive[frozenset[str]] = reactive(frozenset[str]())
    #: Whether the keys move in another list of the screen.
    quiet: reactive[bool] = reactive(default=False)

    class Changed(Message):
        """Another contribution is selected, or others are listed."""

    def __init__(
        self,
        session: SessionModel,
        holds: Callable[[Naming[ContributionRow], Callable[[], RowList[ContributionRow]]], RowInHand[ContributionRow]],
        at_first: Listing,
    ) -> None:
        super().__init__()
        self._session = session
        self._listed = ContributionsView()
        self._find, self._rows = FindLine(), RowList[ContributionRow]()
        self._hand = holds(Naming(words_in_hand, self._why_moved), lambda: self._rows)
        self.set_reactive(SaidList.listing, at_first)

    def compose(self) -> ComposeResult:
        """Composes the find line and the list."""
        yield self._find
        yield self._rows

    @property
    def selected(self) -> ContributionRow | None:
        """The selected row."""
        return self._hand.selected

    @property
    def finding(self) -> bool:
        """Whether keys type into the find line."""
        return self._find.has_focus_within

    @property
    def to_hold_up(self) -> ContributionRow | None:
        """The contribution that would be held up: the one in hand, or else the one that is least heard; within a theme
        only one that is listed.
        """
        return self.selected or (self._session.least_heard() if self.listing.theme is None else None)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of what an act concerns: the marked contributions in the order in which they came, or the one in
        hand.
        """
        marked = self._marked_words()
        return tuple(words.id for words in marked) if marked else self._in_hand

    def handlers(self) -> Handlers:
        """The handlers of the actions on the list, by action id."""
        return {
            **ListingHandlers(self, lambda: self.listing, self._list_otherwise).all(),
            "mark": self._mark,
            "mark_down": partial(self._mark_run, "down"),
            "mark_up": partial(self._mark_run, "up"),
            "unmark": self.unmark,
        }

    def in_context(self, context: ActionContext) -> ActionContext:
        """The context with what is listed, in hand and marked."""
        marked, row = self._marked_words(), self.selected
        return replace(
            context,
            row=row,
            to_hold_up=self.to_hold_up,
            row_marked=row is not None and row.id in self.marked,
            marked=len(marked),
            marked_unheard=sum(words.heard_at is None for words in marked),
            marked_held=sum(words.held is not None for words in marked),
            everything=self.listing.everything,
            order=self.listing.order,
            needle=self.listing.needle,
            finding=self.finding,
        )

    async def unmark(self) -> None:
        """Takes all marks away."""
        self.marked = frozenset()

    def read_again(self, *, own: bool = False, acting: bool = False) -> None:
        """Lists what the session has now: `own` where nothing else changed than the listing, `acting` while an act of
        this facilitator is under way, which may have asked another question.
        """
        if not self._rows.is_attached:  # the screen is composed before its widgets are
            return
        replica, listing = self._session.replica, self.listing
        self.set_reactive(SaidList.marked, frozenset(words.id for words in self._marked_words()))
        question = None if listing.everything or not replica.state.asked else replica.state.asked[-1]
        asked = acting and question != self._listed.question
        self._listed = replica.contributions.view(question, listing.order, listing.needle, listing.theme)
        unseen = self._session.unseen.follow(replica)
        elsewhere = 0 if question is None else unseen.to_earlier
        theme = None if listing.theme is None else replica.state.theme(listing.theme)
        within = "" if theme is None else theme.name
        shown = Contributions(self._listed, _scope(listing, within), elsewhere, self.marked, within, self._remark())
        self._hand.show(shown, own=own or asked)

    def look(self) -> None:
        """Notes which words are in view."""
        self._session.unseen.saw(row.id for row in self._rows.in_view)

    def list_everything(self) -> None:
        """Ends the search."""
        self._find.action_leave()

    def watch_quiet(self, quiet: bool) -> None:
        """Marks the selected row quietly, or not."""
        self._rows.quiet = quiet

    def watch_listing(self) -> None:
        """Lists other contributions, or in another order."""
        self.read_again(own=True)
        self.post_message(self.Changed())

    def watch_marked(self) -> None:
        """Shows which are marked."""
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
        self._rows.focus()

    def _list_otherwise(self, listing: Listing) -> None:
        """Lists others, or in another order; where every question comes in, from what is new to the eye on."""
        begin = self._session.unseen.first if listing.everything and not self.listing.everything else None
        self.listing = listing
        at = None if begin is None else self._listed.find(begin)
        if at is not None:
            self._rows.select(at, leading=True)

    def _marked_words(self) -> list[Contribution]:
        """The marked contributions that were not taken back, in the order in which they came."""
        found = map(self._session.replica.state.contributions.get, self.marked)
        standing = (words for words in found if words is not None and not words.taken_back)
        return sorted(standing, key=lambda words: words.number)

    async def _mark(self) -> None:
        if self.selected is not None:
            self.marked ^= {self.selected.id}

    async def _mark_run(self, way: str) -> None:
        """Marks the row in hand and the next one, which is then in hand."""
        first = self._in_hand
        self._rows.action_go(way)
        self.marked |= {*first, *self._in_hand}

    @property
    def _in_hand(self) -> tuple[str, ...]:
        return () if self.selected is None else (self.selected.id,)

    def _remark(self) -> str:
        """What may belong to the theme that is listed, as a suggestion only."""
        found = self._session.replica.themes.suggestion(self.listing.theme) if self.listing.theme else None
        return "" if found is None else f"{suggestion_words(found)} · V shows which"

    def _why_moved(self, contribution: str) -> str:
        return why_words_moved(contribution, self._listed, self._session.replica.state)


def _scope(listing: Listing, theme: str) -> str:
    """Which contributions are listed, in words, with the name of their theme."""
    if listing.theme is not None:
        return f"in “{theme}”" if theme else "in no theme"
    return "every question" if listing.everything else "this question"
