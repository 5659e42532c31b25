"""Where what was said leads: the turns, the one in hand in detail, and what is not known yet."""

from dataclasses import replace
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from coprod_tui.model.action_context import ActionContext, ScreenName
from coprod_tui.model.moved import turn_in_hand, why_turn_gone
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import bindings
from coprod_tui.screens.handlers.leaders import LeadersHandlers
from coprod_tui.screens.handlers.outcomes import ServingHandlers
from coprod_tui.screens.handlers.sense import SenseHandlers
from coprod_tui.screens.handlers.turns import TurnMaking, TurnsHandlers
from coprod_tui.screens.handlers.water import WaterHandlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.row_in_hand import Naming
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.widgets.open_water import OpenWater
from coprod_tui.widgets.outcomes import Outcomes
from coprod_tui.widgets.row_list import RowList
from coprod_tui.widgets.sense import TableLine
from coprod_tui.widgets.turn_details import TurnDetails
from coprod_tui.widgets.turn_rows import turn_list
from server.projections.dashboard import DashboardView
from server.projections.direction.sense import RunPastView, run_past_view
from server.projections.direction.turns import TurnRow


class DirectionScreen(SessionScreen):
    """The turns, the selected one in detail, and open water."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["session_screen.tcss", "direction.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("direction")]
    AUTO_FOCUS = "#turns"
    screen_name: ClassVar[ScreenName] = "direction"

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._list = RowList[TurnRow](id="turns")
        self._turns = self.holds(Naming(turn_in_hand, why_turn_gone), lambda: self._list, "turn")
        self._details = TurnDetails()
        turns = TurnsHandlers(self, session, lambda: self._turns.selected)
        making, water = TurnMaking(self, session), WaterHandlers(self, session)
        sense = SenseHandlers(self, session, "run_past_turn", self._to_run_past)
        leaders = LeadersHandlers(self, session, lambda: self._turns.selected)
        serving = ServingHandlers(self, session, self._in_hand)
        self.add_handlers(
            {**turns.all(), **making.all(), **water.all(), **sense.all(), **leaders.all(), **serving.all()}
        )

    def compose_middle(self) -> ComposeResult:
        """Composes the turns, the details of the selected one, and open water."""
        yield self.bind_view(TableLine(id="table"), lambda view: view.direction.sense)
        with Container(id="directions"):
            yield self._list
            yield self._details
        yield self.bind_view(Outcomes(), lambda view: view.direction.outcomes)
        yield self.bind_view(OpenWater(), lambda view: view.water)

    def watch_view(self, view: DashboardView) -> None:
        """Shows a view that changed."""
        turns = view.direction.turns
        self._turns.show(turn_list(turns))
        self._details.outcomes = turns.outcomes
        self._details.direction = view.direction
        self._details.view = self._turns.selected
        super().watch_view(view)

    def action_context(self) -> ActionContext:
        """The context that decides which actions apply now."""
        water = self.view.water
        return replace(
            super().action_context(),
            turn=self._turns.selected,
            to_run_past=self._to_run_past(),
            water=water.open_count + water.closed_count,
        )

    def _to_run_past(self) -> RunPastView | None:
        """The turn in hand, as something to run past the design group."""
        turn = self._turns.selected
        return None if turn is None else run_past_view(self.session.replica.state, "turn", turn.id)

    def _in_hand(self) -> tuple[str, str] | None:
        """The id of the turn in hand, with what to call it."""
        turn = self._turns.selected
        return None if turn is None else (turn.id, f"turn {turn.number}")

    @on(RowList.Highlighted, "#turns")
    def _highlighted(self) -> None:
        self._details.view = self._turns.selected
        self.update_hints()
