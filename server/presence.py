"""Who is connected now, device by device; it must not be kept: nothing here ever reaches the disk."""

from collections import Counter

from server.projections.presence import PresenceView


class Presence:
    """Counts the devices of each person, and who is writing."""

    def __init__(self) -> None:
        self._devices: Counter[str] = Counter()
        self._writing: set[object] = set()

    def arrived(self, person: str) -> None:
        """One more device of a person is connected."""
        self._devices[person] += 1

    def left(self, person: str, device: object) -> None:
        """One device fewer."""
        self._writing.discard(device)
        self._devices[person] -= 1
        if self._devices[person] <= 0:
            del self._devices[person]

    def devices(self, person: str) -> int:
        """How many devices of a person are connected."""
        return self._devices[person]

    def writing(self, device: object, on: bool) -> None:
        """Somebody on `device` is writing, or stopped."""
        (self._writing.add if on else self._writing.discard)(device)

    def view(self) -> PresenceView:
        """Who is connected now."""
        return PresenceView(frozenset(self._devices), len(self._writing))
