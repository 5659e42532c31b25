"""The messages between server and clients, each one JSON object.

A client begins with Hello and gets Welcome or Bye. Every Submit gets a Reply or Refused with its id, and every Ask an
Answer or Refused. Pushes are not requested and have no id.
"""

from datetime import datetime
from typing import Final, Literal

import msgspec

from server.codec import decode_strictly, encode
from server.domain.commands import Command
from server.domain.errors import Rejected
from server.domain.events import FIRST_EPOCH, Entry
from server.port import Position, Receipt, Request, Response
from server.projections.mine import MineChange
from server.projections.people.presence import PresenceView
from server.projections.room import RoomChange
from server.projections.status import StatusView

SOCKET_PATH: Final = "/ws"
VERSION: Final = 1
ID_CHARACTERS: Final = 64
#: The most bytes in a frame from a client. Every command fits if its texts keep to their limits, in any script.
FRAME_BYTES: Final = 32 * 1024
#: The codes with which a server closes a connection on a frame that it cannot take: a broken rule of the protocol,
#: text that is no UTF-8, a frame that Bye was said to, and too many bytes.
UNREADABLE: Final = frozenset({1002, 1007, 1008, 1009})
#: How often a client sends what it was closed on, before it sets that aside.
UNREADABLE_TRIES: Final = 2
ActorKind = Literal["facilitator", "participant", "visitor"]


class _Frame(msgspec.Struct, frozen=True, tag_field="type", omit_defaults=True):
    pass


class _ClientFrame(_Frame, frozen=True, forbid_unknown_fields=True):
    pass


class Hello(_ClientFrame, frozen=True, tag="hello"):
    """The first frame."""

    version: int = VERSION
    #: Shown by a facilitator.
    token: str | None = None
    #: Shown by a phone, which made it: 32 hexadecimal digits.
    secret: str | None = None
    #: Shown by a phone that has not joined yet: the code as it was typed, or the invitation of a QR code or link.
    code: str | None = None
    #: Shown by simulated people who have not joined yet: made of a facilitator's token.
    simulated_key: str | None = None
    #: The last position that a facilitator's client knows.
    position: Position | None = None


class Submit(_ClientFrame, frozen=True, tag="submit"):
    """A command."""

    #: Made by the sender and kept over reconnects, so that a repeat is recognized.
    id: str
    command: Command


class Writing(_ClientFrame, frozen=True, tag="writing"):
    """Says whether somebody is typing."""

    on: bool


class Done(_ClientFrame, frozen=True, tag="done"):
    """Says whether somebody is done with a question."""

    question: str
    on: bool


class Ask(_ClientFrame, frozen=True, tag="ask"):
    """A private request, which is neither recorded nor shown to anybody else."""

    id: str
    request: Request


class Ping(_ClientFrame, frozen=True, tag="ping"):
    """Checks that the connection works."""


ClientFrame = Hello | Submit | Writing | Done | Ask | Ping


class Welcome(_Frame, frozen=True, tag="welcome"):
    """The admission of a connection."""

    session: str
    title: str
    kind: ActorKind
    #: The id of a participant.
    person: str | None = None
    #: Whether the entries to come continue from the position in Hello.
    recovered: bool = False
    #: The server's time in UTC, so that a phone with a wrong clock shows correct times.
    now: datetime | None = None
    #: The facilitator's id in the record.
    facilitator: str | None = None
    #: Every URL at which a phone may find the server, best first, for when the one that it uses stops answering.
    urls: tuple[str, ...] = ()


class Reply(_Frame, frozen=True, tag="reply"):
    """The command was granted and is durable."""

    id: str
    receipt: Receipt
    #: The change of one's own view, for participants.
    mine: MineChange | None = None


class Refused(_Frame, frozen=True, tag="refused"):
    """A command or a request was refused and nothing was changed."""

    id: str
    #: The key of the sentence that says why.
    code: str
    #: By the name of a gap in that sentence: the words that fill it.
    arguments: dict[str, str] = {}
    #: The field to correct.
    field: str | None = None
    #: Whether the same may succeed later.
    temporary: bool = False


class Answer(_Frame, frozen=True, tag="answer"):
    """The response to an Ask."""

    id: str
    response: Response


class EventsPush(_Frame, frozen=True, tag="events"):
    """Entries in order."""

    entries: tuple[Entry, ...]
    #: The newest position.
    latest: int
    #: The epoch of the record.
    epoch: int = FIRST_EPOCH


class ViewPush(_Frame, frozen=True, tag="view"):
    """Changes of the room or of one's own view. The first of each on a connection is complete."""

    room: RoomChange | None = None
    mine: MineChange | None = None


class PresencePush(_Frame, frozen=True, tag="presence"):
    """Who is connected now."""

    presence: PresenceView


class StatusPush(_Frame, frozen=True, tag="status"):
    """The state of the server."""

    status: StatusView


class Pong(_Frame, frozen=True, tag="pong"):
    """The answer to Ping."""


class Beat(_Frame, frozen=True, tag="beat"):
    """A sign of life. Phones get one at least every few seconds."""


class Bye(_Frame, frozen=True, tag="bye"):
    """The last frame before the server closes the connection."""

    #: The key of the sentence that says why.
    code: str
    #: By the name of a gap in that sentence: the words that fill it.
    arguments: dict[str, str] = {}
    #: The field of Hello to correct.
    field: str | None = None
    #: Whether the same may succeed later.
    temporary: bool = False


ServerFrame = Welcome | Reply | Refused | Answer | EventsPush | ViewPush | PresencePush | StatusPush | Pong | Beat | Bye

_client_decoder: msgspec.json.Decoder[ClientFrame] = msgspec.json.Decoder(ClientFrame)
_server_decoder: msgspec.json.Decoder[ServerFrame] = msgspec.json.Decoder(ServerFrame)


def parse_client(data: bytes | str) -> ClientFrame:
    """The frame in data from a client. Raises Rejected bad_frame."""
    frame = decode_strictly(data, _client_decoder)
    if isinstance(frame, Submit | Ask) and not 0 < len(frame.id) <= ID_CHARACTERS:
        raise Rejected("bad_id", {"most": ID_CHARACTERS}, "id")
    return frame


def encode_client(frame: ClientFrame) -> bytes:
    """The frame as a client sends it. Raises Rejected frame_too_long if no server would take it."""
    data = encode(frame)
    if len(data) > FRAME_BYTES:
        raise Rejected("frame_too_long")
    return data


def refusal_in(frame: Refused | Bye) -> Rejected:
    """The refusal that a server sent."""
    return Rejected.told(frame.code, frame.arguments, frame.field, temporary=frame.temporary)


def parse_server(data: bytes | str) -> ServerFrame:
    """The frame in data from a server. Raises msgspec.DecodeError."""
    return _server_decoder.decode(data)
