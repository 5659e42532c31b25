"""Tuples of things that have an id, in an order that people choose: roles, planned questions, themes, agreements."""

from typing import Protocol, TypeVar


class Identified(Protocol):
    """Something with an id that is its own in its tuple."""

    @property
    def id(self) -> str:
        """The id."""


T = TypeVar("T", bound=Identified)


def placed(known: tuple[T, ...], new: T, at: int) -> tuple[T, ...]:
    """The tuple with something more at a place, from 0."""
    return (*known[:at], new, *known[at:])


def without(known: tuple[T, ...], id_: str) -> tuple[T, ...]:
    """The tuple without what has this id; as it was if nothing has."""
    return tuple(one for one in known if one.id != id_)


def replaced(known: tuple[T, ...], new: T) -> tuple[T, ...]:
    """The tuple with `new` in the place of what has its id; as it was if nothing has."""
    return tuple(new if one.id == new.id else one for one in known)
