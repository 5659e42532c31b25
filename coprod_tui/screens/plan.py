"""What the session means to ask: every planned question with how it stands, and all that is held ready for one.

It must not know any rule of the session: it asks the room, and says why where that refuses.
"""

from datetime import datetime
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import Resize
from textual.reactive import reactive

from coprod_tui.model.action_context import ActionContext
from coprod_tui.screens.dispatch import Handlers, bindings, hints, perform
from coprod_tui.screens.handlers.plan import PlanHandlers
from coprod_tui.screens.handlers.session import SessionHandlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.room import Room, Views
from coprod_tui.screens.sized_screen import SizedScreen
from coprod_tui.widgets.alert import Alert
from coprod_tui.widgets.key_bar import KeyBar, KeyHint
from coprod_tui.widgets.masthead import Masthead
from coprod_tui.widgets.plan_details import PlanAbout, PlanHead
from coprod_tui.widgets.plan_rows import plan_list
from coprod_tui.widgets.row_list import Listing, RowList
from server.projections.questions.plan import PlannedRow, PlanView
from server.projections.status import TroubleView
from server.projections.summary import SummaryView

TICK: Final = 1.0
_AIRY_FROM: Final = 34


class PlanScreen(SizedScreen[None]):
    """Binds the plan of a room, over whichever screen it was opened from; it opens with what comes next in hand."""

    CSS_PATH = "plan.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("plan")]
    AUTO_FOCUS = "RowList"

    views: reactive[Views] = reactive(Views)
    plan: reactive[PlanView] = reactive(PlanView)
    listed: reactive[Listing[PlannedRow]] = reactive(lambda: plan_list(PlanView()))
    planned: reactive[PlannedRow | None] = reactive(None)
    summary: reactive[SummaryView] = reactive(SummaryView)
    trouble: reactive[TroubleView | None] = reactive(None)
    linked: reactive[bool] = reactive(default=True)
    closed: reactive[bool] = reactive(default=False)
    now: reactive[datetime] = reactive(datetime.now)
    hints: reactive[tuple[KeyHint, ...]] = reactive(())

    def __init__(self, room: Room, navigator: Navigator) -> None:
        super().__init__()
        self.set_reactive(PlanScreen.now, navigator.now())
        self._room = room
        self._navigator = navigator
        self._awaited: str | None = None
        handlers = PlanHandlers(self, room, navigator, self._in_hand, self._await)
        self._handlers: Handlers = {**SessionHandlers(self, "plan", room, navigator).all(), **handlers.all()}

    def compose(self) -> ComposeResult:
        """What it is all for, the questions, and what is held ready for the one in hand."""
        at = PlanScreen
        yield Masthead().data_bind(at.summary, at.now, at.linked)
        yield Alert().data_bind(at.linked, at.closed, at.trouble)
        yield PlanHead().data_bind(at.plan)
        with Container(id="plans"):
            yield RowList().data_bind(rows=at.listed)
            yield PlanAbout().data_bind(at.planned)
        yield KeyBar().data_bind(at.hints)

    def on_mount(self) -> None:
        """Shows what is known, and the clock goes on."""
        self.views = self._room.views()
        coming = next((row.number - 1 for row in self.plan.rows if row.id == self.plan.next), 0)
        self.query_one(RowList).take(coming)
        self.set_interval(TICK, self._tick)

    def watch_views(self, views: Views) -> None:
        """The session changed, or what is known of it."""
        self.summary, self.trouble, self.linked = views.summary, views.trouble, views.linked
        self.closed = views.closed
        self.plan = views.plan
        self._list()
        self._take_awaited()
        self.set_class(not views.linked, "-stale")
        self.hints = hints(self.action_context())

    def on_resize(self, _: Resize) -> None:
        """There is more room, or less."""
        self._list()

    def watch_planned(self) -> None:
        """Another question is in hand."""
        self.hints = hints(self.action_context())

    def action_context(self) -> ActionContext:
        """What decides which commands apply now."""
        return ActionContext("plan", self.views.summary, linked=self.views.linked, planned=self._in_hand())

    def action_perform(self, chosen: str) -> None:
        """Carries out the command with this id, or says why not."""
        perform(self, chosen, self.action_context(), self._handlers)

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        self.planned = event.row

    def _in_hand(self) -> PlannedRow | None:
        """Asked of the list itself: keys that come fast are to meet the question that they moved to."""
        row: PlannedRow | None = self.query_one(RowList).in_hand
        return row

    def _await(self, planned: str) -> None:
        self._awaited = planned
        self._take_awaited()

    def _take_awaited(self) -> None:
        """The question that was added may be known before its receipt, or after it."""
        at = next((at for at, row in enumerate(self.plan.rows) if row.id == self._awaited), None)
        if at is not None:
            self._awaited = None
            self.query_one(RowList).take(at)

    def _list(self) -> None:
        self.listed = plan_list(self.plan, airy=self.app.size.height >= _AIRY_FROM)

    def _tick(self) -> None:
        self.now = self.views.summary.ended_at or self._navigator.now()
