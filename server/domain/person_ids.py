"""The mark of the fields that hold a person's id, so that all of them can be mapped in one place."""

from collections.abc import Callable
from functools import cache
from typing import Annotated, TypeVar, get_args

import msgspec
from msgspec.structs import fields, replace

PersonId = Annotated[str, "person"]

T = TypeVar("T", bound=msgspec.Struct)


def with_people(value: T, known_as: Callable[[str], str]) -> T:
    """The command or event with every person's id replaced by what `known_as` gives for it."""
    changed = {}
    for name in _person_fields(type(value)):
        person: str | None = getattr(value, name)
        if person is not None and (other := known_as(person)) != person:
            changed[name] = other
    return replace(value, **changed) if changed else value


@cache
def _person_fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The names of the marked fields of a struct."""
    return tuple(field.name for field in fields(kind) if PersonId in (field.type, *get_args(field.type)))
