"""The handlers of the actions on how people come in."""

from dataclasses import dataclass
from typing import Any

from textual.screen import Screen

from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.choice import new_code
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.widgets.messages import show_message
from server.domain.commands import RemovePeople
from server.port import CloseJoining, Joining, RenewCode
from server.projections.counting import many


@dataclass(frozen=True, slots=True)
class EntranceHandlers:
    """The handlers of the actions on how people come in."""

    screen: Screen[Any]
    session: SessionModel

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {"door": self.door, "new_code": self.new_code, "remove_newcomers": self.remove_newcomers}

    async def door(self) -> None:
        """Closes the door, or opens it again."""
        closes = not self.session.replica.status.joining.closed
        await self.session.port.ask(CloseJoining(closes))
        told = "The door is closed: nobody else can join." if closes else "The door is open: people can join again."
        show_message(self.screen, told)

    async def new_code(self) -> None:
        """Asks, then makes a new code."""
        if await self.screen.app.push_screen_wait(new_code(len(self.session.replica.state.people))) != "renew":
            return
        made = await self.session.port.ask(RenewCode())
        if isinstance(made, Joining):
            told = f"The new code is {made.code}. QR codes and links from before are void, printed ones too."
            show_message(self.screen, told)

    async def remove_newcomers(self) -> None:
        """Removes those of the last crowd who said nothing."""
        crowd = self.session.replica.status.joining.crowd
        if crowd is not None:
            await self.session.port.submit(RemovePeople(crowd.silent))
            count = many(len(crowd.silent), "person", "people")
            show_message(self.screen, f"{count} who had said nothing are off the list. They can join again.")
