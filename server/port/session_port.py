"""The port of one actor into a session, and what goes through it."""

from collections.abc import AsyncGenerator
from contextlib import AbstractContextManager
from typing import Protocol

import msgspec

from server.domain.actors import Actor
from server.domain.commands import Command
from server.domain.events import FIRST_EPOCH, Entry
from server.port.box import AnswerTalk, BoxRead, ConcernKept, ConcernShown, LeaveConcern, ReadBox, ShowConcern
from server.port.exports import Exports, ExportsFound, FindExports, ListExports
from server.port.joining import (
    CameBack,
    CloseJoining,
    ComeBackWords,
    Joining,
    MakeComeBackWords,
    RenewCode,
    ShowComeBackWords,
    Stop,
    Stopping,
)
from server.port.people import GiveWord, HandsMoved, ListPeople, LowerHand, People, RaiseHand
from server.port.reading import (
    FindWords,
    ListThemes,
    ListUnheard,
    MarksRead,
    OfferWords,
    QuestionWords,
    ReadMarks,
    ReadProposal,
    ReadQuestion,
    ReadTheme,
    ReadWords,
    ThemesListed,
    WordsFound,
    WordsOffered,
    WordsRead,
)
from server.projections.mine import MineView
from server.projections.people.presence import PresenceView
from server.projections.room import RoomView
from server.projections.status import StatusView

Request = (
    ListPeople
    | ReadQuestion
    | FindWords
    | Stop
    | RenewCode
    | CloseJoining
    | MakeComeBackWords
    | ShowComeBackWords
    | RaiseHand
    | LowerHand
    | GiveWord
    | OfferWords
    | ReadWords
    | ListUnheard
    | ReadMarks
    | ListThemes
    | ReadTheme
    | ReadProposal
    | ListExports
    | FindExports
    | LeaveConcern
    | ReadBox
    | AnswerTalk
    | ShowConcern
)
Response = (
    People
    | QuestionWords
    | WordsFound
    | Stopping
    | Joining
    | ComeBackWords
    | CameBack
    | HandsMoved
    | WordsOffered
    | WordsRead
    | MarksRead
    | ThemesListed
    | Exports
    | ExportsFound
    | ConcernKept
    | BoxRead
    | ConcernShown
)


class Receipt(msgspec.Struct, frozen=True, omit_defaults=True):
    """A command was granted and is durable, or nothing had to change."""

    #: The position of the entry that the command led to; if it led to none, the newest position.
    seq: int
    #: The id of what the command created; None if it created nothing.
    made: str | None = None
    #: The epoch of the record at that time. Positions stay the same in later epochs.
    epoch: int = FIRST_EPOCH


class Position(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place in the record: all entries up to it are known, as they are in an epoch."""

    session: str
    seq: int
    #: From 1. Each redaction begins a new epoch, in which some entries have lost words.
    epoch: int = FIRST_EPOCH


class Credentials(msgspec.Struct, frozen=True):
    """The credentials of a connection."""

    #: Shown by a facilitator.
    token: str | None = None
    #: Shown by a phone, which made it.
    secret: str | None = None
    #: Shown by a phone that has not joined yet: the code as it was typed, or the invitation of a QR code or link.
    code: str | None = None
    #: Shown by simulated people who have not joined yet.
    simulated_key: str | None = None


class Entries(msgspec.Struct, frozen=True):
    """Entries in order. A new epoch begins with the first entry of the record."""

    entries: tuple[Entry, ...]
    #: The newest position, by which a follower knows when it has caught up.
    latest: int
    #: The epoch to which they belong.
    epoch: int = FIRST_EPOCH


class Link(msgspec.Struct, frozen=True):
    """Whether the connection to the session works.

    While it does not, the last known views stay valid and it is restored automatically.
    """

    up: bool
    #: Whether the server said that it ends. The connection comes back only when the session is opened again.
    closed: bool = False
    #: Whether no server of the session runs. The connection comes back only when one is started.
    gone: bool = False


Update = Entries | RoomView | MineView | PresenceView | StatusView | Link


class SessionPort(Protocol):
    """One actor's access to a session."""

    @property
    def actor(self) -> Actor:
        """The actor, as verified on admission."""
        ...

    @property
    def session(self) -> str:
        """The id of the session."""
        ...

    @property
    def epoch(self) -> int:
        """The epoch of the record."""
        ...

    @property
    def title(self) -> str:
        """The title of the session."""
        ...

    async def submit(self, command: Command, command_id: str | None = None) -> Receipt:
        """Submits a command and returns once it is durable. Raises Rejected.

        The same `command_id` again gets the first receipt. Without one, a new id is made.
        """
        ...

    def follow(self, position: Position | None = None) -> AsyncGenerator[Update, None]:
        """Yields changes from now on. Facilitators get entries after `position`, presence and status; people get views.

        A position from another session or epoch is ignored: the entries then begin with the first. There is never a
        gap.
        """
        ...

    def writing(self, on: bool) -> None:
        """Says whether this actor is typing. It is counted and never stored."""
        ...

    def done(self, question: str, on: bool) -> None:
        """Says whether this actor is done with a question. It is counted and never stored."""
        ...

    def mine(self) -> MineView | None:
        """One's own view, for an immediate answer; None for an actor who has none.

        `follow` does not yield it again until it changes.
        """
        ...

    async def ask(self, request: Request) -> Response:
        """Makes a private request, which is neither recorded nor shown to anybody else. Raises Rejected."""
        ...

    def leave(self) -> None:
        """Ends the connection. Only presence changes."""
        ...


class Admission(Protocol):
    """Admits connections as actors."""

    def waiting(self, credentials: Credentials, address: str) -> AbstractContextManager[float]:
        """The seconds that a connection with these credentials has to wait before `admit`.

        Raises Rejected too_many_codes on entering if too many wait already.
        """
        ...

    @property
    def urls(self) -> tuple[str, ...]:
        """Every URL at which phones may find the server, best first."""
        ...

    def admit(self, credentials: Credentials, address: str) -> SessionPort:
        """The port of the actor with these credentials.

        Raises Rejected.
        """
        ...
