"""A facilitator's port to a session in another process."""

import asyncio
import secrets
from collections.abc import AsyncGenerator, Callable, Sequence
from typing import Final

from coprod_tui.session.connection import RETRY_SECONDS, Address, ReconnectingClient
from coprod_tui.session.followers import Followers
from server.codec import encode
from server.domain.actors import Actor, Facilitator
from server.domain.commands import Command
from server.domain.errors import Rejected
from server.port import Position, Receipt, Request, Response, Stop, Update
from server.projections.mine import MineView
from server.protocol import frames as f

PATIENCE_SECONDS: Final = 15.0


class RemotePort:
    """A SessionPort across a websocket that reconnects by itself.

    `find` returns the address of the session's server, None while there is none. The connection is made at the first
    use.
    """

    def __init__(
        self,
        session: str,
        title: str,
        find: Callable[[], Address | None],
        *,
        patience: float = PATIENCE_SECONDS,
        retries: Sequence[float] = RETRY_SECONDS,
    ) -> None:
        self._session = session
        self._title = title
        self._patience = patience
        self._followers = Followers(session)
        self._client = ReconnectingClient(find, self._followers, retries)

    @property
    def actor(self) -> Actor:
        """A facilitator, because only facilitators have a token; which one is known once the connection is up."""
        return Facilitator(self._client.facilitator)

    @property
    def session(self) -> str:
        """The id of the session."""
        return self._session

    @property
    def epoch(self) -> int:
        """The epoch of the record, as far as it is known."""
        return self._followers.epoch

    @property
    def title(self) -> str:
        """The title of the session."""
        return self._title

    async def submit(self, command: Command, command_id: str | None = None) -> Receipt:
        """Submits a command once the connection is up. Raises Rejected, also if no answer comes in time."""
        id_ = command_id or secrets.token_hex(16)
        outcome = await self._outcome(f.Submit(id_, command))
        if not isinstance(outcome, Receipt):
            raise _nonsense()
        return outcome

    async def follow(self, position: Position | None = None) -> AsyncGenerator[Update, None]:
        """The updates after `position`, and the state of the link; ends with the session.

        Raises Rejected if the server refuses this port for good.
        """
        with self._followers.one_more(position) as follower:
            self._client.keep(afresh=self._followers.lacks_entries(follower))
            async for update in follower.updates():
                yield update

    def writing(self, on: bool) -> None:
        """Passed on, though a facilitator's writing is not counted."""
        self._client.send(encode(f.Writing(on)))

    def done(self, question: str, on: bool) -> None:
        """Passed on, though a facilitator is never counted."""
        self._client.send(encode(f.Done(question, on)))

    def mine(self) -> MineView | None:
        """None: a facilitator has no view of their own."""
        return None

    async def ask(self, request: Request) -> Response:
        """Sends a request that is not recorded, once the connection is up. Raises Rejected as `submit` does.

        Followers end with a server that is asked to stop.
        """
        if isinstance(request, Stop):
            self._client.ends_with_server()
        outcome = await self._outcome(f.Ask(secrets.token_hex(16), request))
        if isinstance(outcome, Receipt):
            raise _nonsense()
        return outcome

    def leave(self) -> None:
        """Closes this port; the session goes on."""
        self._client.close()

    async def closed(self) -> None:
        """Returns when the connection is closed, after `leave` or the session's end."""
        await self._client.closed()

    async def _outcome(self, frame: f.Submit | f.Ask) -> Receipt | Response:
        answer = self._client.ask(frame.id, f.encode_client(frame))
        try:
            async with asyncio.timeout(self._patience):
                outcome = await asyncio.shield(answer)
        except TimeoutError as error:
            self._client.forget(frame.id)
            raise Rejected("no_answer") from error
        if isinstance(outcome, Rejected):
            raise outcome
        return outcome


def _nonsense() -> Rejected:
    return Rejected("answer_unfitting")
