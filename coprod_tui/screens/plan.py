"""The plan: every question with its stand, and the details of the selected one."""

from dataclasses import replace
from pathlib import PurePath
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import Resize

from coprod_tui.model.action_context import ActionContext, ScreenName
from coprod_tui.model.moved import planned_in_hand, why_gone
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import bindings
from coprod_tui.screens.handlers.plan import PlanHandlers
from coprod_tui.screens.handlers.sense import SenseHandlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.row_in_hand import Naming
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.widgets.pace import PaceLine
from coprod_tui.widgets.plan_details import PlannedDetails, PlanPurpose
from coprod_tui.widgets.plan_rows import plan_list
from coprod_tui.widgets.row_list import RowList
from server.projections.dashboard import DashboardView
from server.projections.direction.sense import RunPastView, run_past_view

_AIRY_FROM: Final = 34


class PlanScreen(SessionScreen):
    """The questions of the plan, and the selected one in detail; the next one to ask is selected at first."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["session_screen.tcss", "plan.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("plan")]
    AUTO_FOCUS = "RowList"
    screen_name: ClassVar[ScreenName] = "plan"

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._awaited: str | None = None
        self._planned = self.holds(Naming(planned_in_hand, why_gone))
        handlers = PlanHandlers(self, session, navigator, lambda: self._planned.selected, self._await)
        sense = SenseHandlers(self, session, "run_past_question", self._to_run_past)
        self.add_handlers({**handlers.all(), **sense.all()})

    def compose_middle(self) -> ComposeResult:
        """Composes the purpose, the questions, and the details."""
        yield self.bind_view(PlanPurpose(), lambda view: view.plan)
        yield self.bind_view(PaceLine(), lambda view: view.pace)
        with Container(id="plans"):
            yield RowList()
            yield PlannedDetails()

    def on_mount(self) -> None:
        """Selects the question that comes next."""
        self.view = self.session.view(self.navigator.now())
        self._show(self.view)
        plan = self.view.plan
        self.query_one(RowList).select(next((row.number - 1 for row in plan.rows if row.id == plan.next), 0))

    def watch_view(self, view: DashboardView) -> None:
        """Shows a view that changed."""
        self._show(view)
        super().watch_view(view)
        self._select_awaited()

    def on_resize(self, _: Resize) -> None:
        """Redraws for the new size."""
        self._show(self.view)

    def action_context(self) -> ActionContext:
        """The context that decides which actions apply now."""
        return replace(super().action_context(), planned=self._planned.selected, to_run_past=self._to_run_past())

    def _to_run_past(self) -> RunPastView | None:
        """The question in hand, as something to run past the design group."""
        row = self._planned.selected
        return None if row is None else run_past_view(self.session.replica.state, "question", row.id)

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        self.query_one(PlannedDetails).view = event.row
        self.update_hints()

    def _await(self, planned: str) -> None:
        self._awaited = planned
        self._select_awaited()

    def _select_awaited(self) -> None:
        """Selects the question that was added; its entry may come before or after its receipt."""
        at = next((at for at, row in enumerate(self.view.plan.rows) if row.id == self._awaited), None)
        if at is not None:
            self._awaited = None
            self.query_one(RowList).select(at)

    def _show(self, view: DashboardView) -> None:
        self._planned.show(plan_list(view.plan, airy=self.app.size.height >= _AIRY_FROM))
