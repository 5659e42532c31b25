"""The handler that opens the drop-in box."""

from dataclasses import dataclass
from typing import Any

from textual.screen import Screen

from coprod_tui.actions.arming import phones
from coprod_tui.model.box import OpenBox
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.box import BoxDialog
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.screens.handlers.breaks import BreakHandlers


@dataclass(frozen=True, slots=True)
class BoxHandlers:
    """The handler that opens the drop-in box."""

    screen: Screen[Any]
    session: SessionModel

    def all(self) -> Handlers:
        """The handler by action id."""
        return {"open_box": self.open_box}

    async def open_box(self) -> None:
        """Reads the box, shows it, and goes on to a notice where that is wanted."""
        box = OpenBox(self.session.port)
        await box.read()
        if await self.screen.app.push_screen_wait(BoxDialog(box, phones(self.session.summary()))) == "notice":
            await BreakHandlers(self.screen, self.session).notice()
