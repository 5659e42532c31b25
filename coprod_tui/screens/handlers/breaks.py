"""The handlers for breaks and notices."""

from dataclasses import dataclass
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.actions import arming
from coprod_tui.actions.arming import Arming
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.line import LineDialog, LineForm
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.widgets.messages import show_message
from server.domain.commands import EndBreak, SendNotice, StartBreak
from server.domain.errors import Rejected
from server.domain.text import NOTICE_CHARACTERS
from server.projections.counting import many

_DIGITS: Final = 3


@dataclass(frozen=True, slots=True)
class BreakHandlers:
    """The handlers for what everybody sees at once."""

    screen: Screen[Any]
    session: SessionModel

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {"break": self.break_, "notice": self.notice}

    async def break_(self) -> None:
        """Ends the break, or asks how long one shall last and begins it."""
        if self.session.replica.state.current_break is not None:
            await self.session.port.submit(EndBreak())
            show_message(self.screen, "The break is over; phones say: Welcome back. u takes it back.")
            return
        form = LineForm(
            heading="A break",
            sentence="How many minutes? Every phone shows the break and its time. Words are sent as always.",
            enter="begins it for everybody",
            most=_DIGITS,
            value="10",
            replaces=True,
            arms=self._arms_break,
        )

        async def keep(typed: str) -> None:
            minutes = _minutes(typed)
            if minutes is None:
                raise Rejected("break_no_number")
            await self.session.port.submit(StartBreak(minutes))

        await self.screen.app.push_screen_wait(LineDialog(form, keep))

    async def notice(self) -> None:
        """Asks for a sentence and sends it to every phone."""
        here = len(self.session.replica.state.people)
        form = LineForm(
            heading="Notice to every phone",
            sentence=f"One sentence, for {many(here, 'person', 'people')}. It stands in the record too.",
            enter="sends it",
            most=NOTICE_CHARACTERS,
            arms=lambda text: arming.notice(text, self.session.summary()) if text else None,
        )

        async def keep(text: str) -> None:
            await self.session.port.submit(SendNotice(text))

        await self.screen.app.push_screen_wait(LineDialog(form, keep))

    def _arms_break(self, typed: str) -> Arming | None:
        minutes = _minutes(typed)
        return None if minutes is None else arming.begin_break(minutes, self.session.summary())


def _minutes(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() else None
