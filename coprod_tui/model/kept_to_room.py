"""How many words are kept to the room, each called what it is."""

from typing import NamedTuple

from server.domain.redaction import room_only
from server.domain.state import State
from server.projections.counting import many


class KeptToRoom(NamedTuple):
    """The words kept to the room that are still there."""

    #: Contributions, also those that wait for a yes.
    contributions: int = 0
    #: Reasons for what is proposed.
    reasons: int = 0
    #: Lines that the design group said to what was run past them.
    lines: int = 0

    @property
    def words(self) -> str:
        """ "4 contributions and 1 reason"."""
        counts = (
            (self.contributions, "contribution", "contributions"),
            (self.reasons, "reason", "reasons"),
            (self.lines, "line of the design group", "lines of the design group"),
        )
        *others, last = [many(count, one, several) for count, one, several in counts if count] or [""]
        return f"{', '.join(others)} and {last}" if others else last

    @property
    def stay(self) -> str:
        """ "1 contribution stays in this room"; empty where nothing does."""
        return f"{self.words} {'stays' if sum(self) == 1 else 'stay'} in this room" if sum(self) else ""


def kept_to_room(state: State) -> KeptToRoom:
    """Counts what a room that closes can delete."""
    kept = [*room_only(state)]
    reasons = sum(known in state.proposals for known in kept)
    contributions = sum(known in state.contributions or known in state.captured for known in kept)
    return KeptToRoom(contributions, reasons, len(kept) - reasons - contributions)
