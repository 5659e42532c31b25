"""The list of contributions as the facilitator reads it, kept step by step; it must not pass over all rows at a change.

`ContributionIndex` follows the entries; a `ContributionsView` is what a widget gets, and it asks that for the rows that
it shows.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from server.domain import events as e
from server.domain.commands import Channel, Consent, Kind
from server.domain.state import State

Order = Literal["unheard", "newest", "question", "reply"]


class ContributionRow(msgspec.Struct, frozen=True):
    """A contribution as it is listed; `label` is None for words without a name."""

    id: str
    number: int
    label: str | None
    text: str
    kind: Kind
    channel: Channel
    consent: Consent
    late: bool
    heard: bool


@dataclass(slots=True)
class _Order:
    """Numbers of contributions that stand, each half ascending: unheard ones are listed before heard ones."""

    unheard: list[int] = field(default_factory=list)
    heard: list[int] = field(default_factory=list)

    def copy(self) -> "_Order":
        return _Order(self.unheard.copy(), self.heard.copy())

    def put(self, number: int, *, heard: bool) -> None:
        self.remove(number)
        insort(self.heard if heard else self.unheard, number)

    def remove(self, number: int) -> None:
        for half in (self.unheard, self.heard):
            at = bisect_left(half, number)
            if at < len(half) and half[at] == number:
                del half[at]

    def slice(self, start: int, stop: int) -> list[int]:
        first = len(self.unheard)
        return self.unheard[start:stop] + self.heard[max(0, start - first) : max(0, stop - first)]

    def find(self, number: int) -> int | None:
        for half, before in ((self.unheard, 0), (self.heard, len(self.unheard))):
            at = bisect_left(half, number)
            if at < len(half) and half[at] == number:
                return before + at
        return None


@dataclass(frozen=True, slots=True)
class ContributionsView:
    """The list at one moment: `count` rows, the first `unheard` of them unheard. Two of the same `version` are equal.

    `question` is the id of the only question shown, None for all.
    """

    version: int = 0
    question: str | None = None
    count: int = 0
    unheard: int = 0
    _state: State = field(default_factory=State, compare=False, repr=False)
    _order: _Order = field(default_factory=_Order, compare=False, repr=False)
    _ids: list[str] = field(default_factory=list, compare=False, repr=False)

    def rows(self, start: int, stop: int) -> tuple[ContributionRow, ...]:
        """The rows from `start` up to, not including, `stop`; fewer where the list is shorter."""
        return tuple(_row(self._state, self._ids[number - 1]) for number in self._order.slice(start, stop))

    def find(self, contribution: str) -> int | None:
        """Where a contribution is listed, from 0, or None where it is not."""
        known = self._state.contributions.get(contribution)
        return None if known is None else self._order.find(known.number)


class ContributionIndex:
    """Follows the entries of a session and keeps the order of its list, for every question and for all.

    One that begins anew takes the `version` behind the last one's, so that no list passes for one of before.
    """

    def __init__(self, version: int = 0) -> None:
        self._state = State()
        self.version = version
        self._orders: dict[str | None, _Order] = {}
        self._shown: set[str | None] = set()
        self._ids: list[str] = []  # by number, from 1; it only ever grows, so that views may share it

    def step(self, state: State, events: Iterable[e.Event]) -> None:
        """Takes in `events`, after which the session is in `state`."""
        self._state = state
        for event in events:
            match event:
                case (
                    e.ContributionMade(contribution=contribution)
                    | e.ContributionChanged(contribution=contribution)
                    | e.ContributionTakenBack(contribution=contribution)
                    | e.ContributionHeard(contribution=contribution)
                    | e.ContributionUnheard(contribution=contribution)
                ):
                    self._renew(contribution)
                case e.PersonJoined():
                    self.version += 1
                case _:
                    pass

    def view(self, question: str | None = None) -> ContributionsView:
        """The list of one question's contributions, or of all."""
        order = self._orders.get(question, _Order())
        self._shown.add(question)
        count = len(order.unheard) + len(order.heard)
        return ContributionsView(self.version, question, count, len(order.unheard), self._state, order, self._ids)

    def _renew(self, contribution: str) -> None:
        self.version += 1
        known = self._state.contributions[contribution]
        if known.number > len(self._ids):
            self._ids.append(contribution)
        for key in (None, known.question):
            order = self._own(key)
            if known.taken_back:
                order.remove(known.number)
            else:
                order.put(known.number, heard=known.heard_at is not None)

    def _own(self, key: str | None) -> _Order:
        """The order of a list, to be changed; one that a view shows stays as it is, and a copy takes its place."""
        order = self._orders.get(key, _Order())
        if key in self._shown:
            order = order.copy()
            self._shown.discard(key)
        self._orders[key] = order
        return order


def _row(state: State, contribution: str) -> ContributionRow:
    known = state.contributions[contribution]
    label = None if known.person is None else state.label(known.person)
    return ContributionRow(
        known.id,
        known.number,
        label,
        known.text,
        known.kind,
        known.channel,
        known.consent,
        known.late,
        known.heard_at is not None,
    )
