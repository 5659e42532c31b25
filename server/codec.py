"""The only mapping between the domain and JSON, for the wire and the disk; it must not know what travels or is kept.

Older events are lifted to today's form in `entry_from`, the one place where a document becomes an entry.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Final, TypeVar

import msgspec
from msgspec.structs import replace

from server.domain.catalogue import ROLES
from server.domain.errors import Rejected
from server.domain.events import Entry, SessionCreated

T = TypeVar("T")

_encoder = msgspec.json.Encoder()


def encode(value: object) -> bytes:
    """`value` as JSON in one line, UTF-8."""
    return _encoder.encode(value)


def entry_from(document: Mapping[str, Any]) -> Entry:
    """The entry that a document of the journal holds. Raises msgspec.ValidationError where it holds none."""
    return _with_tools(msgspec.convert(document, Entry))


def _with_tools(entry: Entry) -> Entry:
    """Roles were kept without what they prompt at each moment and what comes with them before they had that."""
    first = entry.events[0] if entry.events else None
    if not isinstance(first, SessionCreated) or any(role.tools for role in first.roles):
        return entry
    known = {role.id: role for role in ROLES}
    lifted = tuple(
        replace(role, tools=known[role.id].tools, moments=known[role.id].moments) if role.id in known else role
        for role in first.roles
    )
    return replace(entry, events=(replace(first, roles=lifted), *entry.events[1:]))


def decode(data: bytes | str, kind: type[T]) -> T:
    """The value of type `kind` in trusted JSON. Raises msgspec.DecodeError, which its ValidationError is too."""
    return msgspec.json.decode(data, type=kind)


def decode_strictly(data: bytes | str, decoder: msgspec.json.Decoder[T]) -> T:
    """The value in JSON that anybody may have sent: no key twice, no bombs, exact types.

    Raises Rejected bad_frame, whose message repeats nothing of what was sent.
    """
    try:
        text = data if isinstance(data, str) else data.decode()
        known = _checker.decode(text)
        return decoder.decode(_whole(known) if _HALF_A_CHARACTER.search(text) else data)
    except (ValueError, msgspec.DecodeError, RecursionError) as error:
        raise Rejected("bad_frame", "That message could not be read.") from error


def _whole(known: object) -> str:
    """JSON without halves of characters, which a phone sends where somebody cut an emoji in two."""
    return _HALVES.sub("", json.dumps(known, ensure_ascii=False))


def _refuse_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    known = dict(pairs)
    if len(known) != len(pairs):
        raise ValueError("a key stands twice")
    return known


_HALF_A_CHARACTER: Final = re.compile(r"\\u[dD][89a-fA-F]")
_HALVES: Final = re.compile("[\ud800-\udfff]")
_checker: Final = json.JSONDecoder(object_pairs_hook=_refuse_twice)  # making one costs as much as using it
