"""Ports into a session in the same process: commands go to its writer, views come from its replica."""

import asyncio
import secrets
from collections.abc import AsyncGenerator
from contextlib import AbstractContextManager
from typing import Final, assert_never

from server.domain.actors import Actor, Facilitator, Participant, Visitor, secret_hash
from server.domain.commands import Command, ProposeTogether
from server.domain.decide.keys import hash_of
from server.domain.errors import Rejected
from server.engine.authenticator import Authenticator
from server.engine.controls import Controls
from server.engine.exports_made import found, listed
from server.engine.following import updates
from server.engine.local_session import LocalSession
from server.engine.reading_desk import ReadingDesk, WordsRequest
from server.engine.requests import COSTS, WRITES, require_right_to_ask
from server.engine.subscription import Subscription
from server.port import (
    AnswerTalk,
    CameBack,
    CloseJoining,
    ComeBackWords,
    Credentials,
    FindExports,
    FindWords,
    GiveWord,
    HandsMoved,
    Joining,
    LeaveConcern,
    ListExports,
    ListPeople,
    ListThemes,
    ListUnheard,
    LowerHand,
    MakeComeBackWords,
    OfferWords,
    People,
    Position,
    QuestionWords,
    RaiseHand,
    ReadBox,
    ReadMarks,
    ReadProposal,
    ReadQuestion,
    ReadTheme,
    ReadWords,
    Receipt,
    RenewCode,
    Request,
    Response,
    SessionPort,
    ShowComeBackWords,
    ShowConcern,
    Stop,
    Stopping,
    Update,
    WordsFound,
)
from server.projections.kept_words import kept_words
from server.projections.mine import MineView
from server.projections.room import RoomContribution
from server.projections.room_words import words_to
from server.projections.status import JoiningView

DEVICES_A_PERSON: Final = 4


class LocalAdmission:
    """Admits connections to a session in this process."""

    def __init__(self, session: LocalSession, authenticator: Authenticator, controls: Controls) -> None:
        self._session = session
        self._replica = session.replica
        self._authenticator = authenticator
        self._controls = controls

    def waiting(self, credentials: Credentials, address: str) -> AbstractContextManager[float]:
        """The seconds that a connection with these credentials has to wait before `admit`.

        Raises Rejected too_many_codes on entering if too many wait already.
        """
        return self._authenticator.waiting(self._replica.state, credentials, address)

    @property
    def urls(self) -> tuple[str, ...]:
        """Every URL at which phones may find the server, best first."""
        return self._replica.status.urls

    def refresh(self) -> None:
        """Tells facilitators how people come in now, and forgets who was quiet or away for a while. Each second."""
        self._controls.shares.forget_full()
        self._authenticator.forget_full()
        self._replica.hands.forget_gone(self._replica.left_at)
        access = self._controls.entrance.access
        crowd = None if self._replica.state.practice else self._controls.arrivals.crowd(self._replica.state)
        joining = JoiningView(access.code, access.closed, self._authenticator.wrong_codes, crowd)
        self._replica.status.joining_changed(joining)

    def admit(self, credentials: Credentials, address: str) -> SessionPort:
        """The port of the actor with these credentials.

        Raises Rejected.
        """
        actor = self._authenticator.identify(self._replica.state, credentials, address)
        if isinstance(actor, Participant) and self._replica.devices(actor.person) >= DEVICES_A_PERSON:
            raise Rejected("too_many_pages", {"most": DEVICES_A_PERSON})
        return LocalPort(self._session, actor, address, self._controls)


