"""The messages between server and clients, one JSON object each; they must not know who may send which.

A client begins with Hello and gets Welcome or Bye. Every Submit gets one Reply or Refused with its id, every Ask one
Answer or Refused; pushes come by themselves and carry no id.
"""

from datetime import datetime
from typing import Final, Literal

import msgspec

from server.codec import decode_strictly
from server.domain.commands import Command
from server.domain.errors import Code, Rejected
from server.domain.events import FIRST_EPOCH, Entry
from server.port import Position, Receipt, Request, Response
from server.projections.mine import MineChange
from server.projections.people.presence import PresenceView
from server.projections.room import RoomChange
from server.projections.status import StatusView

SOCKET_PATH: Final = "/ws"
VERSION: Final = 1
ID_CHARACTERS: Final = 64
Kind = Literal["facilitator", "participant", "visitor"]


class _Frame(msgspec.Struct, frozen=True, tag_field="type", omit_defaults=True):
    pass


class _ClientFrame(_Frame, frozen=True, forbid_unknown_fields=True):
    pass


class Hello(_ClientFrame, frozen=True, tag="hello"):
    """The first frame: a facilitator shows `token`, a phone its `secret` (32 hexadecimal digits that it made) and the
    `code`.

    `position` is where a facilitator's client has got to.
    """

    version: int = VERSION
    token: str | None = None
    secret: str | None = None
    code: str | None = None
    position: Position | None = None


class Submit(_ClientFrame, frozen=True, tag="submit"):
    """A command under an id that its sender made and keeps across reconnects."""

    id: str
    command: Command


class Writing(_ClientFrame, frozen=True, tag="writing"):
    """Whether somebody is typing just now."""

    on: bool


class Done(_ClientFrame, frozen=True, tag="done"):
    """Whether somebody is done with a question."""

    question: str
    on: bool


class Ask(_ClientFrame, frozen=True, tag="ask"):
    """A request that is neither recorded nor shown to anybody else."""

    id: str
    request: Request


class Ping(_ClientFrame, frozen=True, tag="ping"):
    """Asks whether the line still works."""


ClientFrame = Hello | Submit | Writing | Done | Ask | Ping


class Welcome(_Frame, frozen=True, tag="welcome"):
    """Who the connection is, and whether the events to come go on from the position in Hello.

    `now` is the server's time in UTC, so that a phone whose clock is wrong shows right ones.
    """

    session: str
    title: str
    kind: Kind
    person: str | None = None
    recovered: bool = False
    now: datetime | None = None
    #: The id by which the record names the facilitator whose token was shown.
    facilitator: str | None = None


class Reply(_Frame, frozen=True, tag="reply"):
    """The command was granted and is durable."""

    id: str
    receipt: Receipt
    #: What changed of one's own view, for participants.
    mine: MineChange | None = None


class Refused(_Frame, frozen=True, tag="refused"):
    """A command or request was refused and nothing was kept; `temporary` says that the same may be sent again."""

    id: str
    code: Code
    message: str
    field: str | None = None
    temporary: bool = False


class Answer(_Frame, frozen=True, tag="answer"):
    """The response to an Ask."""

    id: str
    response: Response


class EventsPush(_Frame, frozen=True, tag="events"):
    """Entries in order; `latest` is the newest position there is, in an epoch of the record."""

    entries: tuple[Entry, ...]
    latest: int
    epoch: int = FIRST_EPOCH


class ViewPush(_Frame, frozen=True, tag="view"):
    """What changed of the room, or of one's own view; the first of each on a connection has it whole."""

    room: RoomChange | None = None
    mine: MineChange | None = None


class PresencePush(_Frame, frozen=True, tag="presence"):
    """Who is connected now."""

    presence: PresenceView


class StatusPush(_Frame, frozen=True, tag="status"):
    """How the server is."""

    status: StatusView


class Pong(_Frame, frozen=True, tag="pong"):
    """The line works."""


class Bye(_Frame, frozen=True, tag="bye"):
    """The last frame before the server closes the connection."""

    code: Code
    message: str
    temporary: bool = False


ServerFrame = Welcome | Reply | Refused | Answer | EventsPush | ViewPush | PresencePush | StatusPush | Pong | Bye

_client_decoder: msgspec.json.Decoder[ClientFrame] = msgspec.json.Decoder(ClientFrame)
_server_decoder: msgspec.json.Decoder[ServerFrame] = msgspec.json.Decoder(ServerFrame)


def parse_client(data: bytes | str) -> ClientFrame:
    """The frame that a client sent. Raises Rejected bad_frame."""
    frame = decode_strictly(data, _client_decoder)
    if isinstance(frame, Submit | Ask) and not 0 < len(frame.id) <= ID_CHARACTERS:
        raise Rejected(
            "bad_frame",
            f"The id of a message has 1 to {ID_CHARACTERS} characters.",
            "id",
        )
    return frame


def parse_server(data: bytes | str) -> ServerFrame:
    """The frame that a server sent. Raises msgspec.DecodeError."""
    return _server_decoder.decode(data)
