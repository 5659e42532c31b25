"""The state of a session, frozen; it must not know how it came about.

The big maps are persistent: a step shares all but a few nodes with the state before it.
"""

from __future__ import annotations  # rpds types take parameters only for the type checker

import re
from datetime import datetime
from typing import Literal

import msgspec
from rpds import HashTrieMap, HashTrieSet, List

from server.domain.commands import Call, Channel, Consent, Kind, Tool
from server.domain.events import (
    CallAnswered,
    ContributionHeard,
    Event,
    HowBegan,
    HowEnded,
    QuestionAsked,
    QuestionClosed,
    QuestionRevealed,
    Role,
    RoleAdded,
    RoleChanged,
    RoleHidden,
    RoleOffered,
    RoleShown,
    SessionEnded,
    TimeSet,
)
from server.domain.text import likeness

Phase = Literal["lobby", "live", "ended"]
Act = (
    QuestionAsked
    | QuestionClosed
    | QuestionRevealed
    | ContributionHeard
    | RoleOffered
    | CallAnswered
    | TimeSet
    | RoleAdded
    | RoleChanged
    | RoleHidden
    | RoleShown
    | SessionEnded
)

_LIKE_A_LABEL = re.compile(r"^person \d+$|^(the )?facilitators?$|\(\d+\)$")


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
    """`answered` counts contributions that stand, with and without a name; `passed` and `voiced` hold people's ids,
    `said` those of all contributions, newest first.

    `until` is when the time that the room gave it is over, None where nobody set one.
    """

    id: str
    number: int
    text: str
    asked_at: datetime
    closed_at: datetime | None = None
    answered: int = 0
    voiced: HashTrieSet[str] = HashTrieSet()
    passed: HashTrieSet[str] = HashTrieSet()
    said: List[str] = List()
    revealed: bool = False
    until: datetime | None = None


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
    """A person asks to hold a role, or with `shadow` to shadow it; `of` is the holder who is asked, if one is."""

    role: str
    person: str
    at: datetime
    of: str | None = None
    shadow: bool = False


class Tenure(msgspec.Struct, frozen=True):
    """One person's holding of a role; `until` is None while it lasts. `number` counts tenures from 1.

    `name` is the role's when it began, whatever it is called later; `shadowed` says that they had shadowed it before;
    `beside` is who held it before and stayed at their shoulder, if somebody did.
    """

    id: str
    number: int
    role: str
    name: str
    person: str
    since: datetime
    how_began: HowBegan
    shadowed: bool = False
    beside: str | None = None
    until: datetime | None = None
    how_ended: HowEnded | None = None


class Shadow(msgspec.Struct, frozen=True):
    """`person` sees what `holder` is prompted in a role; `until` is None while it lasts."""

    id: str
    role: str
    person: str
    holder: str
    since: datetime
    until: datetime | None = None


class Shoulder(msgspec.Struct, frozen=True):
    """`beside`, who held the role before, stays at the shoulder of `person` until then."""

    role: str
    person: str
    beside: str
    until: datetime


class Called(msgspec.Struct, frozen=True):
    """What a holder of a role said to the room; `answered_at` is None until somebody says that it was heard."""

    id: str
    number: int
    kind: Call
    role: str
    person: str
    text: str
    question: str | None
    at: datetime
    answered_at: datetime | None = None


class Captured(msgspec.Struct, frozen=True):
    """Words of `person` that `by` put in, waiting for their yes."""

    id: str
    question: str
    text: str
    person: str
    by: str
    channel: Channel
    consent: Consent
    late: bool
    at: datetime


class Undoable(msgspec.Struct, frozen=True):
    """An act that leads the room and the events that would take it back; `by` is the person who did it with a role that
    they held, None for the facilitator.
    """

    seq: int
    event: Act
    inverse: tuple[Event, ...]
    by: str | None = None


class State(msgspec.Struct, frozen=True):
    """A session after `seq` entries.

    `offers_by` maps role and holder to those whom they offer it, `asks_by` a person to the roles that they ask for,
    `asks_of` role and holder to those who ask them; `captured_for` and `captured_by` map people to words that wait.
    `asked` holds the questions that stand, in order; `holding` maps a role to the tenures that last (at the end: lasted
    until then), oldest first, and `held` role and person to the one of theirs; `open_to` maps a role to the people who
    are open to it; `shadowing` maps role and person to the shadow that lasts (or lasted until the end), `shadowed` role
    and holder to those of whoever shadows them, oldest first, and `have_shadowed` are the role and person of all that
    ever began; `calling` are the calls not answered yet. `names` counts people by the likeness of their
    names; `keys` maps the hash of a nameless writer's key to the id of their words; `heard_nameless` has the newest of
    those heard. `standing` counts contributions that were not taken back, `heard` those of them heard.
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
    offers_by: HashTrieMap[tuple[str, str], tuple[str, ...]] = HashTrieMap()
    asks_by: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
    asks_of: HashTrieMap[tuple[str, str], tuple[str, ...]] = HashTrieMap()
    tenures: HashTrieMap[str, Tenure] = HashTrieMap()
    holding: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
    held: HashTrieMap[tuple[str, str], str] = HashTrieMap()
    open_to: HashTrieMap[str, HashTrieSet[str]] = HashTrieMap()
    shadows: HashTrieMap[str, Shadow] = HashTrieMap()
    shadowing: HashTrieMap[tuple[str, str], str] = HashTrieMap()
    shadowed: HashTrieMap[tuple[str, str], tuple[str, ...]] = HashTrieMap()
    have_shadowed: HashTrieSet[tuple[str, str]] = HashTrieSet()
    shoulders: tuple[Shoulder, ...] = ()
    calls: HashTrieMap[str, Called] = HashTrieMap()
    calling: tuple[str, ...] = ()
    captured: HashTrieMap[str, Captured] = HashTrieMap()
    captured_for: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
    captured_by: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
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

    def all_tenures(self) -> list[Tenure]:
        """Every tenure there was, in the order in which they began."""
        return sorted(self.tenures.values(), key=lambda tenure: tenure.number)

    def role_name(self, role: str) -> str:
        """What a role is called now; its id where it is not there any more."""
        known = self.role(role)
        return role if known is None else known.name

    def holders(self, role: str) -> tuple[Tenure, ...]:
        """The tenures of a role that last, oldest first."""
        return tuple(self.tenures[tenure] for tenure in self.holding.get(role, ()))

    def is_full(self, role: Role) -> bool:
        """Whether as many hold it as may."""
        return role.limit is not None and len(self.holding.get(role.id, ())) >= role.limit

    def tenure_of(self, role: str, person: str) -> Tenure | None:
        """The tenure by which a person holds a role now."""
        held = self.held.get((role, person))
        return None if held is None else self.tenures[held]

    def shadows_of(self, role: str, holder: str) -> tuple[Shadow, ...]:
        """Who shadows somebody in a role now, in the order in which they began."""
        return tuple(self.shadows[shadow] for shadow in self.shadowed.get((role, holder), ()))

    def tools(self, person: str) -> frozenset[Tool]:
        """What a person may do now because of the roles that they hold."""
        return frozenset(tool for role in self.roles if (role.id, person) in self.held for tool in role.tools)

    def label(self, person: str) -> str:
        """What to call a person so that nobody else is meant: "Ama", "Ama (2)" if two share the name, "Person 3"."""
        known = self.people[person]
        if not known.name:
            return f"Person {known.number}"
        look = likeness(known.name)
        alone = self.names[look] == 1 and not _LIKE_A_LABEL.search(look)
        return known.name if alone else f"{known.name} ({known.nth})"
