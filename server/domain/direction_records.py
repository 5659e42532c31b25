"""What becomes of what was said: the parts of a session's state about where it leads, all frozen."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from datetime import datetime

import msgspec
from rpds import HashTrieMap

from server.domain.events import Parked
from server.domain.leader_records import AskedOfLeaders
from server.domain.person_ids import PersonId
from server.domain.records import Contribution
from server.domain.sense_records import SenseCheck


class Turn(msgspec.Struct, frozen=True):
    """A step in the line of travel, with what led to it."""

    id: str
    #: Its number in the session, from 1, which no other turn ever gets.
    number: int
    text: str
    #: Who proposed it; None for the facilitator.
    person: PersonId | None
    made_at: datetime
    #: The ids of the contributions that led to it.
    contributions: tuple[str, ...] = ()
    #: The ids of the themes that led to it, including those that were removed since.
    themes: tuple[str, ...] = ()
    #: The ids of the outcomes that it serves.
    outcomes: tuple[str, ...] = ()
    #: When it was set; None while it is only proposed.
    set_at: datetime | None = None
    #: How it is or was parked; None if it never was.
    parked: Parked | None = None

    @property
    def leaves(self) -> bool:
        """Whether it may leave the room: it came to something. What was only proposed is between few people."""
        return self.set_at is not None or self.parked is not None

    def came_from(self, words: Contribution) -> bool:
        """Whether a contribution led to it, by itself or in a theme."""
        return words.id in self.contributions or any(theme in self.themes for theme in words.themes)

    @property
    def is_parked(self) -> bool:
        """Whether it is set down as not known yet."""
        return self.parked is not None and not self.parked.over


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
    #: The turns, in order.
    turns: tuple[Turn, ...] = ()
    #: The turns that were taken away, which can be put back.
    taken_away: tuple[Turn, ...] = ()
    #: By id of a theme that was removed: its last name.
    gone_themes: HashTrieMap[str, str] = HashTrieMap()
    #: What was run past the design group, oldest first.
    checks: tuple[SenseCheck, ...] = ()
    #: By member of the design group: the perspectives that they carry at its table.
    seats: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
    #: What turns ask of leaders, oldest first.
    asked: tuple[AskedOfLeaders, ...] = ()

    def outcome(self, outcome: str) -> Outcome | None:
        """The outcome with this id."""
        return next((known for known in self.outcomes if known.id == outcome), None)

    def known_outcome(self, outcome: str) -> Outcome:
        """The outcome with this id. Raises KeyError if there is none."""
        known = self.outcome(outcome)
        if known is None:
            raise KeyError(outcome)
        return known

    def asked_of_leaders(self, asked: str) -> AskedOfLeaders | None:
        """What is asked of leaders under this id."""
        return next((known for known in self.asked if known.id == asked), None)

    def asked_for(self, turn: str) -> tuple[AskedOfLeaders, ...]:
        """What a turn asks of leaders, oldest first."""
        return tuple(known for known in self.asked if known.turn == turn)

    def served_by(self, target: str) -> tuple[str, ...]:
        """The ids of the outcomes that a theme or a turn serves, in the order of the outcomes."""
        known = next((turn for turn in (*self.turns, *self.taken_away) if turn.id == target), None)
        return self.serves.get(target, ()) if known is None else known.outcomes

    def turn(self, turn: str) -> Turn | None:
        """The turn with this id; None if there is none, or it was taken away."""
        return next((known for known in self.turns if known.id == turn), None)

    def known_turn(self, turn: str) -> Turn:
        """The turn with this id, also where it was taken away. Raises KeyError if there is none."""
        found = next((known for known in (*self.turns, *self.taken_away) if known.id == turn), None)
        if found is None:
            raise KeyError(turn)
        return found
