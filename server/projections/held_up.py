"""What was ever held up, read from the entries."""

from collections.abc import Iterable
from datetime import datetime

from server.domain import events as e


def ever_held_up(entries: Iterable[e.Entry]) -> dict[str, datetime]:
    """The ids of the contributions that everybody has seen held up, also where that was undone since, each with when
    it first was.
    """
    found: dict[str, datetime] = {}
    for entry in entries:
        for event in entry.events:
            if isinstance(event, e.HeldUp) and event.contribution is not None:
                found.setdefault(event.contribution, entry.at)
    return found
