"""Ports into a session in the same process: commands go to its writer, views come from its replica."""

import asyncio
import secrets
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractContextManager
from typing import Final, assert_never

from server.domain.actors import Actor, Facilitator, Participant, Visitor
from server.domain.commands import Command
from server.domain.errors import Rejected
from server.engine.local_session import LocalSession
from server.engine.reception import Reception
from server.engine.requests import require_right_to_ask
from server.engine.subscription import Subscription
from server.port import (
    CameBack,
    CloseJoining,
    ComeBackWords,
    Credentials,
    Entries,
    Joining,
    ListPeople,
    MakeComeBackWords,
    People,
    Position,
    Receipt,
    RenewCode,
    Request,
    Response,
    SessionPort,
    ShowComeBackWords,
    Stop,
    Stopping,
    Update,
)
from server.projections.mine import MineView, mine_view
from server.projections.room import RoomView
from server.projections.status import JoiningView

# A facilitator gets a change at once when little happens. After each batch of updates the port pauses for
# FACILITATOR_RESTS times the duration of the batch, at most FACILITATOR_SECONDS, so that a dashboard does not slow
# phones down under load.
FACILITATOR_SECONDS: Final = 1 / 20
FACILITATOR_RESTS: Final = 4
PARTICIPANT_SECONDS: Final = 1 / 4
BATCH: Final = 250
DEVICES_A_PERSON: Final = 4


class LocalAdmission:
    """Admits connections to a session in this process.

    `stop` ends the server process.
    """

    def __init__(self, session: LocalSession, reception: Reception, stop: Callable[[], None]) -> None:
        self._session = session
        self._replica = session.replica
        self._reception = reception
        self._stop = stop

    def waiting(self, credentials: Credentials, address: str) -> AbstractContextManager[float]:
        """The seconds that a connection with these credentials has to wait before `admit`.

        Raises Rejected slow_down on entering if too many wait already.
        """
        return self._reception.authenticator.waiting(self._replica.state, credentials, address)

    @property
    def urls(self) -> tuple[str, ...]:
        """Every URL at which phones may find the server, best first."""
        return self._replica.urls

    def joining(self) -> JoiningView:
        """How people come in at the moment."""
        return self._reception.joining()

    def admit(self, credentials: Credentials, address: str) -> SessionPort:
        """The port of the actor with these credentials.

        Raises Rejected.
        """
        actor = self._reception.authenticator.identify(self._replica.state, credentials, address)
        if isinstance(actor, Participant) and self._replica.devices(actor.person) >= DEVICES_A_PERSON:
            raise Rejected("too_many_pages", {"most": DEVICES_A_PERSON})
        return LocalPort(self._session, actor, self._reception, address, self._stop)


