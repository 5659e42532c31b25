"""The handler for the closing round."""

from dataclasses import dataclass
from typing import Any

from textual.screen import Screen

from coprod_tui.actions import arming
from coprod_tui.actions.arming import Arming
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.line import LineDialog, LineForm
from coprod_tui.screens.dispatch import Handlers
from server.domain.text import QUESTION_CHARACTERS
from server.projections.questions.closing import closing_command, closing_question


@dataclass(frozen=True, slots=True)
class ClosingHandlers:
    """The handlers for the end of a session together."""

    screen: Screen[Any]
    session: SessionModel

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {"closing": self.closing}

    async def closing(self) -> None:
        """Asks how the room is asked for a line to close with, and begins the closing round."""
        form = LineForm(
            heading="The closing round",
            sentence="Each phone asks for one line, shows what people hoped for beside what came, and asks how it was.",
            enter="begins it for everybody",
            most=QUESTION_CHARACTERS,
            value=closing_question(self.session.replica.state),
            arms=self._arms,
        )

        async def keep(text: str) -> None:
            await self.session.port.submit(closing_command(self.session.replica.state, text))

        await self.screen.app.push_screen_wait(LineDialog(form, keep))

    def _arms(self, text: str) -> Arming | None:
        return arming.closing(text, self.session.summary())
