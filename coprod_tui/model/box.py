"""What was read of the drop-in box, for as long as it is open, and what can be asked of it."""

from dataclasses import dataclass
from typing import Final

from coprod_tui.model.sessions import Unavailable
from server.port import AnswerTalk, BoxRead, ConcernView, ReadBox, SessionPort, ShowConcern, TalkView

FOR_THE_ROOM: Final = "room"


@dataclass(slots=True)
class OpenBox:
    """The box as it was read last."""

    port: SessionPort
    talks: tuple[TalkView, ...] = ()
    concerns: tuple[ConcernView, ...] = ()
    #: The id of the concern that phones show; None for none.
    shown: str | None = None

    async def read(self) -> None:
        """Reads it anew. Raises Rejected or Unavailable."""
        self._take(await self.port.ask(ReadBox()))

    async def answer(self, talk: str, *, coming: bool) -> None:
        """Answers a wish to talk. Raises Rejected or Unavailable."""
        self._take(await self.port.ask(AnswerTalk(talk, coming)))

    async def show(self, concern: str | None) -> None:
        """Shows a concern on every phone, or none. Raises Rejected or Unavailable."""
        await self.port.ask(ShowConcern(concern))
        self.shown = concern

    def forget(self) -> None:
        """Forgets everything that was read."""
        self.talks, self.concerns = (), ()

    def _take(self, said: object) -> None:
        if not isinstance(said, BoxRead):
            raise Unavailable("The drop-in box could not be read.")
        self.talks, self.concerns, self.shown = said.talks, said.concerns, said.shown
