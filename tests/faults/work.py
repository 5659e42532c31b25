"""S22: what the largest frame of each command costs the server, from its bytes to the decision."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

import msgspec

from server.codec import encode
from server.domain import commands as c
from server.domain.actors import Actor, Facilitator, Participant, Visitor
from server.domain.decide import decide
from server.domain.decide.context import Context
from server.domain.decide.rights import MATRIX
from server.domain.errors import Rejected
from server.domain.text import normalized_name
from server.protocol import frames as f
from server.protocol.frames import FRAME_BYTES
from tests.session import Session

# One mark on another, characters that grow when they are normalized, blanks, and plain letters.
FILLINGS = ("e\u0301\u0316", "\ufdfa", "\u1112\u1161\u11ab", "\u200b ", "\U0001f468\u200d", "x", "a\n", "[", "ﷺ\u0315")
TRIES = 5
ROOM_FOR_OTHERS = 400


@dataclass(frozen=True)
class Cost:
    """The dearest frame of a command."""

    command: str
    milliseconds: float


def costs() -> Iterator[Cost]:
    """For each command: the most that a frame of the largest size costs, whatever it is filled with."""
    session, person = _session()
    known: dict[str, str | None] = {
        "question": session.state.asked[-1],
        "contribution": next(iter(session.state.contributions)),
        "person": person,
        "role": "weaver",
    }
    for command in get_args(c.Command):
        frames = [frame for filling in FILLINGS for frame in _largest(command, filling, known)]
        seconds = max((_seconds(session, person, frame) for frame in frames), default=0.0)
        yield Cost(command.__struct_config__.tag, 1000 * seconds)


def _session() -> tuple[Session, str]:
    session = Session()
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask()
    session.hold("host", ama)
    session.hold("scribe", ama)
    for number in range(200):
        session.say(bo, f"Words {number}")
    return session, ama


def _largest(command: type[c.Command], filling: str, known: dict[str, str | None]) -> Iterator[bytes]:
    """Frames of the command as large as they may be, each with another field filled."""
    fields = msgspec.structs.fields(command)
    needed = {field.name: known.get(field.name) or _least(field.type) for field in fields if field.required}
    for field in fields:
        for value in _filled(field.type, filling):
            frame = {"type": "submit", "id": "1", "command": {"type": command.__struct_config__.tag, **needed}}
            frame["command"] = {**needed, "type": command.__struct_config__.tag, field.name: value}
            data = encode(frame)
            if len(data) <= FRAME_BYTES:
                yield data


def _least(kind: Any) -> object:
    """Something of this type."""
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    return {str: "q1", int: 1, bool: True}.get(kind, ())


def _filled(kind: Any, filling: str) -> Iterator[object]:
    """Something of this type that holds as much as fits into a frame; nothing for a type that cannot."""
    room = FRAME_BYTES - ROOM_FOR_OTHERS
    fits = max(1, room // (len(encode(filling)) - 2))
    if kind is str or str in get_args(kind):
        yield filling * fits
    elif get_origin(kind) is tuple and str in get_args(kind):
        yield (filling * fits,)
        short = filling[:2]
        yield (short,) * (room // (len(encode(short)) + 1))
        yield tuple(f"{number}{short}" for number in range(room // (len(encode(short)) + 6)))


def _seconds(session: Session, person: str, data: bytes) -> float:
    """The least of a few tries, which leaves out what else the machine did."""
    return min(_once(session, person, data) for _ in range(TRIES))


def _once(session: Session, person: str, data: bytes) -> float:
    normalized_name.cache_clear()
    began = time.process_time()
    with suppress(Rejected):
        frame = f.parse_client(data)
        assert isinstance(frame, f.Submit)
        right = MATRIX[type(frame.command)]
        actor: Actor = Visitor("hash") if Visitor in right.actors else Participant(person)
        if right.actors == frozenset({Facilitator}):
            actor = Facilitator()
        context = Context(actor, session.now, lambda prefix: prefix, session.shares.__getitem__, str)
        decide(session.state, frame.command, context)
    return time.process_time() - began
