"""The state machine of one connection: frames in, frames out, without a socket, a task or a clock of its own.

A connection begins with Hello, which names the actor to be admitted. A visitor becomes a participant by joining; a
facilitator is one from the start. A frame whose answer takes time is returned as a `Task`, and its outcome is passed
back in.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, assert_never

from server.codec import encode
from server.domain.actors import Actor, Doorkeeper, Facilitator, Participant, Visitor
from server.domain.commands import Join
from server.domain.errors import Rejected
from server.port import (
    Admission,
    CameBack,
    Credentials,
    Entries,
    Link,
    Position,
    Receipt,
    Response,
    SessionPort,
    Update,
)
from server.projections.mine import MINE, MineChange, MineView
from server.projections.people.presence import PresenceView
from server.projections.room import ROOM, RoomView
from server.projections.status import StatusView
from server.protocol import frames as f
from server.sentences import argument_words
from server.token_buckets import Rate, TokenBucket, TokenBuckets

FRAMES: Final = Rate(20, 10)
FRAMES_TOO_MANY: Final = -100.0
CHANGES_KEPT: Final = 16  # followers are at most a few views behind

Task = f.Submit | f.Ask
"""A task for the connection's port, whose outcome goes to `Exchange.answer`."""

Outcome = Receipt | Response | Rejected
"""For a Submit a Receipt or a refusal; for an Ask a Response or a refusal."""


class Closing(Exception):
    """The connection has to be closed after the frame `last`."""

    def __init__(self, last: bytes) -> None:
        super().__init__("closing")
        self.last = last


