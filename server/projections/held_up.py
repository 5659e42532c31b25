"""What was ever held up, read from the entries."""

from collections.abc import Iterable

from server.domain import events as e


def ever_held_up(entries: Iterable[e.Entry]) -> frozenset[str]:
    """The ids of the contributions that everybody has seen held up, also where that was undone since."""
    events = (event for entry in entries for event in entry.events)
    return frozenset(
        event.contribution for event in events if isinstance(event, e.HeldUp) and event.contribution is not None
    )
