"""What the phone's type check takes for the wire's frames is what the server sends."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import pytest

from server.net.page import WEB
from server.protocol.frames import ServerFrame

SOURCE = (Path(WEB) / "wire.d.ts").read_text(encoding="utf-8")
DECLARED = {
    name: dict(re.findall(r"^  (\w+)(\??):", body, re.MULTILINE))
    for name, body in re.findall(r"^interface (\w+)(?:<\w+>)? \{\n(.*?)^\}", SOURCE, re.MULTILINE | re.DOTALL)
}

ALWAYS_SENT = {("Welcome", "now")}  # though a client of a test may leave it out


def structs_in(kind: Any, seen: set[type]) -> Iterator[type[msgspec.Struct]]:
    """Every struct that a value of this type may hold."""
    struct = get_origin(kind) if isinstance(get_origin(kind), type) else kind
    if isinstance(struct, type) and issubclass(struct, msgspec.Struct) and struct not in seen:
        seen.add(struct)
        yield struct
        for field in get_type_hints(struct).values():
            yield from structs_in(field, seen)
    for part in get_args(kind):
        yield from structs_in(part, seen)


SENT = {struct.__name__: struct for struct in structs_in(ServerFrame, set())}


def test_the_frames_and_views_that_a_phone_takes_are_declared() -> None:
    assert {"Welcome", "Reply", "Refused", "Answer", "ViewPush", "Bye", "RoomChange", "MineChange"} <= DECLARED.keys()
    assert DECLARED.keys() <= SENT.keys()


@pytest.mark.parametrize("name", DECLARED)
def test_a_declared_field_is_sent_and_may_be_missing_where_it_says_so(name: str) -> None:
    struct = SENT[name]
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    tag = {struct.__struct_config__.tag_field} if struct.__struct_config__.tag_field else set()
    declared = DECLARED[name]
    assert declared.keys() - tag <= fields.keys()
    leaves_out = struct.__struct_config__.omit_defaults
    left_out = {key for key, field in fields.items() if leaves_out and not field.required}
    left_out -= {key for of, key in ALWAYS_SENT if of == name}
    assert {key for key, mark in declared.items() if mark} == left_out & declared.keys()
