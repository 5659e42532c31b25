"""The handlers for people in the list: their words, a private word to them, and who is who."""

from dataclasses import dataclass
from typing import Any

from textual.screen import Screen

from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.screens.handlers.capture import capture, invite, welcome
from coprod_tui.screens.handlers.same_person import same_person


@dataclass(frozen=True, slots=True)
class PeopleHandlers:
    """The handlers for people in the list."""

    screen: Screen[Any]
    session: SessionModel

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {"put_in": self.put_in, "invite": self.invite, "welcome": self.welcome, "same": self.same}

    async def put_in(self) -> None:
        """Puts in words of somebody, or of nobody."""
        await capture(self.screen, self.session)

    async def invite(self) -> None:
        """Sends somebody a private invitation."""
        await invite(self.screen, self.session)

    async def welcome(self) -> None:
        """Adds somebody who is here without a phone to the list of people."""
        await welcome(self.screen, self.session)

    async def same(self) -> None:
        """Asks whoever came later whether they are somebody who came earlier."""
        await same_person(self.screen, self.session)
