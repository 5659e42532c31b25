"""Lists of contributions that the state keeps, so that nobody has to pass over all contributions to find some.

In each, a contribution stands by its number and its id. Those that were taken back are in none.
"""

from __future__ import annotations  # a class names itself, and rpds types take parameters only for the type checker

from typing import NamedTuple, TypeAlias

import msgspec
from msgspec.structs import asdict, replace
from rpds import HashTrieMap

from server.domain.records import Contribution
from server.domain.sorted_set import SortedSet

Numbered: TypeAlias = tuple[int, str]
"""The number of a contribution, and its id."""


class WordLists(msgspec.Struct, frozen=True):
    """The lists, each in the order in which the words were said."""

    #: What is held back for a reason.
    held: SortedSet[Numbered] = SortedSet()
    #: What waits for a look.
    waiting: SortedSet[Numbered] = SortedSet()
    #: What is held back for a reason and has no name.
    held_nameless: SortedSet[Numbered] = SortedSet()
    #: What people are unsure about, without what was deleted as the session closed; likewise below.
    open_water: SortedSet[Numbered] = SortedSet()
    #: What was open water and is so no longer.
    closed_water: SortedSet[Numbered] = SortedSet()
    #: What builds on other words or challenges them.
    answers: SortedSet[Numbered] = SortedSet()
    #: What its author keeps to the room and was not deleted as the session closed.
    room_only: SortedSet[Numbered] = SortedSet()
    #: What waits for a look and has no name, by question; a question to which nothing waits so is not in it.
    waiting_nameless: HashTrieMap[str, SortedSet[Numbered]] = HashTrieMap()

    def after(self, before: Contribution | None, words: Contribution) -> WordLists:
        """The lists once a contribution is as it is in `words`; `before` is as it was, None for a new one."""
        belongs = _belongs(words)
        if belongs == (_Belongs() if before is None else _belongs(before)):
            return self
        place = (words.number, words.id)
        listed = belongs._asdict()
        by_question, waits = self.waiting_nameless, listed.pop("waiting_nameless")
        waiting = _with(by_question.get(words.question, SortedSet()), place, is_in=waits)
        kept = by_question.insert(words.question, waiting) if waiting else by_question.discard(words.question)
        before_it = asdict(self)
        lists = {name: _with(before_it[name], place, is_in=is_in) for name, is_in in listed.items()}
        return replace(self, **lists, waiting_nameless=kept)


class _Belongs(NamedTuple):
    """Whether a contribution belongs to each of the lists."""

    held: bool = False
    waiting: bool = False
    held_nameless: bool = False
    open_water: bool = False
    closed_water: bool = False
    answers: bool = False
    room_only: bool = False
    waiting_nameless: bool = False


def _with(known: SortedSet[Numbered], place: Numbered, *, is_in: bool) -> SortedSet[Numbered]:
    return known.insert(place) if is_in else known.discard(place)


def _belongs(words: Contribution) -> _Belongs:
    if words.taken_back:
        return _Belongs()
    is_held, unsure = words.held is not None, words.kind == "unsure" and not words.redacted
    return _Belongs(
        held=is_held and not words.waits,
        waiting=words.waits,
        held_nameless=is_held and not words.waits and words.person is None,
        open_water=unsure and not words.closed_because,
        closed_water=unsure and bool(words.closed_because),
        answers=words.to is not None,
        room_only=words.consent == "room" and not words.redacted,
        waiting_nameless=words.waits and words.person is None,
    )
