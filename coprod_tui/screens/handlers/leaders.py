"""The handler that asks something for a turn of whoever can open a way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual.screen import Screen

from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.line import LineDialog, LineForm
from coprod_tui.screens.dispatch import Handlers
from server.domain.commands import AskLeaders
from server.domain.text import REMARK_CHARACTERS
from server.projections.direction.turns import TurnRow


@dataclass(frozen=True, slots=True)
class LeadersHandlers:
    """The handler for the turn in hand."""

    screen: Screen[Any]
    session: SessionModel
    #: Returns the turn in hand.
    turn: Callable[[], TurnRow | None]

    def all(self) -> Handlers:
        """The handler by action id."""
        return {"ask_leaders": self.ask}

    async def ask(self) -> None:
        """Asks for what is to be asked, and asks it."""
        turn = self.turn()
        if turn is None:
            return

        async def keep(text: str) -> None:
            await self.session.port.submit(AskLeaders(turn.id, text))

        form = LineForm(
            heading=f"Ask leaders for turn {turn.number}",
            sentence="What does it need from whoever can open a way? Way-openers see it on their phones at once.",
            enter="asks them",
            most=REMARK_CHARACTERS,
        )
        await self.screen.app.push_screen_wait(LineDialog(form, keep))
