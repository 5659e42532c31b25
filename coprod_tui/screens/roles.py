"""The role board: every role, who holds it how long, who is offered it, who asks, and what nobody holds.

It must not know any rule of the session: it asks the room, and says why where that refuses.
"""

from datetime import datetime
from typing import ClassVar, Final

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.reactive import reactive

from coprod_tui.model.action_context import ActionContext
from coprod_tui.screens.dispatch import Handlers, bindings, hints, perform
from coprod_tui.screens.handlers.roles import RolesHandlers
from coprod_tui.screens.handlers.session import SessionHandlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.room import Room, Views
from coprod_tui.screens.sized_screen import SizedScreen
from coprod_tui.widgets.alert import Alert
from coprod_tui.widgets.key_bar import KeyBar, KeyHint
from coprod_tui.widgets.masthead import Masthead
from coprod_tui.widgets.roles.about import RoleAbout
from coprod_tui.widgets.roles.board import role_board
from coprod_tui.widgets.row_list import Listing, RowList
from server.projections.roles.holders import RoleRow
from server.projections.status import TroubleView
from server.projections.summary import SummaryView

TICK: Final = 1.0


class BoardScreen(SizedScreen[None]):
    """Binds the views of a room to the board, over whichever screen it was opened from."""

    CSS_PATH = "roles.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("board")]
    AUTO_FOCUS = "RowList"

    views: reactive[Views] = reactive(Views)
    role: reactive[RoleRow | None] = reactive(None)
    roles: reactive[tuple[RoleRow, ...]] = reactive(())
    listed: reactive[Listing[RoleRow]] = reactive(role_board)
    summary: reactive[SummaryView] = reactive(SummaryView)
    trouble: reactive[TroubleView | None] = reactive(None)
    linked: reactive[bool] = reactive(default=True)
    closed: reactive[bool] = reactive(default=False)
    now: reactive[datetime] = reactive(datetime.now)
    hints: reactive[tuple[KeyHint, ...]] = reactive(())

    def __init__(self, room: Room, navigator: Navigator) -> None:
        super().__init__()
        self.set_reactive(BoardScreen.now, navigator.now())
        self._room = room
        self._navigator = navigator
        handlers = RolesHandlers(self, room, lambda: self.views, self._in_hand)
        self._handlers: Handlers = {**SessionHandlers(self, "board", room, navigator).all(), **handlers.all()}

    def compose(self) -> ComposeResult:
        """The roles, and what is to be said of the one in hand."""
        at = BoardScreen
        yield Masthead().data_bind(at.summary, at.now, at.linked)
        yield Alert().data_bind(at.linked, at.closed, at.trouble)
        with Container(id="boards"):
            yield RowList().data_bind(rows=at.listed)
            yield RoleAbout().data_bind(at.role, at.now)
        yield KeyBar().data_bind(at.hints)

    def on_mount(self) -> None:
        """Shows what is known, and the minutes go on."""
        self.views = self._room.views()
        self.set_interval(TICK, self._tick)

    def watch_views(self, views: Views) -> None:
        """The session changed, or what is known of it."""
        over = views.summary.ended_at is not None
        self.summary, self.roles = views.summary, tuple(map(_at_rest, views.roles)) if over else views.roles
        self.trouble, self.linked = views.trouble, views.linked
        self.closed = views.closed
        self.set_class(not views.linked, "-stale")
        self._tick()
        self.watch_now()
        self.hints = hints(self.action_context())

    def watch_now(self) -> None:
        """Time went on, and lines may wrap anew."""
        self.listed = role_board(self.roles, self.now)

    def watch_role(self) -> None:
        """Another role is in hand."""
        self.hints = hints(self.action_context())

    def action_context(self) -> ActionContext:
        """What decides which commands apply now."""
        return ActionContext("board", self.views.summary, linked=self.views.linked, role=self._in_hand())

    def action_perform(self, chosen: str) -> None:
        """Carries out the command with this id, or says why not."""
        perform(self, chosen, self.action_context(), self._handlers)

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        self.role = event.row

    def _in_hand(self) -> RoleRow | None:
        """Asked of the list itself: keys that come fast are to meet the role that they moved to."""
        role: RoleRow | None = self.query_one(RowList).in_hand
        return role

    def _tick(self) -> None:
        """Once the session has ended, everything lasted until then."""
        self.now = self.views.summary.ended_at or self._navigator.now()


def _at_rest(role: RoleRow) -> RoleRow:
    """A role after the end, when nobody is missed any more, and nobody can say yes."""
    holders = tuple(replace(holder, away=None) for holder in role.holders)
    return replace(role, holders=holders, offered=(), asked=(), suggested=())
