"""The list of the roles with one of them in hand, drawn as one text; it must not know what can be done with a role."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from coprod_tui.widgets import boardrows
from coprod_tui.widgets.window import (
    MOVES,
    Place,
    Sheet,
    Window,
    in_view,
    row_at,
    settled,
    taken,
    window,
)
from server.projections.roles import RoleRow

_HEADING: Final = 1


class RoleBoard(Widget, can_focus=True):
    """Every role in the plan's order, hidden ones at the end; the one in hand stays where it is while others change."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(key, f"go('{key}')", key, show=False) for key in MOVES]

    roles: reactive[tuple[RoleRow, ...]] = reactive(())
    now: reactive[datetime] = reactive(datetime.min.replace(tzinfo=UTC))

    @dataclass
    class Highlighted(Message):
        """Another role is in hand, or the same one changed; None where there is none."""

        role: RoleRow | None

    def __init__(self) -> None:
        super().__init__()
        self._listed: tuple[RoleRow, ...] = ()
        self._place = Place()
        self._window = Window()
        self._role: RoleRow | None = None

    @property
    def in_hand(self) -> RoleRow | None:
        """The role in hand at this very moment; a message of it may still be under way."""
        return self._role

    def watch_roles(self, roles: tuple[RoleRow, ...]) -> None:
        """A role changed: the one in hand stays in hand."""
        self._listed = boardrows.listed(roles)
        found = next((at for at, role in enumerate(self._listed) if self._role and role.id == self._role.id), None)
        if found is not None:
            self._place = Place(found, self._place.top)
        self.border_title = Content("Role board")
        self._settle()

    def watch_now(self) -> None:
        """Time went on, and lines may wrap anew."""
        self._settle()

    def on_resize(self) -> None:
        """The lines wrap anew."""
        self._place = in_view(self._place, self._sheet())
        self._settle()

    def action_go(self, way: str) -> None:
        """Moves the hand."""
        move, step = MOVES[way]
        self._place = move(self._place, self._sheet(), step)
        self._settle()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the hand."""
        event.stop()
        self.action_go("down")

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the hand."""
        event.stop()
        self.action_go("up")

    def on_click(self, event: events.Click) -> None:
        """A role that is clicked is taken in hand."""
        offset = event.get_content_offset(self)
        sheet = self._sheet()
        at = None if offset is None or offset.y < _HEADING else row_at(self._window, offset.y - _HEADING, sheet)
        if at is not None:
            self._place = taken(self._place, sheet, at)
            self._settle()

    def render(self) -> Content:
        """The heading, and what is in view."""
        across = self._columns()
        shown = [
            drawn
            for at in range(self._window.first, self._window.last)
            for drawn in boardrows.rows(self._listed[at], across, self.now, in_hand=at == self._place.row)
        ]
        in_sight = shown[-self._window.top :][: self._sheet().lines]
        return Content("\n").join([boardrows.heading(across), *in_sight])

    def _settle(self) -> None:
        """Works out what is in view, and says which role is in hand where that is news."""
        sheet = self._sheet()
        self._place = settled(self._place, sheet)
        self._window = window(self._place, sheet)
        below = sheet.count - self._window.last if sheet.lines else 0
        self.border_subtitle = Content(f"{below} more below" if below > 0 else "")
        self.refresh()
        role = self._listed[self._place.row] if self._listed else None
        if role != self._role:
            self._role = role
            self.post_message(self.Highlighted(role))

    def _columns(self) -> boardrows.Columns:
        return boardrows.columns(self.content_size.width)

    def _sheet(self) -> Sheet:
        across = self._columns()
        lines = max(0, self.content_size.height - _HEADING)
        return Sheet(len(self._listed), lines, lambda at: boardrows.height(self._listed[at], across, self.now))
