"""The handler that runs what is in hand past the design group, or asks it no more."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual.screen import Screen

from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.widgets.messages import show_message
from server.domain.commands import CloseCheck, RunPast
from server.projections.direction.sense import RunPastView


@dataclass(frozen=True, slots=True)
class SenseHandlers:
    """The handler for what is in hand, under the id that its action has on this screen."""

    screen: Screen[Any]
    session: SessionModel
    action: str
    #: Returns what is in hand.
    target: Callable[[], RunPastView | None]

    def all(self) -> Handlers:
        """The handler by action id."""
        return {self.action: self.run_past}

    async def run_past(self) -> None:
        """Runs it past the design group, or asks it no more where it is asked in these words."""
        target = self.target()
        if target is None:
            return
        if target.check is not None:
            await self.session.port.submit(CloseCheck(target.check))
            show_message(self.screen, "The design group is asked about it no more. What they said stays.")
        else:
            await self.session.port.submit(RunPast(target.kind, target.target))
            show_message(self.screen, "It is on the phones of the design group now. u takes it back.")
