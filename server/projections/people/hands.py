"""Who would like to speak, in which order. Hands are presence: no entry tells of them, and nothing on disk."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Literal

import msgspec

from server.domain.messages import Text
from server.domain.state import State
from server.projections.people.labels import label_words

HandStanding = Literal["waiting", "next", "word"]
"""Whether somebody waits, is the next one, or has the word."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody's hand that is up, as the server remembers it."""

    #: Counted from 1 as long as the server runs, by which the facilitator refers to it.
    number: int
    #: The id in the record of whoever raised it.
    person: str
    #: Whether their name may be shown with it.
    named: bool
    #: When it was raised.
    since: datetime


@dataclass(frozen=True, slots=True)
class HandQueue:
    """The hands that are up, in the order in which they get the word."""

    #: The hand of who has the word; None if nobody has it.
    speaking: Hand | None = None
    #: The others. Those of people who have not spoken yet come first, and within that the oldest.
    waiting: tuple[Hand, ...] = ()
    #: The numbers of the hands of people who have spoken.
    spoken: frozenset[int] = frozenset()

    @property
    def hands(self) -> tuple[Hand, ...]:
        """Every hand, the one of who has the word first."""
        return self.waiting if self.speaking is None else (self.speaking, *self.waiting)


class OwnHand(msgspec.Struct, frozen=True):
    """One's own hand, which is up."""

    standing: HandStanding
    #: Whether one's name is shown with it.
    named: bool


class WaitingHands(msgspec.Struct, frozen=True):
    """The queue in short, for the phone of somebody who may give the word."""

    #: How many wait.
    count: int
    #: The number of the next one's hand; None where nobody waits.
    next: int | None
    #: The next one's label; None unless they wish their name to be shown.
    label: Text | None


class HandView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A hand that is up, as facilitators are told of it."""

    number: int
    since: datetime
    #: The id of whoever raised it; None unless they wish their name to be shown.
    person: str | None = None
    #: Whether they have spoken already.
    spoken: bool = False


class HandsView(msgspec.Struct, frozen=True, omit_defaults=True):
    """The hands that are up."""

    #: The hand of who has the word; None if nobody has it.
    speaking: HandView | None = None
    #: The others, in the order in which they get the word.
    waiting: tuple[HandView, ...] = ()


class HandRow(msgspec.Struct, frozen=True):
    """A hand in words, for the facilitator's screens."""

    number: int
    #: The label of whoever raised it; None unless they wish their name to be shown.
    who: str | None
    since: datetime
    spoken: bool


class HandRows(msgspec.Struct, frozen=True):
    """The hands in words."""

    #: Who has the word; None if nobody has it.
    speaking: HandRow | None = None
    #: The others, in the order in which they get the word.
    waiting: tuple[HandRow, ...] = ()

    @property
    def oldest(self) -> datetime | None:
        """Since when somebody waits for the word; None if nobody does."""
        return min((row.since for row in self.waiting), default=None)


def hand_queue(state: State, hands: Iterable[Hand], word: int | None, spoke: Collection[str]) -> HandQueue:
    """The queue of these hands, of which the one numbered `word` has the word.

    `spoke` holds the ids in the record of people who had the word. Whoever said something under their name has spoken
    too. Of two hands of one person the older one counts.
    """
    if state.phase == "ended":
        return HandQueue()
    known: dict[str, Hand] = {}
    for hand in sorted(hands, key=attrgetter("number")):
        if state.is_here(hand.person):
            known.setdefault(state.person_id(hand.person), hand)
    had_word = {*map(state.person_id, spoke)}
    spoken = frozenset(
        hand.number for person, hand in known.items() if person in had_word or _has_said_something(state, person)
    )
    waiting = [hand for hand in known.values() if hand.number != word]
    waiting.sort(key=lambda hand: hand.number in spoken)
    return HandQueue(next((hand for hand in known.values() if hand.number == word), None), tuple(waiting), spoken)


def own_hand(queue: HandQueue, ids: Collection[str]) -> OwnHand | None:
    """The hand of a person who is known under these ids; None if it is not up."""
    for hand in queue.hands:
        if hand.person in ids:
            first = queue.waiting[:1] == (hand,)
            return OwnHand("word" if hand is queue.speaking else "next" if first else "waiting", hand.named)
    return None


def waiting_hands(state: State, queue: HandQueue) -> WaitingHands:
    """The queue in short."""
    first = next(iter(queue.waiting), None)
    if first is None:
        return WaitingHands(0, None, None)
    return WaitingHands(len(queue.waiting), first.number, state.label(first.person) if first.named else None)


def hands_view(state: State, queue: HandQueue) -> HandsView:
    """The queue as facilitators are told of it."""

    def view(hand: Hand) -> HandView:
        person = state.person_id(hand.person) if hand.named else None
        return HandView(hand.number, hand.since, person, hand.number in queue.spoken)

    return HandsView(None if queue.speaking is None else view(queue.speaking), tuple(map(view, queue.waiting)))


def hand_rows(state: State, hands: HandsView) -> HandRows:
    """The same in words."""

    def row(hand: HandView) -> HandRow:
        named = hand.person if hand.person is not None and state.is_here(hand.person) else None
        return HandRow(hand.number, None if named is None else label_words(state, named), hand.since, hand.spoken)

    return HandRows(None if hands.speaking is None else row(hands.speaking), tuple(map(row, hands.waiting)))


def _has_said_something(state: State, person: str) -> bool:
    return any(not state.contributions[known].taken_back for known in state.people[person].contributions)
