"""The drop-in box: concerns that are tied to nobody, and wishes to talk with somebody.

It is kept beside the record and is no part of the session's state. Nothing in it says who left something, when, or in
which order: everything stands in the order of its random id, so whoever reads it sees the same order as before whatever
else is left meanwhile. `chance` returns random numbers from 0 to 1.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Final, Literal, get_args

import msgspec
from msgspec.structs import replace

from server.domain.errors import Rejected
from server.domain.text import clean

Addressee = Literal["facilitators", "design_group", "room"]
Companion = Literal["encourager", "facilitator"]

BATCH: Final = 3
MOST_KEPT: Final = 1_000
CONCERN_CHARACTERS: Final = 1_000
CONCERN_LINES: Final = 20
WHERE_CHARACTERS: Final = 120

Chance = Callable[[], float]
_BY_ID: Final = attrgetter("id")


class Concern(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that somebody is concerned about."""

    id: str
    to: Addressee
    text: str
    #: Whether it is to be shown at the close also where fewer than BATCH are left.
    even_alone: bool = False


class Talk(msgspec.Struct, frozen=True, omit_defaults=True):
    """A wish to talk with somebody."""

    id: str
    #: With whom.
    companion: Companion
    #: How to find whoever wishes it, in their own words; empty for none.
    where: str = ""


class Box(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that is in the box."""

    #: Concerns that nobody may read yet.
    waiting: tuple[Concern, ...] = ()
    #: Concerns that those may read to whom they are addressed.
    released: tuple[Concern, ...] = ()
    #: Wishes to talk that wait for an answer.
    talks: tuple[Talk, ...] = ()
    #: The hashes of the keys of what was left, so that a repeat is known. They are tied to nothing else.
    keys: tuple[str, ...] = ()
    #: How many wished to talk with somebody.
    talks_asked: int = 0

    def released_to(self, *addressees: Addressee) -> tuple[Concern, ...]:
        """The released concerns that are addressed to one of these."""
        return tuple(concern for concern in self.released if concern.to in addressees)

    def talks_with(self, companion: Companion) -> tuple[Talk, ...]:
        """The wishes to talk with somebody of this kind."""
        return tuple(talk for talk in self.talks if talk.companion == companion)


def cleaned(text: str, where: str, companion: Companion | None) -> tuple[str, str]:
    """The words of a concern, and how to find its sender, as they are kept.

    Raises Rejected if they are too long, or if there is neither a concern nor a wish to talk.
    """
    text = clean(text, most=CONCERN_CHARACTERS, lines=CONCERN_LINES)
    where = clean(where, most=WHERE_CHARACTERS, field="where")
    if not text and companion is None:
        raise Rejected("empty", field="text")
    return text, where


def is_known(box: Box, key_hash: str, concern: str) -> bool:
    """Whether something was left under this key before, with this id if it is a concern.

    The keys go at the close; a concern that was released is known by its id after it, too.
    """
    return key_hash in box.keys or any(known.id == concern for known in box.released)


def left(box: Box, key_hash: str, concern: Concern | None, talk: Talk | None) -> Box:
    """The box with something more in it. Raises Rejected nameless_share_used."""
    if len(box.keys) >= MOST_KEPT:
        raise Rejected("nameless_share_used")
    added = replace(
        box,
        waiting=box.waiting if concern is None else (*box.waiting, concern),
        talks=box.talks if talk is None else (*box.talks, talk),
        keys=(*box.keys, key_hash),
        talks_asked=box.talks_asked + (talk is not None),
    )
    return ordered(added)


def ordered(box: Box) -> Box:
    """The same box, in the order of random ids and of hashes."""
    return replace(
        box,
        waiting=tuple(sorted(box.waiting, key=_BY_ID)),
        released=tuple(sorted(box.released, key=_BY_ID)),
        talks=tuple(sorted(box.talks, key=_BY_ID)),
        keys=tuple(sorted(box.keys)),
    )


def with_released(box: Box, chance: Chance) -> Box:
    """The box with every whole batch released; chance says which ones are in it."""
    due: list[Concern] = []
    for addressee in get_args(Addressee):
        waiting = [concern for concern in box.waiting if concern.to == addressee]
        whole = len(waiting) - len(waiting) % BATCH
        due += sorted(waiting, key=lambda _: chance())[:whole]
    return _released(box, due)


def closed(box: Box, chance: Chance, *, has_design_group: bool) -> Box:
    """What stays of the box of an ended session: what was released, what may be shown alone, how many wished to talk.

    Where the design group has no members, what was for it goes to the facilitators.
    """
    batches = with_released(box, chance)
    last = _released(batches, [concern for concern in batches.waiting if concern.even_alone])
    released = last.released if has_design_group else tuple(map(_to_facilitators, last.released))
    return Box(released=released, talks_asked=last.talks_asked)


def answered(box: Box, talk: str, *, coming: bool) -> Box:
    """The box after a wish to talk was answered: somebody comes, or it is handed on to others.

    Raises Rejected words_not_waiting.
    """
    known = next((waiting for waiting in box.talks if waiting.id == talk), None)
    if known is None:
        raise Rejected("words_not_waiting")
    others = tuple(waiting for waiting in box.talks if waiting is not known)
    if coming:
        return replace(box, talks=others)
    companion: Companion = "facilitator" if known.companion == "encourager" else "encourager"
    return ordered(replace(box, talks=(*others, replace(known, companion=companion))))


def _released(box: Box, due: list[Concern]) -> Box:
    ids = {concern.id for concern in due}
    shown = (replace(concern, even_alone=False) for concern in due)
    waiting = tuple(concern for concern in box.waiting if concern.id not in ids)
    return ordered(replace(box, waiting=waiting, released=(*box.released, *shown)))


def _to_facilitators(concern: Concern) -> Concern:
    return replace(concern, to="facilitators") if concern.to == "design_group" else concern
