"""Every role: who holds it for how long, who is offered it, who asks, and what nobody holds."""

from dataclasses import replace
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from coprod_tui.model.action_context import ActionContext, ScreenName
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import bindings
from coprod_tui.screens.handlers.roles import RolesHandlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.session_screen import SessionScreen
from coprod_tui.widgets.roles.board import role_board
from coprod_tui.widgets.roles.details import RoleDetails
from coprod_tui.widgets.row_list import RowList
from server.projections.dashboard import DashboardView, RoleDetailsView
from server.projections.roles.holders import RoleRow


class RolesScreen(SessionScreen):
    """The list of roles, and the details of the selected one."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["session_screen.tcss", "roles.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("roles")]
    AUTO_FOCUS = "RowList"
    screen_name: ClassVar[ScreenName] = "roles"

    def __init__(self, session: SessionModel, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self.add_handlers(RolesHandlers(self, session, self._selected).all())

    def compose_middle(self) -> ComposeResult:
        """Composes the list and the details."""
        with Container(id="boards"):
            yield self.bind_view(RowList(), lambda view: role_board(view.roles.rows, view.roles.now))
            yield self.bind_view(RoleDetails(), self._details)

    def action_context(self) -> ActionContext:
        """The context that decides which actions apply now."""
        return replace(super().action_context(), role=self._selected())

    @on(RowList.Highlighted)
    def _highlighted(self) -> None:
        self.query_one(RoleDetails).view = self._details(self.view)
        self.update_hints()

    def _details(self, view: DashboardView) -> RoleDetailsView:
        return RoleDetailsView(self._selected(), view.roles.now)

    def _selected(self) -> RoleRow | None:
        """The selected role, read from the list itself, because messages lag behind fast keys."""
        role: RoleRow | None = self.query_one(RowList).selected
        return role
