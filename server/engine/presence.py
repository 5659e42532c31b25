"""Which people are connected now, with how many devices. Presence is never stored on disk."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

from server.projections.people.presence import PresenceView


class Presence:
    """Counts the devices of each person, the people who are writing and those who are done with a question.

    `now` returns the time in UTC.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._since = now()
        self._left: dict[str, datetime] = {}
        self._devices: Counter[str] = Counter()
        self._writing: set[object] = set()
        self._question = ""
        self._done: set[str] = set()

    def arrived(self, person: str) -> None:
        """Adds a connected device of a person."""
        self._devices[person] += 1
        self._left.pop(person, None)

    def left(self, person: str, device: object) -> None:
        """Removes a device of a person."""
        self._writing.discard(device)
        self._devices[person] -= 1
        if self._devices[person] <= 0:
            del self._devices[person]
            self._left[person] = self._now()

    def devices(self, *ids: str) -> int:
        """The number of connected devices of a person who is known under these ids."""
        return sum(self._devices[person] for person in ids)

    def left_at(self, *ids: str) -> datetime | None:
        """When the last device left of a person who is known under these ids; None while one is connected."""
        return (
            None
            if self.devices(*ids)
            else max((self._left[known] for known in ids if known in self._left), default=None)
        )

    def writing(self, device: object, on: bool) -> None:
        """Notes that somebody on `device` is writing, or has stopped."""
        (self._writing.add if on else self._writing.discard)(device)

    def done(self, person: str, question: str, on: bool) -> None:
        """Notes that somebody is done with a question, or is not after all.

        Only the last question that anybody was done with is remembered.
        """
        if question != self._question:
            self._question, self._done = question, set()
        (self._done.add if on else self._done.discard)(person)

    def is_done(self, question: str, ids: Iterable[str]) -> bool:
        """Whether somebody who is known under these ids said that they are done with a question."""
        return question == self._question and any(person in self._done for person in ids)

    def view(self, person_id: Callable[[str], str] = str) -> PresenceView:
        """A snapshot for the views; `person_id` gives the id of the person for whom an id stands."""
        connected = frozenset(map(person_id, self._devices))
        left: dict[str, datetime] = {}
        for known, at in self._left.items():
            person = person_id(known)
            if person not in connected:
                left[person] = max(at, left.get(person, at))
        done = {*map(person_id, self._done)}
        return PresenceView(connected, len(self._writing), left, self._since, self._question, len(done))