class LocalPort:
    """A SessionPort into a session in this process. A participant counts as connected until `leave`."""

    def __init__(
        self, session: LocalSession, actor: Actor, reception: Reception, address: str, stop: Callable[[], None]
    ) -> None:
        self._session = session
        self._replica = session.replica
        self._actor = actor
        self._entrance = reception.entrance
        self._desk = reception.desk
        self._address = address
        self._stop = stop
        self._subscription: Subscription | None = None
        if isinstance(actor, Participant):
            self._replica.presence.arrived(actor.person)
            self._replica.presence_changed()

    @property
    def actor(self) -> Actor:
        """The actor, as verified on admission."""
        return self._actor

    @property
    def session(self) -> str:
        """The id of the session."""
        return self._replica.state.session

    @property
    def epoch(self) -> int:
        """The epoch of the record."""
        return self._replica.epoch

    @property
    def title(self) -> str:
        """The title of the session."""
        return self._replica.state.title

    async def submit(self, command: Command, command_id: str | None = None) -> Receipt:
        """Submits a command and returns once it is durable and visible in this port's views. Raises Rejected."""
        if isinstance(self._actor, Visitor):
            self._entrance.require_open()
        receipt = await self._session.writer.submit(self._actor, command, command_id or secrets.token_hex(16))
        await self._replica.reached(receipt)
        return receipt

    async def follow(self, position: Position | None = None) -> AsyncGenerator[Update, None]:
        """Yields changes from now on: the first one at once, further ones at the pace for this kind of actor."""
        self._subscription = subscription = self._replica.follow(self._actor)
        try:
            if isinstance(self._actor, Facilitator):
                async for update in self._events(subscription, self._known(position)):
                    yield update
            elif isinstance(self._actor, Participant):
                async for update in self._views(subscription, self._actor.person):
                    yield update
        finally:
            self._replica.unfollow(self._actor, subscription)

    def writing(self, on: bool) -> None:
        """Says whether this actor is typing. It is counted and never stored."""
        if isinstance(self._actor, Participant):
            self._replica.presence.writing(self, on)
            self._replica.presence_changed()

    def done(self, question: str, on: bool) -> None:
        """Says whether this actor is done with the newest question. It is counted and never stored."""
        known = self._replica.state.question
        if isinstance(self._actor, Participant) and known is not None and known.id == question:
            self._replica.done(self._actor.person, question, on)

    def mine(self) -> MineView | None:
        """One's own view. The port's newest follower does not get it again until it changes."""
        if not isinstance(self._actor, Participant):
            return None
        if self._subscription is not None:
            self._subscription.unmark("mine")
        return mine_view(self._replica.state, self._actor.person)

    async def ask(self, request: Request) -> Response:
        """Makes a private request, which is neither recorded nor shown to anybody else. Raises Rejected."""
        require_right_to_ask(self._actor, request)
        match request:
            case ListPeople():
                return People(self._replica.people())
            case Stop():
                self._stop()
                return Stopping()
            case RenewCode():
                self._entrance.renew()
                return Joining(self._entrance.access.code, self._entrance.access.closed)
            case CloseJoining(closed=closed):
                self._entrance.close(closed=closed)
                return Joining(self._entrance.access.code, self._entrance.access.closed)
            case MakeComeBackWords() | ShowComeBackWords():
                return await self._come_back(request)
            case _:
                assert_never(request)

    async def _come_back(self, request: MakeComeBackWords | ShowComeBackWords) -> Response:
        match request, self._actor:
            case MakeComeBackWords(), Participant(person=person):
                return ComeBackWords(await self._desk.make_words(person))
            case ShowComeBackWords(words=typed), Visitor(secret_hash=secret_hash):
                return CameBack(await self._desk.let_back(typed, self._address, secret_hash))
            case _:
                raise Rejected("not_yours_to_ask")

    def leave(self) -> None:
        """Ends the connection. Only presence changes."""
        if isinstance(self._actor, Participant):
            self._replica.presence.left(self._actor.person, self)
            self._replica.presence_changed()

    def _known(self, position: Position | None) -> int:
        """The number of entries that the follower already has; 0 if the position is not one of this record."""
        published = self._replica.state
        if position is None or (position.session, position.epoch) != (published.session, self._replica.epoch):
            return 0
        return position.seq if position.seq <= published.seq else 0

    async def _events(self, subscription: Subscription, after: int) -> AsyncGenerator[Update, None]:
        epoch = self._replica.epoch  # the one that `after` counts in: another may begin at each yield
        yield self._replica.status
        yield self._replica.presence_view()
        subscription.mark("entries")
        while True:
            kinds = await subscription.wait()
            began = asyncio.get_running_loop().time()
            if "entries" in kinds:
                while True:
                    if epoch != self._replica.epoch:
                        epoch, after = self._replica.epoch, 0
                    entries = self._replica.entries(after, BATCH)
                    after += len(entries)
                    yield Entries(entries, self._replica.state.seq, epoch)
                    if after >= self._replica.state.seq:
                        break
            if "status" in kinds:
                yield self._replica.status
            if "presence" in kinds:
                yield self._replica.presence_view()
            spent = asyncio.get_running_loop().time() - began
            await asyncio.sleep(min(FACILITATOR_SECONDS, FACILITATOR_RESTS * spent))

    async def _views(self, subscription: Subscription, person: str) -> AsyncGenerator[Update, None]:
        subscription.mark("room")
        subscription.mark("mine")
        shown: RoomView | None = None
        while True:
            kinds = await subscription.wait()
            if "room" in kinds and (room := self._replica.room_for(person)) is not shown:
                shown = room
                yield room
            if "mine" in kinds:
                yield mine_view(self._replica.state, person)
            await asyncio.sleep(PARTICIPANT_SECONDS)
