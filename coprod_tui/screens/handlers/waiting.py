"""The handlers for what waits for the facilitator: calls, hands, wordings, signals."""

from dataclasses import dataclass
from typing import Any

from textual.screen import Screen

from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import ActionScreen, Handlers
from coprod_tui.widgets.messages import show_message
from server.domain.commands import AdoptWording, AnswerCall, AnswerSignal
from server.port import GiveWord
from server.projections.questions.wordings import wording_rows
from server.projections.signals import signal_rows


@dataclass(frozen=True, slots=True)
class WaitingHandlers:
    """The handlers for what waits."""

    screen: Screen[Any]
    session: SessionModel

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {"answer": self.answer, "adopt": self.adopt, "signal": self.signal}

    async def answer(self) -> None:
        """Answers the oldest call or gives the next hand the word, as the key bar says."""
        if not isinstance(self.screen, ActionScreen):
            return
        context = self.screen.action_context()
        if context.call is not None:
            await self.session.port.submit(AnswerCall(context.call.id))
        elif context.hand is not None:
            await self.session.port.ask(GiveWord(None if context.has_word else context.hand.number))

    async def adopt(self) -> None:
        """Asks the open question in the words that wait longest."""
        for wording in wording_rows(self.session.replica.state)[:1]:
            await self.session.port.submit(AdoptWording(wording.id))
            show_message(self.screen, f"Asked in the words of {wording.label}. u brings yours back.")

    async def signal(self) -> None:
        """Answers the first signal that waits."""
        waiting = [row for row in signal_rows(self.session.replica.state) if row.waiting]
        for signal in waiting[:1]:
            await self.session.port.submit(AnswerSignal(signal.kind))
