"""The state of a session, frozen; it must not know how it came about.

The big maps are persistent: a step shares all but a few nodes with the state before it.
"""

from __future__ import annotations  # rpds types take parameters only for the type checker

import re
from datetime import datetime
from typing import Literal

import msgspec
from rpds import HashTrieMap, HashTrieSet, List

from server.domain.commands import Channel, Consent, Kind
from server.domain.events import (
    ContributionHeard,
    Event,
    HowBegan,
    HowEnded,
    QuestionAsked,
    QuestionClosed,
    Role,
    RoleOffered,
    SessionEnded,
)
from server.domain.text import likeness

Phase = Literal["lobby", "live", "ended"]
Act = QuestionAsked | QuestionClosed | ContributionHeard | RoleOffered | SessionEnded

_LIKE_A_LABEL = re.compile(r"^person \d+$|\(\d+\)$")


class Person(msgspec.Struct, frozen=True):
    """`number` counts arrivals from 1, `nth` those of a name; `contributions` are ids of words under their name,
    newest first.
    """

    id: str
    number: int
    name: str
    nth: int
    joined_at: datetime
    contributions: List[str] = List()


class Question(msgspec.Struct, frozen=True):
    """`answered` counts contributions that stand, with and without a name; `passed` and `voiced` hold people's ids."""

    id: str
    number: int
    text: str
    asked_at: datetime
    closed_at: datetime | None = None
    answered: int = 0
    voiced: HashTrieSet[str] = HashTrieSet()
    passed: HashTrieSet[str] = HashTrieSet()


class Contribution(msgspec.Struct, frozen=True):
    """`number` is what the facilitator calls it, from 1; `person` is None for words without a name."""

    id: str
    number: int
    question: str
    text: str
    said_at: datetime
    person: str | None
    key_hash: str | None
    kind: Kind
    channel: Channel
    consent: Consent
    late: bool
    heard_at: datetime | None = None
    taken_back: bool = False


class Offer(msgspec.Struct, frozen=True):
    """A role offered to a person; `by` is the holder who passes it on, None for the facilitator."""

    role: str
    person: str
    at: datetime
    by: str | None


class Ask(msgspec.Struct, frozen=True):
    """A person asks to hold a role."""

    role: str
    person: str
    at: datetime


class Tenure(msgspec.Struct, frozen=True):
    """One person's holding of a role; `until` is None while it lasts. `number` counts tenures from 1."""

    id: str
    number: int
    role: str
    person: str
    since: datetime
    how_began: HowBegan
    until: datetime | None = None
    how_ended: HowEnded | None = None


class Undoable(msgspec.Struct, frozen=True):
    """An act of the facilitator and the events that would take it back."""

    seq: int
    event: Act
    inverse: tuple[Event, ...]


class State(msgspec.Struct, frozen=True):
    """A session after `seq` entries.

    `asked` holds the questions that stand, in order; `holding` maps a role to the tenures that last (at the end: lasted
    until then), oldest first; `names` counts people by the likeness of their names; `keys` maps the hash of a nameless
    writer's key to the id of their words; `heard_nameless` has the newest of those heard. `standing` counts
    contributions that were not taken back, `heard` those of them heard.
    """

    seq: int = 0
    session: str = ""
    title: str = ""
    code: str = ""
    practice: bool = False
    phase: Phase = "lobby"
    created_at: datetime | None = None
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    roles: tuple[Role, ...] = ()
    people: HashTrieMap[str, Person] = HashTrieMap()
    names: HashTrieMap[str, int] = HashTrieMap()
    secrets: HashTrieMap[str, str] = HashTrieMap()
    questions: HashTrieMap[str, Question] = HashTrieMap()
    asked: tuple[str, ...] = ()
    contributions: HashTrieMap[str, Contribution] = HashTrieMap()
    keys: HashTrieMap[str, str] = HashTrieMap()
    offers: HashTrieMap[tuple[str, str], Offer] = HashTrieMap()
    asks: HashTrieMap[tuple[str, str], Ask] = HashTrieMap()
    tenures: HashTrieMap[str, Tenure] = HashTrieMap()
    holding: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
    heard_nameless: tuple[str, ...] = ()
    standing: int = 0
    heard: int = 0
    undo: tuple[Undoable, ...] = ()

    @property
    def question(self) -> Question | None:
        """The newest question that was asked and not withdrawn, open or closed."""
        return self.questions[self.asked[-1]] if self.asked else None

    @property
    def open_question(self) -> Question | None:
        """The question that is open, if one is."""
        question = self.question
        return question if question is not None and question.closed_at is None else None

    def role(self, role: str) -> Role | None:
        """The role with this id."""
        return next((known for known in self.roles if known.id == role), None)

    def holders(self, role: str) -> tuple[Tenure, ...]:
        """The tenures of a role that last, oldest first."""
        return tuple(self.tenures[tenure] for tenure in self.holding.get(role, ()))

    def tenure_of(self, role: str, person: str) -> Tenure | None:
        """The tenure by which a person holds a role now."""
        return next((tenure for tenure in self.holders(role) if tenure.person == person), None)

    def label(self, person: str) -> str:
        """What to call a person so that nobody else is meant: "Ama", "Ama (2)" if two share the name, "Person 3"."""
        known = self.people[person]
        if not known.name:
            return f"Person {known.number}"
        look = likeness(known.name)
        alone = self.names[look] == 1 and not _LIKE_A_LABEL.search(look)
        return known.name if alone else f"{known.name} ({known.nth})"
