"""Lines on who would like to speak."""

from collections.abc import Iterator

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain import wording
from server.projections.people.hands import HandRow, HandRows, hand_rows


def queue(replica: SessionReplica) -> Iterator[str]:
    """Who has the word, and the hands that are up in the order in which they get it."""
    hands = hand_rows(replica.state, replica.presence.hands)
    if hands.speaking is not None:
        yield f"{_who(hands.speaking)} has the word"
    yield f"Hands up: {len(hands.waiting)}"
    for place, row in enumerate(hands.waiting, 1):
        spoken = "has spoken" if row.spoken else "has not spoken yet"
        yield f"{place}. {_who(row)}, since {wording.clock(row.since)}, {spoken}"


def moved(told: HandRows, hands: HandRows) -> Iterator[str]:
    """The lines for hands that were put up since the ones told of, and for who has the word by now."""
    newest = max((row.number for row in (*told.waiting, told.speaking) if row is not None), default=0)
    for row in sorted(hands.waiting, key=lambda row: row.number):
        if row.number > newest:
            yield f"{_who(row)} would like to speak; hands up: {len(hands.waiting)}"
    before, after = told.speaking, hands.speaking
    if after is not None and (before is None or before.number != after.number):
        yield f"{_who(after)} has the word; hands up: {len(hands.waiting)}"
    if before is not None and after is None:
        yield f"Nobody has the word; hands up: {len(hands.waiting)}"


def _who(row: HandRow) -> str:
    return "Somebody" if row.who is None else wording.name(row.who)
