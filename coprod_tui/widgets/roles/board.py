"""The list of every role, hidden ones at the end; it must not know what can be done with a role."""

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from coprod_tui.widgets.roles import rows
from coprod_tui.widgets.row_list import Listing
from server.projections.roles.holders import RoleRow


def role_board(roles: Sequence[RoleRow] = (), now: datetime = datetime.min) -> Listing[RoleRow]:
    """The roles in the plan's order as they stand `now`."""

    def drawn(role: RoleRow, width: int, in_hand: bool) -> list[Content]:
        return rows.rows(role, rows.columns(width), now, in_hand=in_hand)

    def heading(width: int) -> list[Content]:
        return [rows.heading(rows.columns(width))]

    return Listing("Role board", rows.listed(roles), lambda role: role.id, drawn, heading)
