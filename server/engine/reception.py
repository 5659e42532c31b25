"""Whatever lets people in or knows them again, together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self

from server.engine.authenticator import Authenticator
from server.engine.come_back import ComeBackDesk
from server.engine.entrance import Entrance
from server.engine.guesses import Guesses
from server.engine.local_session import LocalSession
from server.projections.status import JoiningView


@dataclass(frozen=True, slots=True)
class Reception:
    """Codes, invitations, tokens and come-back words of one session, with the guesses at them."""

    authenticator: Authenticator
    entrance: Entrance
    guesses: Guesses
    desk: ComeBackDesk

    @classmethod
    def of(
        cls, session: LocalSession, tokens: Mapping[str, str], entrance: Entrance, monotonic: Callable[[], float]
    ) -> Self:
        """The reception of a session. `tokens` maps each token to the id of its facilitator."""
        guesses = Guesses(monotonic)
        desk = ComeBackDesk(session, guesses, monotonic)
        return cls(Authenticator(tokens, entrance, guesses), entrance, guesses, desk)

    def joining(self) -> JoiningView:
        """How people come in at the moment."""
        access = self.entrance.access
        return JoiningView(access.code, access.closed, self.guesses.wrong_lately)
