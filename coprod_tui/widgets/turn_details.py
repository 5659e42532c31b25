"""The details of a turn: what led to it, what it serves, and what is not known yet."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coprod_tui.widgets.sense import beside_turn
from coprod_tui.widgets.text_layout import scrolled_width
from coprod_tui.widgets.turn_rows import turn_details
from server.projections.direction.turns import TurnRow
from server.projections.direction.view import DirectionView


class TurnDetails(VerticalScroll):
    """One text about the selected turn."""

    view: reactive[TurnRow | None] = reactive(None)
    #: How many outcomes there are that a turn may serve.
    outcomes: reactive[int] = reactive(0)

    #: What stands beside the turns.
    direction: reactive[DirectionView] = reactive(DirectionView())

    def compose(self) -> ComposeResult:
        """Composes one scrolling text."""
        yield Static()

    def watch_view(self, before: TurnRow | None, turn: TurnRow | None) -> None:
        """Redraws the turn; another one is shown from its beginning."""
        self.border_title = Content(f"Turn {turn.number}" if turn else "")
        if before is None or turn is None or before.id != turn.id:
            self.scroll_home(animate=False)
        self._show()

    def watch_outcomes(self) -> None:
        """Redraws what the turn serves."""
        self._show()

    def watch_direction(self) -> None:
        """Redraws what stands beside the turn."""
        self._show()

    def on_resize(self) -> None:
        """Redraws for the new size."""
        self._show()

    def _show(self) -> None:
        groups = [] if self.view is None else self._groups(self.view, scrolled_width(self))
        self.query_one(Static).update(Content("\n\n").join(Content("\n").join(group) for group in groups))

    def _groups(self, turn: TurnRow, width: int) -> list[list[Content]]:
        checks = tuple(check for check in self.direction.sense.checks if check.target == turn.id)
        asked = tuple(one for one in self.direction.asked if one.turn == turn.number)
        return [*turn_details(turn, self.outcomes, width), *beside_turn(checks, asked, width)]
