"""The session as it runs: what is said, who holds which role, the question and its clock.

It must not know any rule of the session: it asks the room, and says why where that refuses.
"""

from datetime import datetime
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.reactive import reactive

from coprod_tui.screens.acts import bindings, hints, perform
from coprod_tui.screens.asking import look
from coprod_tui.screens.house import House
from coprod_tui.screens.liveacts import LiveActs
from coprod_tui.screens.room import Room, Views
from coprod_tui.screens.roomacts import RoomActs
from coprod_tui.screens.sized import SizedScreen
from coprod_tui.situation import Rewording, Situation
from coprod_tui.widgets.alert import Alert
from coprod_tui.widgets.askline import AskLine
from coprod_tui.widgets.calls import CallsStrip
from coprod_tui.widgets.contributions import Contributions
from coprod_tui.widgets.keybar import KeyBar, KeyHint
from coprod_tui.widgets.masthead import Masthead
from coprod_tui.widgets.people import PeoplePanel
from coprod_tui.widgets.question import QuestionLine
from coprod_tui.widgets.roles import RolesPanel
from coprod_tui.widgets.rowlist import RowList
from server.domain.text import QUESTION_CHARACTERS
from server.projections.calls import CallView
from server.projections.contributions import ContributionRow
from server.projections.people import PersonRow
from server.projections.roles import RoleRow
from server.projections.status import AddressView, TroubleView
from server.projections.summary import SummaryView

TICK: Final = 1.0


class LiveScreen(SizedScreen[None]):
    """Binds the views of a room that is live."""

    CSS_PATH = "live.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("live")]
    AUTO_FOCUS = "RowList"

    views: reactive[Views] = reactive(Views)
    everything: reactive[bool] = reactive(default=False)
    writing: reactive[bool] = reactive(default=False)
    rewording: reactive[Rewording] = reactive("none")
    row: reactive[ContributionRow | None] = reactive(None)
    summary: reactive[SummaryView] = reactive(SummaryView)
    contributions: reactive[Contributions] = reactive(Contributions)
    roles: reactive[tuple[RoleRow, ...]] = reactive(())
    calls: reactive[tuple[CallView, ...]] = reactive(())
    people: reactive[tuple[PersonRow, ...]] = reactive(())
    address: reactive[AddressView | None] = reactive(None)
    trouble: reactive[TroubleView | None] = reactive(None)
    linked: reactive[bool] = reactive(default=True)
    now: reactive[datetime] = reactive(datetime.now)
    closes: reactive[int | None] = reactive(None)
    hints: reactive[tuple[KeyHint, ...]] = reactive(())

    def __init__(self, room: Room, house: House) -> None:
        super().__init__()
        self.set_reactive(LiveScreen.now, house.now())
        self._house = house
        self._live = LiveActs(self, room, lambda: self.views, self._in_hand, house.now)
        self._acts = {**RoomActs(self, "live", room, house).all(), **self._live.all(), "scope": self._turn_scope}

    def compose(self) -> ComposeResult:
        """Each view in its widget."""
        at = LiveScreen
        yield Masthead().data_bind(at.summary, at.address, at.now, at.linked)
        yield Alert().data_bind(at.linked, at.trouble)
        yield QuestionLine().data_bind(at.summary, at.now)
        yield CallsStrip().data_bind(at.calls)
        with Container(id="main"):
            yield RowList().data_bind(rows=at.contributions)
            with Container(id="side"):
                yield RolesPanel().data_bind(at.now, rows=at.roles)
                yield PeoplePanel().data_bind(rows=at.people)
        yield AskLine(QUESTION_CHARACTERS, look).data_bind(at.closes)
        yield KeyBar().data_bind(at.hints)

    def on_mount(self) -> None:
        """The clocks go on."""
        self.set_interval(TICK, self._tick)

    def watch_views(self, views: Views) -> None:
        """The session changed, or what is known of it."""
        self.summary, self.roles, self.people = views.summary, views.roles, views.people
        self.address, self.trouble, self.linked = views.address, views.trouble, views.linked
        self.calls = views.calls
        question = views.summary.question
        self.closes = question.number if question is not None and question.closed_at is None else None
        self.set_class(not views.linked, "-stale")
        self.watch_everything()

    def watch_everything(self) -> None:
        """Other words are to be listed."""
        view = self.views.everything if self.everything else self.views.here
        self.contributions = Contributions(view, "every question" if self.everything else "this question")
        self.hints = hints(self.situation())

    def watch_row(self) -> None:
        """Another contribution is in hand."""
        self.hints = hints(self.situation())

    def watch_writing(self) -> None:
        """Letters go into the ask line, or are keys again."""
        self.hints = hints(self.situation())

    def watch_rewording(self) -> None:
        """Other words for the question can be taken or given back, or not."""
        self.hints = hints(self.situation())

    def on_descendant_focus(self) -> None:
        """The keyboard went elsewhere."""
        self.writing = self.query_one(AskLine).has_focus_within

    def situation(self) -> Situation:
        """What decides which commands apply now."""
        views = self.views
        return Situation(
            "live",
            views.summary,
            linked=views.linked,
            row=self._in_hand(),
            call=views.calls[0] if views.calls else None,
            next_question=views.prepared[0] if views.prepared else None,
            addresses=len(views.addresses),
            everything=self.everything,
            writing=self.writing,
            rewording=self.rewording,
        )

    def action_perform(self, chosen: str) -> None:
        """Carries out the command with this id, or says why not."""
        perform(self, chosen, self.situation(), self._acts)

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        self.row = event.row

    @on(AskLine.Asked)
    def _asked(self, event: AskLine.Asked) -> None:
        perform(self, "ask", self.situation(), {"ask": partial(self._live.ask_it, event.text)})

    @on(AskLine.Reworded)
    def _reworded(self, event: AskLine.Reworded) -> None:
        self.rewording = event.rewording

    @on(AskLine.Left)
    def _left(self) -> None:
        self.query_one(RowList).focus()

    def _in_hand(self) -> ContributionRow | None:
        """Asked of the list itself: keys that come fast are to meet the row that they moved to."""
        row: ContributionRow | None = self.query_one(RowList).in_hand
        return row

    async def _turn_scope(self) -> None:
        self.everything = not self.everything

    def _tick(self) -> None:
        self.now = self._house.now()
