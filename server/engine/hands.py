"""The hands that are up. They are kept in memory only, and go with whoever leaves for good."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Final

from server.domain.errors import Rejected
from server.domain.state import State
from server.projections.people.hands import Hand, HandQueue, hand_queue, own_hand

LEFT_FOR_GOOD: Final = timedelta(minutes=1)
"""How long no page of somebody may be open before their hand goes down. A phone that is locked or changes its network
is back sooner."""


class Hands:
    """The hands that are up, and who had the word.

    People are given by their ids in the record, all of those that stand for one person. `now` returns the time in UTC.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        #: The queue when it was last followed.
        self.queue = HandQueue()
        self._now = now
        self._up: dict[str, Hand] = {}
        self._raised = 0
        self._word: int | None = None
        self._spoke: set[str] = set()

    def put_up(self, ids: tuple[str, ...], *, named: bool) -> None:
        """Puts up a hand. One that is up keeps its place, and shows the name or not as asked last."""
        person = next((known for known in ids if known in self._up), ids[0])
        known = self._up.get(person)
        if known is None:
            self._raised += 1
        number, since = (self._raised, self._now()) if known is None else (known.number, known.since)
        self._up[person] = Hand(number, person, named, since)

    def take_down(self, ids: Collection[str], *, said: bool) -> None:
        """Takes down the hand of a person; `said` says that they spoke."""
        for known in ids:
            hand = self._up.pop(known, None)
            if hand is not None and said:
                self._spoke.add(known)

    def give_word(self, number: int | None) -> None:
        """Gives the word to who has the hand with this number, or to nobody. Whoever had it has spoken.

        Raises Rejected no_such_hand.
        """
        if number is not None and all(hand.number != number for hand in self.queue.hands):
            raise Rejected("no_such_hand")
        speaking = [hand.person for hand in self._up.values() if hand.number == self._word != number]
        self.take_down(speaking, said=True)
        self._word = number

    def forget_gone(self, left_at: Callable[[str], datetime | None]) -> None:
        """Takes down the hands of people who left for good; `left_at` tells since when somebody is not connected."""
        before = self._now() - LEFT_FOR_GOOD
        gone = [known for known in self._up if (left := left_at(known)) is not None and left < before]
        self.take_down(gone, said=False)

    def follow(self, state: State, devices: Callable[[str], int]) -> frozenset[str] | None:
        """Follows who is connected and what was said. Returns the people for whom something changed, None for nothing.

        The hand of somebody who is not connected, of whom `devices` gives none, is not in the queue.
        """
        if not self._up and not self.queue.hands:
            return None
        here = [hand for hand in self._up.values() if devices(hand.person)]
        before, self.queue = self.queue, hand_queue(state, here, self._word, self._spoke)
        if self.queue == before:
            return None
        people = {hand.person for hand in (*before.hands, *self.queue.hands)}
        return frozenset(known for known in people if own_hand(before, (known,)) != own_hand(self.queue, (known,)))
