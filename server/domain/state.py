"""The state of a session, frozen; it must not know how it came about.

The big maps are persistent: a step shares all but a few nodes with the state before it.
"""

from __future__ import annotations  # rpds types take parameters only for the type checker

import re
from datetime import datetime
from typing import Literal

import msgspec
from rpds import HashTrieMap, HashTrieSet

from server.domain.commands import Signal, Tool
from server.domain.events import (
    CallAnswered,
    ContributionHeard,
    ContributionMade,
    PersonWelcomed,
    PlannedAdded,
    PlannedChanged,
    PlannedMoved,
    PlannedQuestion,
    QuestionAsked,
    QuestionClosed,
    QuestionRevealed,
    QuestionReworded,
    Role,
    RoleAdded,
    RoleChanged,
    RoleHidden,
    RoleOffered,
    RoleShown,
    SessionEnded,
    TimeSet,
    TitleChanged,
)
from server.domain.records import (
    Ask,
    Called,
    Captured,
    Contribution,
    Felt,
    Offer,
    Pause,
    Person,
    Question,
    Shadow,
    Shoulder,
    Tenure,
    Wording,
)
from server.domain.text import normalized_name

__all__ = [
    "Ask",
    "Called",
    "Captured",
    "Contribution",
    "Felt",
    "Offer",
    "Pause",
    "Person",
    "Phase",
    "Question",
    "Shadow",
    "Shoulder",
    "State",
    "Tenure",
    "UndoEntry",
    "UndoableEvent",
    "Wording",
]

Phase = Literal["lobby", "live", "ended"]
UndoableEvent = (
    QuestionAsked
    | QuestionClosed
    | QuestionRevealed
    | QuestionReworded
    | ContributionMade
    | ContributionHeard
    | PersonWelcomed
    | PlannedAdded
    | PlannedChanged
    | PlannedMoved
    | RoleOffered
    | CallAnswered
    | TimeSet
    | RoleAdded
    | RoleChanged
    | RoleHidden
    | RoleShown
    | SessionEnded
    | TitleChanged
)

_LIKE_A_LABEL = re.compile(r"^person \d+$|^(the )?facilitators?$|\(\d+\)$")


class UndoEntry(msgspec.Struct, frozen=True):
    """An act that leads the room."""

    #: The entry in which it was done last, or was undone where it waits to be redone.
    seq: int
    #: Its events that have an inverse, in the order in which they happened.
    acts: tuple[UndoableEvent, ...]
    #: The id of the facilitator or person who did it first; None where the record names nobody.
    by: str | None

    @property
    def chief(self) -> UndoableEvent:
        """The event that was meant, as against those that came with it: a question may come with time."""
        return next((act for act in reversed(self.acts) if not isinstance(act, TimeSet)), self.acts[-1])


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
    those heard. `pauses` are the natural ones so far, oldest first. `purpose`, `outcomes`, `perspectives` and `plan`
    are those of the session's plan; `slips` maps the code of a paper slip to the id of its words. `signals` has the
    hashes of those that wait, by kind, `signalled` counts all of a kind, `signals_answered` how often they were heard,
    and `signal_keys` has every hash there was; `felt` maps the hash of a nameless key to what was felt at the close.
    `kept_contributions` counts contributions that were not taken back, `heard` those of them heard.
    """

    seq: int = 0
    session: str = ""
    title: str = ""
    #: The title that it began with.
    first_title: str = ""
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
    pauses: tuple[Pause, ...] = ()
    purpose: str = ""
    outcomes: tuple[str, ...] = ()
    perspectives: tuple[str, ...] = ()
    plan: tuple[PlannedQuestion, ...] = ()
    wordings: HashTrieMap[str, Wording] = HashTrieMap()
    slips: HashTrieMap[str, str] = HashTrieMap()
    signals: HashTrieMap[Signal, HashTrieSet[str]] = HashTrieMap()
    signalled: HashTrieMap[Signal, int] = HashTrieMap()
    signals_answered: HashTrieMap[Signal, int] = HashTrieMap()
    signal_keys: HashTrieSet[str] = HashTrieSet()
    felt: HashTrieMap[str, Felt] = HashTrieMap()
    kept_contributions: int = 0
    heard: int = 0
    undo: HashTrieMap[str | None, tuple[UndoEntry, ...]] = HashTrieMap()
    redo: HashTrieMap[str | None, tuple[UndoEntry, ...]] = HashTrieMap()

    @property
    def question(self) -> Question | None:
        """The newest question that was asked and not withdrawn, open or closed."""
        return self.questions[self.asked[-1]] if self.asked else None

    @property
    def open_question(self) -> Question | None:
        """The question that is open, if one is."""
        question = self.question
        return question if question is not None and question.closed_at is None else None

    @property
    def offered_wordings(self) -> tuple[str, ...]:
        """The ids of the wordings for the open question that wait to be adopted, oldest first."""
        question = self.open_question
        if question is None or not question.offered:
            return ()
        offered = (self.wordings[wording] for wording in question.offered.values())
        waiting = (wording for wording in offered if wording.text != question.text)
        return tuple(wording.id for wording in sorted(waiting, key=lambda wording: wording.number))

    def wording_of(self, person: str) -> Wording | None:
        """How somebody would rather be asked the open question, as long as nobody adopted it."""
        question = self.open_question
        if question is None or person not in question.offered:
            return None
        wording = self.wordings[question.offered[person]]
        return None if wording.text == question.text else wording

    def planned(self, planned: str) -> PlannedQuestion | None:
        """The question of the plan with this id."""
        return next((known for known in self.plan if known.id == planned), None)

    @property
    def planned_asked(self) -> frozenset[str]:
        """Those of the plan that were asked."""
        planned = (self.questions[asked].planned for asked in self.asked)
        return frozenset(known for known in planned if known is not None)

    @property
    def next_planned(self) -> PlannedQuestion | None:
        """The first question of the plan that was neither asked nor skipped."""
        asked = self.planned_asked
        return next((known for known in self.plan if known.id not in asked and not known.skipped), None)

    def round_of(self, question: Question) -> int:
        """Which round of its question it is, from 1."""
        return 1 if question.again is None else self.rounds(question.id).index(question) + 1

    def rounds(self, question: str) -> tuple[Question, ...]:
        """The rounds in which a question was asked, this one among them, oldest first; only those that stand."""
        first: dict[str, str] = {}
        for asked in self.asked:  # a round comes after the one before it
            again = self.questions[asked].again
            first[asked] = asked if again is None else first.get(again, again)
        again = self.questions[question].again
        wanted = question if again is None else first.get(again, again)
        return tuple(self.questions[asked] for asked in self.asked if first[asked] == wanted)

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

    def is_facilitator(self, actor: str | None) -> bool:
        """Whether the actor whom the record names is a facilitator: whoever acts and did not join."""
        return actor is not None and actor not in self.people

    def label(self, person: str) -> str:
        """What to call a person so that nobody else is meant: "Ama", "Ama (2)" if two share the name, "Person 3"."""
        known = self.people[person]
        if not known.name:
            return f"Person {known.number}"
        look = normalized_name(known.name)
        alone = self.names[look] == 1 and not _LIKE_A_LABEL.search(look)
        return known.name if alone else f"{known.name} ({known.nth})"
