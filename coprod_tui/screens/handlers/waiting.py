"""Answering what waits for the facilitator: calls, wordings, signals."""

from dataclasses import dataclass
from typing import Any

from textual.screen import Screen

from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import Handlers, tell
from server.domain.commands import AdoptWording, AnswerCall, AnswerSignal
from server.projections.calls import call_views
from server.projections.questions.wordings import wording_rows
from server.projections.signals import signal_rows


@dataclass(frozen=True, slots=True)
class WaitingHandlers:
    """The handlers for what waits."""

    screen: Screen[Any]
    session: SessionModel

    def all(self) -> Handlers:
        """Each handler by the id of its action."""
        return {"answer": self.answer, "adopt": self.adopt, "signal": self.signal}

    async def answer(self) -> None:
        """Says that the oldest call was heard."""
        for call in call_views(self.session.replica.state)[:1]:
            await self.session.port.submit(AnswerCall(call.id))

    async def adopt(self) -> None:
        """Asks the open question as somebody would rather be asked: in the words that wait longest."""
        for wording in wording_rows(self.session.replica.state)[:1]:
            await self.session.port.submit(AdoptWording(wording.id))
            tell(self.screen, f"Asked in the words of {wording.label}. u brings yours back.")

    async def signal(self) -> None:
        """Says that the first signal that waits was heard."""
        waiting = [row for row in signal_rows(self.session.replica.state) if row.waiting]
        for signal in waiting[:1]:
            await self.session.port.submit(AnswerSignal(signal.kind))
