"""What becomes of what was said: the parts of a session's state about where it leads, all frozen."""

from __future__ import annotations  # rpds types take parameters only for the type checker

import msgspec
from rpds import HashTrieMap

from server.domain.sense_records import SenseCheck


class Outcome(msgspec.Struct, frozen=True):
    """A difference that the room wants to make."""

    id: str
    #: Its number in the session, from 1, by which the facilitator refers to it.
    number: int
    #: The contribution whose words it has; None for one of the plan.
    contribution: str | None
    #: The words of one of the plan; empty for others.
    text: str = ""
    #: What came of it; empty as long as nobody has said.
    came_of: str = ""


class Direction(msgspec.Struct, frozen=True):
    """Where what was said leads."""

    #: The outcomes, in order.
    outcomes: tuple[Outcome, ...] = ()
    #: By theme: the ids of the outcomes that it serves, in the order of the outcomes. Themes that serve none are not
    #: in it.
    serves: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
    #: What was run past the design group, oldest first.
    checks: tuple[SenseCheck, ...] = ()
    #: By member of the design group: the perspectives that they carry at its table.
    seats: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()

    def outcome(self, outcome: str) -> Outcome | None:
        """The outcome with this id."""
        return next((known for known in self.outcomes if known.id == outcome), None)

    def known_outcome(self, outcome: str) -> Outcome:
        """The outcome with this id. Raises KeyError if there is none."""
        known = self.outcome(outcome)
        if known is None:
            raise KeyError(outcome)
        return known
