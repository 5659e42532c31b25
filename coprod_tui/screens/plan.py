"""What the session means to ask: every planned question with how it stands, and all that is held ready for one."""

from dataclasses import replace
from pathlib import PurePath
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import Resize

from coprod_tui.model.action_context import ActionContext, ScreenName
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import bindings
from coprod_tui.screens.handlers.plan import PlanHandlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.widgets.plan_details import PlannedDetails, PlanPurpose
from coprod_tui.widgets.plan_rows import plan_list
from coprod_tui.widgets.row_list import ListedRows, RowList
from server.projections.dashboard import DashboardView
from server.projections.questions.plan import PlannedRow

_AIRY_FROM: Final = 34


class PlanScreen(SessionScreen):
    """The questions of the plan, and the selected one in detail; it opens with what comes next selected."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["session_screen.tcss", "plan.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("plan")]
    AUTO_FOCUS = "RowList"
    screen_name: ClassVar[ScreenName] = "plan"

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._awaited: str | None = None
        self.adds(PlanHandlers(self, session, navigator, self._selected, self._await).all())

    def compose_middle(self) -> ComposeResult:
        """What it is all for, the questions, and what is held ready for the selected one."""
        yield self.showing(PlanPurpose(), lambda view: view.plan)
        with Container(id="plans"):
            yield self.showing(RowList(), self._rows)
            yield PlannedDetails()

    def on_mount(self) -> None:
        """What comes next is selected."""
        self.view = self.session.view(self.navigator.now())
        plan = self.view.plan
        self.query_one(RowList).view = self._rows(self.view)
        rows = self.query_one(RowList)
        rows.select(next((row.number - 1 for row in plan.rows if row.id == plan.next), 0))

    def watch_view(self, view: DashboardView) -> None:
        """The session changed, what is known of it, or the time."""
        super().watch_view(view)
        self._select_awaited()

    def on_resize(self, _: Resize) -> None:
        """There is more room, or less."""
        self.query_one(RowList).view = self._rows(self.view)

    def action_context(self) -> ActionContext:
        """What decides which actions apply now."""
        return replace(super().action_context(), planned=self._selected())

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        self.query_one(PlannedDetails).view = event.row
        self.renew_hints()

    def _selected(self) -> PlannedRow | None:
        """Asked of the list itself: keys that come fast are to meet the question that they moved to."""
        row: PlannedRow | None = self.query_one(RowList).selected
        return row

    def _await(self, planned: str) -> None:
        self._awaited = planned
        self._select_awaited()

    def _select_awaited(self) -> None:
        """The question that was added may be known before its receipt, or after it."""
        at = next((at for at, row in enumerate(self.view.plan.rows) if row.id == self._awaited), None)
        if at is not None:
            self._awaited = None
            self.query_one(RowList).select(at)

    def _rows(self, view: DashboardView) -> ListedRows[PlannedRow]:
        return plan_list(view.plan, airy=self.app.size.height >= _AIRY_FROM)
