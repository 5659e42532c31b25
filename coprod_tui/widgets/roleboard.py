"""The list of every role, hidden ones at the end; it must not know what can be done with a role."""

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from coprod_tui.widgets import boardrows
from coprod_tui.widgets.rowlist import Listing
from server.projections.roles import RoleRow


def role_board(roles: Sequence[RoleRow] = (), now: datetime = datetime.min) -> Listing[RoleRow]:
    """The roles in the plan's order as they stand `now`."""

    def drawn(role: RoleRow, width: int, in_hand: bool) -> list[Content]:
        return boardrows.rows(role, boardrows.columns(width), now, in_hand=in_hand)

    def heading(width: int) -> list[Content]:
        return [boardrows.heading(boardrows.columns(width))]

    return Listing("Role board", boardrows.listed(roles), lambda role: role.id, drawn, heading)