class LocalPort:
    """A SessionPort into a session in this process. A participant counts as connected until `leave`."""

    def __init__(self, session: LocalSession, actor: Actor, address: str, controls: Controls) -> None:
        self._session = session
        self._replica = session.replica
        self._actor = actor
        self._address = address
        self._controls = controls
        self._subscription: Subscription | None = None
        self._desk: ReadingDesk | None = None
        if isinstance(actor, Participant):
            self._desk = ReadingDesk(self._replica, actor)
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
        await self._wait_for_turn()
        if isinstance(self._actor, Visitor):
            self._controls.entrance.require_open()
        proposes = self._proposes_namelessly(command)
        if proposes:
            self._controls.shares.require_proposal(self._address)
        receipt = await self._session.writer.submit(self._actor, command, command_id or secrets.token_hex(16))
        await self._replica.reached(receipt)
        if proposes:
            self._controls.shares.proposed(self._address)
        if isinstance(self._actor, Visitor) and receipt.made is not None:
            self._controls.arrivals.joined(receipt.made, self._address)
        return receipt

    def _proposes_namelessly(self, command: Command) -> bool:
        """Whether a phone proposes something without a name, and not for the second time."""
        match self._actor, command:
            case Participant(), ProposeTogether(key=str() as key):
                return self._replica.state.kept_proposal(secret_hash(key)) is None
            case _:
                return False

    async def follow(self, position: Position | None = None) -> AsyncGenerator[Update, None]:
        """Yields changes from now on: the first one at once, further ones at the pace for this kind of actor."""
        self._subscription = subscription = self._replica.follow(self._actor)
        try:
            async for update in updates(self._replica, self._actor, subscription, position):
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
        if not self._replica.state.is_here(self._actor.person):  # removed meanwhile
            return None
        if self._subscription is not None:
            self._subscription.unmark("mine")
        return self._replica.mine(self._actor.person)

    async def ask(self, request: Request) -> Response:
        """Makes a private request, which is neither recorded nor shown to anybody else. Raises Rejected."""
        require_right_to_ask(self._actor, request)
        await self._wait_to_ask(request)
        match request:
            case ListPeople():
                return People(self._replica.people())
            case ReadQuestion(question=question):
                return QuestionWords(question, self._words_to(question))
            case FindWords(key=key):
                return WordsFound(kept_words(self._replica.state, hash_of(key)))
            case Stop():
                self._controls.stop()
                return Stopping()
            case RenewCode():
                self._controls.entrance.renew()
                return self._joining()
            case CloseJoining(closed=closed):
                self._controls.entrance.close(closed=closed)
                return self._joining()
            case MakeComeBackWords() | ShowComeBackWords():
                return await self._come_back(request)
            case RaiseHand() | LowerHand() | GiveWord():
                self._move_hands(request)
                return HandsMoved()
            case OfferWords() | ReadWords() | ListUnheard() | ReadMarks() | ListThemes() | ReadTheme() | ReadProposal():
                return self._words(request)
            case ListExports():
                return listed(self._replica.state, self._controls.exports())
            case FindExports():
                return found(self._replica.state, self._actor, request, self._controls.exports())
            case LeaveConcern() | ReadBox() | AnswerTalk() | ShowConcern():
                if isinstance(request, LeaveConcern) and not self._controls.box.knows(request):
                    await self._wait_for_turn()
                    self._controls.shares.require_concern(self._address)
                return await self._controls.box.ask(self._actor, request)
            case _:
                assert_never(request)

    async def _wait_for_turn(self) -> None:
        """Returns when whatever this actor wants written is within their share. Raises Rejected too_quick."""
        await _sleep(self._controls.shares.reserve(self._replica.state, self._actor, self._address))

    async def _wait_to_ask(self, request: Request) -> None:
        """Returns when a private request is within this actor's share. Raises Rejected too_quick."""
        if type(request) in WRITES:
            return await self._wait_for_turn()
        cost = COSTS.get(type(request), 1)
        return await _sleep(self._controls.shares.reserve_asking(self._actor, self._address, cost))

    async def _come_back(self, request: MakeComeBackWords | ShowComeBackWords) -> Response:
        match request, self._actor:
            case MakeComeBackWords(), Participant(person=person):
                return ComeBackWords(await self._controls.desk.make_words(person))
            case ShowComeBackWords(words=typed), Visitor(secret_hash=secret_hash):
                return CameBack(await self._controls.desk.let_back(typed, self._address, secret_hash))
            case _:
                raise Rejected("not_yours_to_ask")

    def _words(self, request: WordsRequest) -> Response:
        if self._desk is None:
            raise Rejected("not_yours_to_ask")
        return self._desk.answer(request)

    def _move_hands(self, request: RaiseHand | LowerHand | GiveWord) -> None:
        if self._replica.state.phase == "ended":
            raise Rejected("session_over")
        match request, self._actor:
            case RaiseHand(named=named), Participant(person=person):
                self._replica.hands.put_up(self._replica.ids_of(person), named=named)
            case LowerHand(said=said), Participant(person=person):
                self._replica.hands.take_down(self._replica.ids_of(person), said=said)
            case GiveWord(hand=hand), Participant(person=person) if self._replica.may_give_word(person):
                self._replica.hands.give_word(hand)
            case GiveWord(hand=hand), Facilitator():
                self._replica.hands.give_word(hand)
            case _:
                raise Rejected("not_yours_to_ask")
        self._replica.hands_changed()

    def _words_to(self, question: str) -> tuple[RoomContribution, ...] | None:
        """What this actor may read of a question. Visitors may read what the room may once the session has ended."""
        state = self._replica.state
        known = state.questions.get(question)
        if known is None or (isinstance(self._actor, Visitor) and state.phase != "ended"):
            return None
        return words_to(state, known, self._actor.person if isinstance(self._actor, Participant) else None)

    def leave(self) -> None:
        """Ends the connection. Only presence changes."""
        if isinstance(self._actor, Participant):
            self._replica.presence.left(self._actor.person, self)
            self._replica.presence_changed()

    def _joining(self) -> Joining:
        access = self._controls.entrance.access
        return Joining(access.code, access.closed)


async def _sleep(seconds: float) -> None:
    if seconds:
        await asyncio.sleep(seconds)