class RoomEncoder:
    """Encodes each change of the room once for all connections."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, int], tuple[RoomView | None, RoomView, bytes]] = {}

    def push(self, old: RoomView | None, new: RoomView) -> bytes:
        """The frame with the change from `old` to `new`."""
        known = self._made.get((id(old), id(new)))
        if known is None:
            if len(self._made) >= CHANGES_KEPT:
                self._made.clear()
            # Stored with its views, so that their ids stay in use.
            known = (old, new, encode(f.ViewPush(room=ROOM.between(old, new))))
            self._made[id(old), id(new)] = known
        return known[2]


@dataclass(frozen=True, slots=True)
class Clocks:
    """The clocks of a connection."""

    #: Seconds of a clock that never goes back.
    monotonic: Callable[[], float]
    #: The time in UTC.
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class ServerContext:
    """What all connections of a server share."""

    clocks: Clocks
    #: The frames that each person may send, over all their connections.
    frames: TokenBuckets
    rooms: RoomEncoder = field(default_factory=RoomEncoder)


class Exchange:
    """One connection.

    `browser` says whether the request had an Origin; without one, only a facilitator is admitted.
    """

    def __init__(self, admission: Admission, context: ServerContext, address: str, *, browser: bool) -> None:
        self.port: SessionPort | None = None
        self.position: Position | None = None
        self._admission = admission
        self._context = context
        self._address = address
        self._browser = browser
        self._shown = Credentials()
        self._room: RoomView | None = None
        self._mine: MineView | None = None
        self._allowance = TokenBucket(FRAMES, context.clocks.monotonic)

    def hello(self, data: bytes | str) -> None:
        """Handles the first frame. Raises Closing."""
        try:
            frame = _parsed(data)
            if not isinstance(frame, f.Hello):
                raise Rejected("hello_missing")
            if frame.version != f.VERSION:
                raise Rejected("page_out_of_date", field="version")
            if frame.token is None and not self._browser:
                raise Rejected("browser_wanted")
            self._shown = Credentials(frame.token, frame.secret, frame.code, frame.simulated_key)
            self.position = frame.position
        except Rejected as refusal:
            raise closing(refusal) from refusal

    @contextmanager
    def waiting(self) -> Iterator[float]:
        """The seconds to wait between `hello` and `admit`. Raises Closing on entering if too many wait already."""
        with ExitStack() as stack:
            try:
                seconds = stack.enter_context(self._admission.waiting(self._shown, self._address))
            except Rejected as refusal:
                raise closing(refusal) from refusal
            yield seconds

    def admit(self) -> bytes:
        """Admits whoever said hello and returns Welcome. Raises Closing."""
        self._admit()
        return encode(self._welcome(self.admitted))

    def receive(self, data: bytes | str) -> bytes | Task | None:
        """Handles a frame. Returns the answer, or a task whose outcome is the answer. Raises Closing."""
        port = self.admitted
        try:
            frame = _parsed(data)
        except Rejected as refusal:
            raise closing(refusal) from refusal
        try:
            self._count_frame()
            return self._handle(port, frame)
        except Rejected as refusal:
            if isinstance(frame, f.Submit | f.Ask):
                return encode(_refused(frame.id, refusal))
            return None

    def answer(self, task: Task, outcome: Outcome) -> bytes:
        """The frame that answers a task. A visitor who joined is a participant from then on. Raises Closing.

        A receipt includes the change of one's own view, so that no push has to follow it.
        """
        match outcome:
            case Rejected():
                return encode(_refused(task.id, outcome))
            case Receipt():
                if isinstance(task, f.Submit) and isinstance(task.command, Join):
                    self._admit()
                mine = self.admitted.mine()
                return encode(f.Reply(task.id, outcome, None if mine is None else self._change_of(mine)))
            case CameBack():
                self._admit()
                return encode(f.Answer(task.id, outcome))
            case _:
                return encode(f.Answer(task.id, outcome))

    def push(self, update: Update) -> bytes | None:
        """The frame for an update; None if there is nothing to send."""
        match update:
            case Entries(entries=entries, latest=latest, epoch=epoch):
                return encode(f.EventsPush(entries, latest, epoch))
            case RoomView():
                old, self._room = self._room, update
                return self._context.rooms.push(old, update)
            case MineView():
                change = self._change_of(update)
                return None if change is None else encode(f.ViewPush(mine=change))
            case PresenceView():
                return encode(f.PresencePush(update))
            case StatusView():
                return encode(f.StatusPush(update))
            case Link():
                return None
            case _:
                assert_never(update)

    @property
    def admitted(self) -> SessionPort:
        """The port of the admitted actor. Raises Closing before admission."""
        if self.port is None:
            raise closing(Rejected("hello_missing"))
        return self.port

    @property
    def shows_token(self) -> bool:
        """Whether hello claimed to come from a facilitator."""
        return self._shown.token is not None

    @property
    def sender(self) -> str | None:
        """Whose share the frames of this connection count for; None for a facilitator, who has no limit."""
        match self.admitted.actor:
            case Participant(person=person):
                return person
            case Visitor(secret_hash=secret):
                return secret
            case _:
                return None

    def _admit(self) -> None:
        try:
            self.port = self._admission.admit(self._shown, self._address)
        except Rejected as refusal:
            raise closing(refusal) from refusal

    def _change_of(self, mine: MineView) -> MineChange | None:
        """The change of one's own view since it was last sent; None if there is none."""
        old, self._mine = self._mine, mine
        return None if old == mine else MINE.between(old, mine)

    def _handle(self, port: SessionPort, frame: f.ClientFrame) -> bytes | Task | None:
        match frame:
            case f.Submit() | f.Ask():
                return frame
            case f.Writing(on=on):
                port.writing(on)
                return None
            case f.Done(question=question, on=on):
                port.done(question, on)
                return None
            case f.Ping():
                return encode(f.Pong())
            case f.Hello():
                raise closing(Rejected("hello_twice"))
            case _:
                assert_never(frame)

    def _count_frame(self) -> None:
        sender = self.sender
        if sender is None:
            return
        if self._allowance.take() < FRAMES_TOO_MANY:
            raise closing(Rejected("too_much_at_once"))
        if not self._context.frames.take(sender):
            raise Rejected("too_quick")

    def _welcome(self, port: SessionPort) -> f.Welcome:
        actor, at = port.actor, self.position
        same_record = at is not None and (at.session, at.epoch) == (port.session, port.epoch)
        recovered = isinstance(actor, Facilitator) and same_record
        person = actor.person if isinstance(actor, Participant) else None
        facilitator = actor.id if isinstance(actor, Facilitator) else None
        urls = () if isinstance(actor, Facilitator) else self._admission.urls
        return f.Welcome(
            port.session, port.title, _kind(actor), person, recovered, self._context.clocks.now(), facilitator, urls
        )


def _kind(actor: Actor) -> f.ActorKind:
    match actor:
        case Facilitator():
            return "facilitator"
        case Participant():
            return "participant"
        case Visitor() | Doorkeeper():  # no connection has the second
            return "visitor"
        case _:
            assert_never(actor)


def _refused(id_: str, refusal: Rejected) -> f.Refused:
    return f.Refused(id_, refusal.code, argument_words(refusal.arguments), refusal.field, refusal.temporary)


def _parsed(data: bytes | str) -> f.ClientFrame:
    """The frame in a text message. Raises Rejected bad_frame, for every binary message too."""
    if isinstance(data, bytes):
        raise Rejected("bad_frame")
    return f.parse_client(data)


def closing(refusal: Rejected) -> Closing:
    """Ends a connection with the reason of a refusal."""
    arguments = argument_words(refusal.arguments)
    return Closing(encode(f.Bye(refusal.code, arguments, refusal.field, refusal.temporary)))
