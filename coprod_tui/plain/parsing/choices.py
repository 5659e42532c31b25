"""Resolves typed names to known ones, never by guessing.

A name may hold whatever a command puts between its parts, so a line can have several readings. `Candidates` holds what
one reading can refer to; `only` accepts the readings that name something whole before those that only begin a name,
and refuses where two are left.
"""

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, Generic, TypeVar

from server.domain.text import normalized_name

_NEAREST: Final = 3
_NOTHING_NEAR: Final = "."
_QUOTATION_MARKS: Final = ('""', "“”", "«»", "„“", "‘’", "''", "‚‘", "‹›", "「」", "『』", "””", "’’", "»«")
A = TypeVar("A")
B = TypeVar("B")
T = TypeVar("T")


class InvalidLine(Exception):
    """A line cannot be carried out; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class NamedItem:
    """Something that a line can name."""

    id: str
    #: The name that people know it by.
    name: str
    #: Another name that fits nothing else.
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Candidates(Generic[T]):
    """What a part of a line can refer to."""

    #: Everything that it fits.
    fitting: tuple[T, ...]
    #: Says why it refers to no single thing; empty where it does.
    trouble: Callable[[], str] = str
    #: Whether it names them whole, not only by how they begin.
    whole: bool = True
    #: How well it fits: 2 for a whole name, 1 for the beginning of one, added up where parts are paired.
    fit: int = 0

    def paired(self, other: "Candidates[B]") -> "Candidates[tuple[T, B]]":
        """What this part and another one refer to together."""
        return Candidates(
            tuple(product(self.fitting, other.fitting)),
            lambda: self.trouble() or other.trouble(),
            self.whole and other.whole,
            self.fit + other.fit,
        )


class KnownNames:
    """The names of one kind of thing, by what they look like, and the command that lists them, if there is one.

    Where they are `fixed`, the same few in every session, a sentence on an unknown name has them all.
    """

    def __init__(self, kind: str, items: Iterable[NamedItem], lists: str = "", *, fixed: bool = False) -> None:
        self._kind = kind
        self._lists = lists
        self._fixed = fixed
        self._items = tuple(items)
        self._by_look: dict[str, list[NamedItem]] = {}
        for item in self._items:
            for look in {normalized_name(item.name), normalized_name(item.alias)} - {""}:
                self._by_look.setdefault(look, []).append(item)

    def candidates(self, typed: str, *, beginnings: bool = True) -> Candidates[NamedItem]:
        """The items with this name; if there are none and `beginnings` count, those whose names begin so.

        Quotation marks round the name may be left out or added.
        """
        looks = {normalized_name(typed), normalized_name(unquoted(typed))} - {""}
        whole = tuple(dict.fromkeys(item for look in sorted(looks) for item in self._by_look.get(look, ())))
        fitting = whole or (self._begun(looks) if beginnings else ())

        def trouble() -> str:
            return self._which(unquoted(typed), fitting, whole) if fitting else self._unknown(unquoted(typed), looks)

        return Candidates(
            fitting, str if len(fitting) == 1 else trouble, bool(whole), (2 if whole else 1) * bool(fitting)
        )

    def _begun(self, looks: set[str]) -> tuple[NamedItem, ...]:
        return tuple(item for item in self._items if normalized_name(item.name).startswith(tuple(looks)))

    def _which(self, typed: str, fitting: Sequence[NamedItem], whole: Sequence[NamedItem]) -> str:
        """The question which of several is meant; after whole names, with the names that fit only one."""
        names = [f"{item.name} ({item.alias})" if whole and item.alias else item.name for item in fitting]
        return f'"{typed}" fits more than one {self._kind}: {listed(names)}. Which one?'

    def _unknown(self, typed: str, looks: set[str]) -> str:
        names = [item.name for item in self._begun(looks) or self._items]
        end = nearest(typed, names)
        if end == _NOTHING_NEAR and self._lists:
            end = f'; "{self._lists}" lists them.'
        elif end == _NOTHING_NEAR and self._fixed:
            end = f"; write {listed(map(quoted, names), last='or')}."
        return f"There is no {self._kind} {quoted(typed)} here{end}"


def only(readings: Iterable[A], meant: Callable[[A], Candidates[T]], written: Callable[[A], str]) -> T:
    """The one thing that a line refers to in any of its readings; whole names come first. Raises InvalidLine.

    `meant` says what a reading refers to, `written` how the line is written so that it has this reading only.
    """
    read = [(reading, meant(reading)) for reading in readings]
    for whole in (True, False):
        fitting = [(reading, found) for reading, found in read if found.fitting and found.whole is whole]
        if len(fitting) > 1:
            ways = listed([written(reading) for reading, _ in fitting], last="or")
            raise InvalidLine(f"That can be read in more than one way, so nothing was changed. Please write {ways}.")
        for _, found in fitting:
            if trouble := found.trouble():
                raise InvalidLine(trouble)
            return found.fitting[0]
    _, best = max(read, key=lambda one: one[1].fit)
    raise InvalidLine(best.trouble())


def as_read(read_text: Callable[[str], T], typed: str) -> Candidates[T]:
    """What `read_text` makes of a part of a line; a part for which it raises InvalidLine refers to nothing."""
    try:
        return Candidates((read_text(typed),))
    except InvalidLine as error:
        why = str(error)
        return Candidates((), lambda: why)


def chosen(kind: str, typed: str, items: Iterable[NamedItem], lists: str = "") -> NamedItem:
    """The one item with this name, or whose name begins so. Raises InvalidLine.

    Where no command `lists` the items, they are the same few in every session.
    """
    return only([typed], KnownNames(kind, items, lists, fixed=not lists).candidates, str)


def nearest(typed: str, known: Sequence[str]) -> str:
    """The end of a sentence that suggests similar names; only a full stop where there are none."""
    by_look = {normalized_name(name): name for name in known}
    wanted = normalized_name(typed)
    begun = [name for name in by_look if wanted and name.startswith(wanted)]
    near = (begun or difflib.get_close_matches(wanted, by_look, n=_NEAREST, cutoff=0.5))[:_NEAREST]
    return f"; did you mean {listed([by_look[name] for name in near], last='or')}?" if near else _NOTHING_NEAR


def listed(names: Iterable[str], *, last: str = "and") -> str:
    """Names as a list in words: "Ama, Bo and Cy"."""
    *before, end = names
    return f"{', '.join(before)} {last} {end}" if before else end


def unquoted(typed: str) -> str:
    """A name without the quotation marks that stand round it."""
    typed = typed.strip()
    return typed[1:-1].strip() if is_quoted(typed) else typed


def is_quoted(typed: str) -> bool:
    """Whether quotation marks stand round a name."""
    typed = typed.strip()
    return len(typed) > 1 and f"{typed[0]}{typed[-1]}" in _QUOTATION_MARKS


def quoted(name: str, line: str = "") -> str:
    """A name in quotation marks, of a kind that neither it nor the line holds if there is one."""
    free = (pair for pair in _QUOTATION_MARKS if not set(pair) & set(name + line))
    marks = next(free, _QUOTATION_MARKS[0])
    return f"{marks[0]}{name}{marks[1]}"
