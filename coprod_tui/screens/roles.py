"""Every role: who holds it for how long, who is offered it, who asks, and what nobody holds."""

from dataclasses import replace
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from coprod_tui.model.action_context import ActionContext, ScreenName
from coprod_tui.model.moved import role_in_hand, why_gone
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import bindings
from coprod_tui.screens.handlers.roles import RolesHandlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.row_in_hand import Naming
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.widgets.roles.board import role_board
from coprod_tui.widgets.roles.details import RoleDetails
from coprod_tui.widgets.row_list import RowList
from server.projections.dashboard import DashboardView, RoleDetailsView


class RolesScreen(SessionScreen):
    """The list of roles, and the details of the selected one."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["session_screen.tcss", "roles.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("roles")]
    AUTO_FOCUS = "RowList"
    screen_name: ClassVar[ScreenName] = "roles"

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._roles = self.holds(Naming(role_in_hand, why_gone))
        self.add_handlers(RolesHandlers(self, session, lambda: self._roles.selected).all())

    def compose_middle(self) -> ComposeResult:
        """Composes the list and the details."""
        with Container(id="boards"):
            yield RowList()
            yield self.bind_view(RoleDetails(), self._details)

    def watch_view(self, view: DashboardView) -> None:
        """Shows a view that changed."""
        self._roles.show(role_board(view.roles.rows, view.roles.now))
        super().watch_view(view)

    def action_context(self) -> ActionContext:
        """The context that decides which actions apply now."""
        return replace(super().action_context(), role=self._roles.selected)

    @on(RowList.Highlighted)
    def _highlighted(self) -> None:
        self.query_one(RoleDetails).view = self._details(self.view)
        self.update_hints()

    def _details(self, view: DashboardView) -> RoleDetailsView:
        return RoleDetailsView(self._roles.selected, view.roles.now)
