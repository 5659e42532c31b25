"""How often each contribution was shown with "Read three", and which are offered next.

There are counts by contribution and nothing else: no person, no time, no order, so that nobody can tell from it what
somebody read. They are kept in memory only, and begin at 0 with each start of the server.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from heapq import heapify, heappop, heappush
from typing import Final

from server.domain import events as e
from server.domain.state import Contribution, Question, State
from server.projections.showings import ShowingsView

OFFERED: Final = 5
"""How many contributions are offered at a time. A phone shows fewer, and leaves out those that it wrote."""

_Place = tuple[int, int, float, str]
"""The place of a contribution in the order of offers: how often it was shown, how often it was offered, and for those
that are equal in that a random number, so that their order tells nothing; then its id."""


class _Shelf:
    """The contributions to one question that others may read where they may read what was said to it."""

    def __init__(self) -> None:
        self.places: dict[str, _Place] = {}
        #: By how often they were shown: the number of contributions.
        self.tally: Counter[int] = Counter()
        self._heap: list[_Place] = []

    def put(self, place: _Place) -> None:
        """Puts a contribution where it belongs by now."""
        self.drop(place[-1])
        self.places[place[-1]] = place
        self.tally[place[0]] += 1
        heappush(self._heap, place)
        if len(self._heap) > 2 * len(self.places) + OFFERED:
            self.sort()

    def sort(self) -> None:
        """Puts everything in order that stands in `places`."""
        self.tally = Counter(shown for shown, *_ in self.places.values())
        self._heap = list(self.places.values())
        heapify(self._heap)

    def drop(self, contribution: str) -> None:
        """Takes a contribution off the shelf."""
        place = self.places.pop(contribution, None)
        if place is not None:
            self.tally[place[0]] -= 1
            if not self.tally[place[0]]:
                del self.tally[place[0]]

    def first(self, most: int, leaves_out: Callable[[str], bool]) -> list[_Place]:
        """The first contributions in the order of offers that are not left out."""
        found: list[_Place] = []
        passed: list[_Place] = []
        while self._heap and len(found) < most:
            place = heappop(self._heap)
            if self.places.get(place[-1]) == place:
                (passed if leaves_out(place[-1]) else found).append(place)
        for place in (*passed, *found):
            heappush(self._heap, place)
        return found


class Showings:
    """Counts how often contributions were shown. `chance` returns random numbers."""

    def __init__(self, contributions: Iterable[Contribution], chance: Callable[[], float]) -> None:
        self._chance = chance
        #: By contribution: how often it was shown.
        self.shown: Counter[str] = Counter()
        self._shelves: dict[str, _Shelf] = {}  # by question
        self._shelf_of: dict[str, _Shelf] = {}  # by contribution
        self.start_over(contributions)

    def start_over(self, contributions: Iterable[Contribution]) -> None:
        """Takes in every contribution anew, as after a redaction. The counts stay."""
        self._shelves.clear()
        self._shelf_of.clear()
        for words in contributions:
            if words.is_shown:
                self._shelf_of[words.id] = shelf = self._shelves.setdefault(words.question, _Shelf())
                shelf.places[words.id] = (self.shown.get(words.id, 0), 0, self._chance(), words.id)
        for shelf in self._shelves.values():
            shelf.sort()

    def follow(self, state: State, event: e.Event) -> None:
        """Follows what others may read. `state` is the session after the event."""
        if isinstance(event, e.WordsEvent | e.HoldEvent):
            self._follow(state.contributions[event.contribution])

    def offer(self, questions: Iterable[Question], leaves_out: Callable[[str], bool]) -> frozenset[str]:
        """The OFFERED contributions to these questions that were shown least, without those that are left out."""
        places = sorted(place for shelf in self._of(questions) for place in shelf.first(OFFERED, leaves_out))
        for shown, offered, _, contribution in places[:OFFERED]:
            self._put(contribution, shown, offered + 1)
        return frozenset(contribution for *_, contribution in places[:OFFERED])

    def count(self, contributions: Iterable[str]) -> None:
        """Counts contributions as shown once more. Those that others may not read any more are not counted."""
        for contribution in contributions:
            shelf = self._shelf_of.get(contribution)
            if shelf is not None:
                self.shown[contribution] += 1
                self._put(contribution, self.shown[contribution], shelf.places[contribution][1])

    def view(self, questions: Iterable[Question]) -> ShowingsView:
        """How often what was said to these questions was shown."""
        if not self.shown:
            return ShowingsView()
        tally: Counter[int] = Counter()
        for shelf in self._of(questions):
            tally.update(shelf.tally)
        least = min(tally, default=0)
        return ShowingsView(tally.total(), least, tally[least])

    def _of(self, questions: Iterable[Question]) -> Iterator[_Shelf]:
        return (self._shelves[question.id] for question in questions if question.id in self._shelves)

    def _follow(self, words: Contribution) -> None:
        shelf = self._shelf_of.get(words.id)
        if words.is_shown and shelf is None:
            self._shelf_of[words.id] = self._shelves.setdefault(words.question, _Shelf())
            self._put(words.id, self.shown.get(words.id, 0), 0)
        elif not words.is_shown and shelf is not None:
            shelf.drop(words.id)
            del self._shelf_of[words.id]

    def _put(self, contribution: str, shown: int, offered: int) -> None:
        self._shelf_of[contribution].put((shown, offered, self._chance(), contribution))
