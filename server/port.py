"""The interface through which everything outside a session uses it, in the same process or across a socket."""

from collections.abc import AsyncGenerator
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

import msgspec

from server.domain.actors import Actor
from server.domain.commands import Command
from server.domain.events import FIRST_EPOCH, Entry
from server.projections.kept_words import KeptWords
from server.projections.marks import WordMarks
from server.projections.mine import MineView
from server.projections.people.list import PersonView
from server.projections.people.presence import PresenceView
from server.projections.reading import PlacedWords
from server.projections.room import RoomContribution, RoomView
from server.projections.status import StatusView


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


class ListPeople(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="list_people"):
    """Requests the list of people."""


class ReadQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="read_question"):
    """Requests what was said to a question."""

    question: str


class FindWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="find_words"):
    """Requests what became of words without a name that one keeps by a key."""

    key: str


class Stop(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="stop"):
    """Requests the end of the server process."""


class RenewCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="renew_code"):
    """Requests a new code and a new invitation. The old ones are void."""


class CloseJoining(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="close_joining"):
    """Requests that nobody else is let in, or that people are let in again."""

    closed: bool = True


class MakeComeBackWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="make_come_back_words"):
    """Requests come-back words, in place of earlier ones."""


class ShowComeBackWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="show_come_back_words"):
    """Requests to be let in as the person whose come-back words these are."""

    #: As they were typed.
    words: str


class RaiseHand(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="raise_hand"):
    """Says that one would like to speak. A hand that is up keeps its place."""

    #: Whether one's name may be shown with it.
    named: bool = False


class LowerHand(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="lower_hand"):
    """Takes one's hand down."""

    #: Whether one has said it; else one no longer wants to.
    said: bool = False


class GiveWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="give_word"):
    """Gives the word to somebody whose hand is up. Whoever had it has said it."""

    #: The number of their hand; None where nobody is to have the word.
    hand: int | None = None


class OfferWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="offer_words"):
    """Requests the ids of a few contributions of others that were shown least."""


class ReadWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="read_words"):
    """Requests contributions by their ids. Those of the last offer count as shown, once and by nobody known."""

    contributions: tuple[str, ...]


class ListUnheard(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="list_unheard"):
    """Requests contributions that nobody has marked as heard."""


class ReadMarks(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="read_marks"):
    """Requests what became of words without a name."""

    #: The keys by which a phone keeps them.
    keys: tuple[str, ...]


class ListExports(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="list_exports"):
    """Requests the exports that were made of the session."""


class FindExports(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="find_exports"):
    """Requests which exports have the words of a contribution: one's own, or for a facilitator any."""

    contribution: str
    #: The key of words without a name.
    key: str | None = None


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
    | ListExports
    | FindExports
)


class People(msgspec.Struct, frozen=True, tag="people"):
    """The response to ListPeople."""

    #: Everybody who joined, in order of arrival.
    people: tuple[PersonView, ...]


class QuestionWords(msgspec.Struct, frozen=True, tag="question_words"):
    """The response to ReadQuestion."""

    question: str
    #: The newest contributions to it, in an order that does not tell when each was said; None if one may not read them.
    said: tuple[RoomContribution, ...] | None


class WordsFound(msgspec.Struct, frozen=True, tag="words_found"):
    """The response to FindWords."""

    found: KeptWords


class Stopping(msgspec.Struct, frozen=True, tag="stopping"):
    """The response to Stop: the server ends."""


class Joining(msgspec.Struct, frozen=True, tag="joining"):
    """The response to RenewCode and CloseJoining: how people come in from now on."""

    code: str
    closed: bool = False


class ComeBackWords(msgspec.Struct, frozen=True, tag="come_back_words"):
    """The response to MakeComeBackWords. They cannot be shown again."""

    words: tuple[str, ...]


class CameBack(msgspec.Struct, frozen=True, tag="came_back"):
    """The response to ShowComeBackWords: the connection is that person's from now on."""

    #: The words as they are spelled.
    words: tuple[str, ...]


class HandsMoved(msgspec.Struct, frozen=True, tag="hands_moved"):
    """The response to RaiseHand, LowerHand and GiveWord. Who has the word is told in views and with presence."""


class WordsOffered(msgspec.Struct, frozen=True, tag="words_offered"):
    """The response to OfferWords."""

    #: The ids of contributions that one may read, in an order that tells nothing.
    contributions: tuple[str, ...]


class WordsRead(msgspec.Struct, frozen=True, tag="words_read"):
    """The response to ReadWords and ListUnheard."""

    #: Those that one may read.
    placed: tuple[PlacedWords, ...]


class MarksRead(msgspec.Struct, frozen=True, tag="marks_read"):
    """The response to ReadMarks."""

    #: One for each key, in the same order; None for a key by which nothing is kept that was said.
    marks: tuple[WordMarks | None, ...]


class ExportLine(msgspec.Struct, frozen=True):
    """An export that was made of the session."""

    #: UTC.
    at: datetime
    #: The path of its folder on the machine of the session.
    folder: str
    #: The names of its files.
    files: tuple[str, ...]
    #: The number of contributions whose words it has.
    contributions: int
    #: The number of those that stay in the room by now, or were taken back.
    not_to_leave: int = 0


class Exports(msgspec.Struct, frozen=True, tag="exports"):
    """The response to ListExports. Copies that were made of their files cannot be known."""

    #: In the order in which they were made.
    exports: tuple[ExportLine, ...]


class ExportsFound(msgspec.Struct, frozen=True, tag="exports_found"):
    """The response to FindExports. Copies that were made of their files cannot be known."""

    contribution: str
    #: When each export was made that has the words, oldest first, in UTC.
    made_at: tuple[datetime, ...]


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
    | Exports
    | ExportsFound
)
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
