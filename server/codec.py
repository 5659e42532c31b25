"""The mapping between the domain and JSON, used on the wire and on disk.

`entry_from` and `decode_entry` convert events of older files to today's form. Entries are made nowhere else from what
was kept.
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
_entry_decoder = msgspec.json.Decoder(Entry)


def encode(value: object) -> bytes:
    """`value` as one line of JSON in UTF-8."""
    return _encoder.encode(value)


def entry_from(document: Mapping[str, Any]) -> Entry:
    """The entry in a document of the journal. Raises msgspec.ValidationError if the document is not an entry."""
    return _with_tools(msgspec.convert(document, Entry))


def decode_entry(line: bytes) -> Entry:
    """The same for a line of the journal, in one step. Raises msgspec.DecodeError (or its subclass ValidationError)."""
    return _with_tools(_entry_decoder.decode(line))


def _with_tools(entry: Entry) -> Entry:
    """Adds today's prompts and tools to the built-in roles of a session file that was written before roles had them."""
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
    """The value of type `kind` in trusted JSON. Raises msgspec.DecodeError (or its subclass ValidationError)."""
    return msgspec.json.decode(data, type=kind)


def decode_strictly(data: bytes | str, decoder: msgspec.json.Decoder[T]) -> T:
    """The value in untrusted JSON, which may hold no duplicate keys, no deep nesting and only exact types.

    Raises Rejected bad_frame, with a message that repeats nothing of the input.
    """
    try:
        text = data if isinstance(data, str) else data.decode()
        known = _checker.decode(text)
        return decoder.decode(_whole(known) if _HALF_A_CHARACTER.search(text) else data)
    except (ValueError, msgspec.DecodeError, RecursionError) as error:
        raise Rejected("bad_frame") from error


def _whole(known: object) -> str:
    """JSON without unpaired surrogates, which a phone sends if somebody cut an emoji in two."""
    return _HALVES.sub("", json.dumps(known, ensure_ascii=False))


def _refuse_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    known = dict(pairs)
    if len(known) != len(pairs):
        raise ValueError("duplicate key")
    return known


_HALF_A_CHARACTER: Final = re.compile(r"\\u[dD][89a-fA-F]")
_HALVES: Final = re.compile("[\ud800-\udfff]")
_checker: Final = json.JSONDecoder(object_pairs_hook=_refuse_twice)  # shared: making one costs as much as using it
