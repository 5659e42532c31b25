"""All that anyone outside a session needs; it must not know whether the session is in this process or across a
socket.
"""

from collections.abc import AsyncGenerator
from typing import Protocol

import msgspec

from server.domain.actors import Actor
from server.domain.commands import Command
from server.domain.events import FIRST_EPOCH, Entry
from server.projections.mine import MineView
from server.projections.people.list import PersonView
from server.projections.people.presence import PresenceView
from server.projections.room import RoomView
from server.projections.status import StatusView


class Receipt(msgspec.Struct, frozen=True, omit_defaults=True):
    """A command was granted and is durable, or nothing had to change."""

    #: The position of the entry that it led to; where it led to none, how far the record was.
    seq: int
    #: The id of what it made.
    made: str | None = None
    #: The epoch of the record in which it was granted. Positions stay the same in later ones.
    epoch: int = FIRST_EPOCH


class Position(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place in the record: all entries of `session` up to `seq` are known, as they stand in an epoch."""

    session: str
    seq: int
    #: From 1; a redaction begins a new one, in which some entries lack words that they had.
    epoch: int = FIRST_EPOCH


class Credentials(msgspec.Struct, frozen=True):
    """What a connection shows to be let in: the facilitator's token, or a phone's secret and, to come in first, the
    code.
    """

    token: str | None = None
    secret: str | None = None
    code: str | None = None


class Entries(msgspec.Struct, frozen=True):
    """Entries in order. A new epoch begins with the first entry there is."""

    entries: tuple[Entry, ...]
    #: The newest position there is, so that a follower knows when it has caught up.
    latest: int
    #: The epoch in which they stand so.
    epoch: int = FIRST_EPOCH


class Link(msgspec.Struct, frozen=True):
    """Whether the way to the session works; while it does not, what was last known still stands, and it comes back by
    itself. It is `closed` where the server said that it ends; whoever opens the session again brings it back.
    """

    up: bool
    closed: bool = False


class ListPeople(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="list_people"):
    """Asks who joined."""


class Stop(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="stop"):
    """Asks the server process to end."""


Request = ListPeople | Stop


class People(msgspec.Struct, frozen=True, tag="people"):
    """The answer to ListPeople."""

    #: Everybody who joined, in order of arrival.
    people: tuple[PersonView, ...]


class Stopping(msgspec.Struct, frozen=True, tag="stopping"):
    """The answer to Stop: the server ends."""


Response = People | Stopping
Update = Entries | RoomView | MineView | PresenceView | StatusView | Link


class SessionPort(Protocol):
    """One actor's way into a session."""

    @property
    def actor(self) -> Actor:
        """Who this is, as verified when the connection was admitted."""
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
        """Asks for something; returns once it is durable. Raises Rejected.

        The same `command_id` again gets the first receipt; without one, a new id is made.
        """
        ...

    def follow(self, position: Position | None = None) -> AsyncGenerator[Update, None]:
        """What changes from now on: facilitators get entries after `position`, presence and status; others get views.

        A position of another session or epoch counts as none. Whole or from the start, never a hole.
        """
        ...

    def writing(self, on: bool) -> None:
        """Whether this actor is writing just now; counted, never kept."""
        ...

    def done(self, question: str, on: bool) -> None:
        """Whether this actor is done with a question; counted, never kept."""
        ...

    def mine(self) -> MineView | None:
        """One's own view as it stands, for whoever tells it at once: `follow` does not yield it again until it changes.

        None for whoever has none.
        """
        ...

    async def ask(self, request: Request) -> Response:
        """Asks for something that is neither recorded nor shown to anybody else. Raises Rejected."""
        ...

    def leave(self) -> None:
        """This connection is over; nothing but presence changes."""
        ...


class Admission(Protocol):
    """Where connections become actors."""

    def admit(self, credentials: Credentials, address: str) -> SessionPort:
        """The port of whoever shows these credentials.

        Raises Rejected wrong_code, slow_down, not_welcome or room_full.
        """
        ...
