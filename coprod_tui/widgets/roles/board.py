"""The list of all roles, hidden ones at the end."""

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from coprod_tui.widgets.roles import rows
from coprod_tui.widgets.row_list import ListedRows
from server.projections.roles.holders import RoleRow


def role_board(roles: Sequence[RoleRow] = (), now: datetime = datetime.min) -> ListedRows[RoleRow]:
    """The roles in the plan's order, as they stand at `now`."""

    def drawn(role: RoleRow, width: int, selected: bool) -> list[Content]:
        return rows.rows(role, rows.columns(width), now, selected=selected)

    def heading(width: int) -> list[Content]:
        return [rows.heading(rows.columns(width))]

    return ListedRows("Roles", rows.listed(roles), lambda role: role.id, drawn, heading)
