"""The session as it runs: what is said, who holds which role, the question and its clock.

It must not know any rule of the session: it asks the room, and says why where that refuses.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from time import monotonic
from typing import ClassVar, Final, get_args

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import reactive

from coprod_tui.model.action_context import ActionContext, Rewording
from coprod_tui.screens.dispatch import bindings, hints, perform
from coprod_tui.screens.handlers.live import LiveHandlers, as_planned, prepared, waiting_signal
from coprod_tui.screens.handlers.session import SessionHandlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.question_advice import advise
from coprod_tui.screens.room import Room, Views
from coprod_tui.screens.sized_screen import SizedScreen
from coprod_tui.screens.workers import restart_worker
from coprod_tui.widgets.alert import Alert
from coprod_tui.widgets.contributions import Contributions
from coprod_tui.widgets.find_line import FindLine
from coprod_tui.widgets.key_bar import KeyBar, KeyHint
from coprod_tui.widgets.masthead import Masthead
from coprod_tui.widgets.people import PeoplePanel
from coprod_tui.widgets.question.ask_line import AskLine
from coprod_tui.widgets.question.line import QuestionLine
from coprod_tui.widgets.roles.panel import RolesPanel
from coprod_tui.widgets.row_list import RowList
from coprod_tui.widgets.voices import VoicesPanel
from coprod_tui.widgets.waiting import Strips
from server.domain.text import QUESTION_CHARACTERS
from server.projections.calls import CallView
from server.projections.contributions.index import ContributionRow
from server.projections.contributions.sorting import Order
from server.projections.people.invitations import InvitationsView
from server.projections.people.list import PersonRow
from server.projections.questions.plan import PlannedRow, PlanView
from server.projections.questions.wordings import WordingRow
from server.projections.roles.holders import RoleRow
from server.projections.signals import SignalRow
from server.projections.status import AddressView, TroubleView
from server.projections.summary import SummaryView
from server.projections.voices import VoicesView
from server.projections.yeses import YesesView

TICK: Final = 1.0
# The mirror's looks are five minutes apart. To work it out takes a while in a large room, and keys wait meanwhile: it
# rests for so many times as long as it took.
MIRROR_EVERY: Final = timedelta(seconds=5)
MIRROR_AT_REST: Final = timedelta(seconds=30)
MIRROR_RESTS: Final = 40
_ORDERS: Final[tuple[Order, ...]] = get_args(Order)


class LiveScreen(SizedScreen[None]):
    """Binds the views of a room that is live."""

    CSS_PATH = "live.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("live"),
        Binding("escape", "list_everything", "List everything again", show=False),
    ]
    AUTO_FOCUS = "RowList"

    views: reactive[Views] = reactive(Views)
    everything: reactive[bool] = reactive(default=False)
    writing: reactive[bool] = reactive(default=False)
    finding: reactive[bool] = reactive(default=False)
    rewording: reactive[Rewording] = reactive("none")
    order: reactive[Order] = reactive("unheard")
    needle: reactive[str] = reactive("")
    row: reactive[ContributionRow | None] = reactive(None)
    summary: reactive[SummaryView] = reactive(SummaryView)
    contributions: reactive[Contributions] = reactive(Contributions)
    roles: reactive[tuple[RoleRow, ...]] = reactive(())
    calls: reactive[tuple[CallView, ...]] = reactive(())
    wordings: reactive[tuple[WordingRow, ...]] = reactive(())
    signals: reactive[tuple[SignalRow, ...]] = reactive(())
    yeses: reactive[YesesView] = reactive(YesesView)
    plan: reactive[PlanView] = reactive(PlanView)
    invitations: reactive[InvitationsView] = reactive(InvitationsView)
    mirror: reactive[VoicesView] = reactive(VoicesView)
    people: reactive[tuple[PersonRow, ...]] = reactive(())
    address: reactive[AddressView | None] = reactive(None)
    trouble: reactive[TroubleView | None] = reactive(None)
    linked: reactive[bool] = reactive(default=True)
    closed: reactive[bool] = reactive(default=False)
    now: reactive[datetime] = reactive(datetime.now)
    closes: reactive[int | None] = reactive(None)
    hints: reactive[tuple[KeyHint, ...]] = reactive(())

    def __init__(self, room: Room, navigator: Navigator) -> None:
        super().__init__()
        self.set_reactive(LiveScreen.now, navigator.now())
        self._room = room
        self._navigator = navigator
        self._mirrored: tuple[datetime, Views] | None = None
        self._took = timedelta()
        self._live = LiveHandlers(self, room, lambda: self.views, self._in_hand, navigator.now)
        self._handlers = {**SessionHandlers(self, "live", room, navigator).all(), **self._live.all()}
        self._handlers |= {"scope": self._turn_scope, "sort": self._turn_order, "search": self._search}

    def compose(self) -> ComposeResult:
        """Each view in its widget."""
        at = LiveScreen
        yield Masthead().data_bind(at.summary, at.address, at.now, at.linked)
        yield Alert().data_bind(at.linked, at.closed, at.trouble)
        yield QuestionLine().data_bind(at.summary, at.plan, at.now)
        yield Strips().data_bind(at.calls, at.wordings, at.signals, at.yeses)
        with Container(id="main"):
            with Container(id="said"):
                yield FindLine()
                yield RowList().data_bind(rows=at.contributions)
            with Container(id="side"):
                yield RolesPanel().data_bind(at.now, rows=at.roles)
                yield VoicesPanel().data_bind(at.mirror, at.invitations)
                yield PeoplePanel().data_bind(rows=at.people)
        yield AskLine(QUESTION_CHARACTERS, advise).data_bind(at.closes)
        yield KeyBar().data_bind(at.hints)

    def on_mount(self) -> None:
        """The clocks go on."""
        self.set_interval(TICK, self._tick)

    def watch_views(self, views: Views) -> None:
        """The session changed, or what is known of it."""
        self.summary, self.roles, self.people = views.summary, views.roles, views.people
        self.address, self.trouble, self.linked = views.address, views.trouble, views.linked
        self.closed = views.closed
        self.calls, self.wordings, self.signals = views.calls, views.wordings, views.signals
        self.plan, self.invitations, self.yeses = views.plan, views.invitations, views.yeses
        question = views.summary.question
        self.closes = question.number if question is not None and question.closed_at is None else None
        self.set_class(not views.linked, "-stale")
        self._list()
        self._look()

    def watch_everything(self) -> None:
        """Words to other questions are to be listed, too, or no longer."""
        self._list()

    def watch_order(self) -> None:
        """They are to be listed in another order."""
        self._list()

    def watch_needle(self) -> None:
        """Other words are looked for."""
        self._list()

    def watch_row(self) -> None:
        """Another contribution is in hand."""
        self.hints = hints(self.action_context())

    def watch_writing(self) -> None:
        """Letters go into the ask line, or are keys again."""
        self.hints = hints(self.action_context())

    def watch_finding(self) -> None:
        """Letters go into the find line, or are keys again."""
        self.hints = hints(self.action_context())

    def watch_rewording(self) -> None:
        """Other words for the question can be taken or given back, or not."""
        self.hints = hints(self.action_context())

    def on_descendant_focus(self) -> None:
        """The keyboard went elsewhere."""
        self.writing = self.query_one(AskLine).has_focus_within
        self.finding = self.query_one(FindLine).has_focus_within

    def action_context(self) -> ActionContext:
        """What decides which commands apply now."""
        views = self.views
        return ActionContext(
            "live",
            views.summary,
            linked=views.linked,
            row=self._in_hand(),
            call=views.calls[0] if views.calls else None,
            next_question=next((draft.text for draft in prepared(views)), None),
            addresses=len(views.addresses),
            everything=self.everything,
            writing=self.writing,
            finding=self.finding,
            rewording=self.rewording,
            wording=views.wordings[0] if views.wordings else None,
            signal=waiting_signal(views),
            rounds=views.compared is not None,
            order=self.order,
            needle=self.needle,
        )

    def action_perform(self, chosen: str) -> None:
        """Carries out the command with this id, or says why not."""
        perform(self, chosen, self.action_context(), self._handlers)

    def prepare(self, planned: PlannedRow) -> None:
        """Puts a question of the plan into the ask line. Nothing is asked by that."""
        self._live.put(as_planned(planned))

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        self.row = event.row

    @on(AskLine.Asked)
    def _asked(self, event: AskLine.Asked) -> None:
        perform(self, "ask", self.action_context(), {"ask": partial(self._live.ask_it, event.draft)})

    @on(AskLine.Reworded)
    def _reworded(self, event: AskLine.Reworded) -> None:
        self.rewording = event.rewording

    @on(AskLine.Left)
    def _left(self) -> None:
        self.query_one(RowList).focus()

    @on(FindLine.Sought)
    def _sought(self, event: FindLine.Sought) -> None:
        self.needle = event.words

    @on(FindLine.Left)
    def _found(self) -> None:
        self.query_one(RowList).focus()

    def action_list_everything(self) -> None:
        """Looks for nothing any more."""
        self.query_one(FindLine).action_leave()

    def _in_hand(self) -> ContributionRow | None:
        """Asked of the list itself: keys that come fast are to meet the row that they moved to."""
        row: ContributionRow | None = self.query_one(RowList).in_hand
        return row

    async def _turn_scope(self) -> None:
        self.everything = not self.everything

    async def _turn_order(self) -> None:
        self.order = _ORDERS[(_ORDERS.index(self.order) + 1) % len(_ORDERS)]

    async def _search(self) -> None:
        self.query_one(FindLine).open()

    def _list(self) -> None:
        view = self._room.contributions(everything=self.everything, order=self.order, needle=self.needle)
        self.contributions = Contributions(view, "every question" if self.everything else "this question")
        self.hints = hints(self.action_context())

    def _tick(self) -> None:
        self.now = self._navigator.now()
        self._look()

    def _look(self) -> None:
        """Has the voice mirror worked out where the session went on, though not at every step, and now and then."""
        now = self._navigator.now()
        if self._mirrored is not None:
            at, views = self._mirrored
            rest = MIRROR_AT_REST if views is self.views else MIRROR_EVERY
            if now - at < max(rest, self._took * MIRROR_RESTS):
                return
        self._mirrored = (now, self.views)
        restart_worker(self, "mirror", self._mirror, now)

    async def _mirror(self, now: datetime) -> None:
        self.mirror, self._took = await asyncio.to_thread(_timed, self._room.mirror(now))


def _timed(work: Callable[[], VoicesView]) -> tuple[VoicesView, timedelta]:
    began = monotonic()
    return work(), timedelta(seconds=monotonic() - began)
