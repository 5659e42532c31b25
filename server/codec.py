"""The only mapping between the domain and JSON, for the wire and the disk; it must not know what travels or is kept.

Older events are lifted to today's form in `entry_from`, the one place where a document becomes an entry.
"""

import json
from collections.abc import Mapping
from typing import Any, Final, TypeVar

import msgspec

from server.domain.errors import Rejected
from server.domain.events import Entry

T = TypeVar("T")

_encoder = msgspec.json.Encoder()


def encode(value: object) -> bytes:
    """`value` as JSON in one line, UTF-8."""
    return _encoder.encode(value)


def entry_from(document: Mapping[str, Any]) -> Entry:
    """The entry that a document of the journal holds. Raises msgspec.ValidationError where it holds none."""
    return msgspec.convert(document, Entry)


def decode(data: bytes | str, kind: type[T]) -> T:
    """The value of type `kind` in trusted JSON. Raises msgspec.DecodeError, which its ValidationError is too."""
    return msgspec.json.decode(data, type=kind)


def decode_strictly(data: bytes | str, decoder: msgspec.json.Decoder[T]) -> T:
    """The value in JSON that anybody may have sent: no key twice, no bombs, exact types.

    Raises Rejected bad_frame, whose message repeats nothing of what was sent.
    """
    try:
        _checker.decode(data if isinstance(data, str) else data.decode())
        return decoder.decode(data)
    except (ValueError, msgspec.DecodeError, RecursionError) as error:
        raise Rejected("bad_frame", "That message could not be read.") from error


def _refuse_twice(pairs: list[tuple[str, object]]) -> None:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key stands twice")


_checker: Final = json.JSONDecoder(object_pairs_hook=_refuse_twice)  # making one costs as much as using it
