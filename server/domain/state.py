"""The state of a session, frozen.

The large maps are persistent: each step shares all but a few nodes with the previous state.
"""

from __future__ import annotations  # rpds types take parameters only for the type checker

import re
from datetime import datetime
from typing import Literal

import msgspec
from rpds import HashTrieMap, HashTrieSet

from server.domain.catalogue import RESERVED_NAMES
from server.domain.commands import SignalKind, Tool
from server.domain.direction_records import Direction
from server.domain.events import PlannedQuestion, Role
from server.domain.messages import Message, Text
from server.domain.reasons import REASONS
from server.domain.records import (
    Agreement,
    Ask,
    Break,
    Call,
    CapturedWords,
    ClosingAnswers,
    Contribution,
    HeldBack,
    Notice,
    Offer,
    Pause,
    Person,
    Question,
    Shadow,
    Shoulder,
    Tenure,
    WaitingChallenge,
    Wording,
)
from server.domain.text import normalized_name
from server.domain.theme_records import GivenAnswer, Proposal, Sentence, SentenceAnswers, Theme
from server.domain.undoable import UndoableEvent, UndoEntry
from server.domain.word_lists import WordLists

__all__ = [
    "Agreement",
    "Ask",
    "Break",
    "Call",
    "CapturedWords",
    "ClosingAnswers",
    "Contribution",
    "GivenAnswer",
    "HeldBack",
    "Notice",
    "Offer",
    "Pause",
    "Person",
    "Phase",
    "Proposal",
    "Question",
    "Sentence",
    "SentenceAnswers",
    "Shadow",
    "Shoulder",
    "State",
    "Tenure",
    "Theme",
    "UndoEntry",
    "UndoableEvent",
    "WaitingChallenge",
    "Wording",
]

Phase = Literal["lobby", "live", "ended"]

_LIKE_A_LABEL = re.compile("|".join((r"\(\d+\)$", *(f"^(?:{name})$" for name in RESERVED_NAMES))))


class State(msgspec.Struct, frozen=True):
    """A session after `seq` entries."""

    seq: int = 0
    session: str = ""
    title: str = ""
    #: The title that it began with.
    first_title: str = ""
    code: str = ""
    practice: bool = False
    #: The time zone of the room, by its name in the IANA database; empty if it is not known.
    zone: str = ""
    phase: Phase = "lobby"
    created_at: datetime | None = None
    #: When it went live; None before.
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    #: Whether words kept to the room are redacted as the session closes.
    redacts_room_only: bool = False
    #: The catalogue of roles, in order.
    roles: tuple[Role, ...] = ()
    people: HashTrieMap[str, Person] = HashTrieMap()
    #: By normalized name: the number of people with that name.
    name_counts: HashTrieMap[str, int] = HashTrieMap()
    #: By normalized name: the last number given to somebody with that name, from 1.
    last_name_numbers: HashTrieMap[str, int] = HashTrieMap()
    #: The last number given to anybody, from 1.
    arrived: int = 0
    #: By hash of a phone's secret: the id of its person.
    secrets: HashTrieMap[str, str] = HashTrieMap()
    #: By person: somebody who came earlier and may be the same, about whom they are asked.
    same_asked: HashTrieMap[str, str] = HashTrieMap()
    #: The pairs of a later and an earlier person who are one, in the order in which they became one.
    joined: tuple[tuple[str, str], ...] = ()
    #: By id of a later person: the id of the person who stands for it.
    aliases: HashTrieMap[str, str] = HashTrieMap()
    #: By person: the ids of the later people for whom they stand.
    later_ids: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
    #: By tenure: the tenure that takes it in.
    taken_in: HashTrieMap[str, str] = HashTrieMap()
    #: The same session with everybody under the id that acted, so that people who became one can become two again. It
    #: has no position and no undo stacks. None as long as nobody became one.
    recorded: State | None = None
    #: By slow hash of come-back words: the id of their person.
    come_back: HashTrieMap[str, str] = HashTrieMap()
    #: By person: the slow hash of their come-back words.
    come_back_words: HashTrieMap[str, str] = HashTrieMap()
    #: All questions, including withdrawn ones.
    questions: HashTrieMap[str, Question] = HashTrieMap()
    #: The ids of the questions that were not withdrawn, in order.
    asked: tuple[str, ...] = ()
    contributions: HashTrieMap[str, Contribution] = HashTrieMap()
    #: Those among them that somebody asks for together.
    lists: WordLists = WordLists()
    #: By hash of the key of words without a name: the id of the contribution.
    contribution_by_key: HashTrieMap[str, str] = HashTrieMap()
    #: The challenges that wait until they arrive.
    challenges: HashTrieMap[str, WaitingChallenge] = HashTrieMap()
    #: By contribution: the ids of the challenges to it that wait, oldest first.
    challenges_to: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
    #: By hash of the key of a challenge without a name that waits: its id.
    challenge_by_key: HashTrieMap[str, str] = HashTrieMap()
    #: The number of challenges that ever waited.
    challenged: int = 0
    #: The themes, in order.
    themes: tuple[Theme, ...] = ()
    #: What was proposed to gather under one theme.
    proposals: HashTrieMap[str, Proposal] = HashTrieMap()
    #: The ids of those that wait to be taken or left, oldest first.
    open_proposals: tuple[str, ...] = ()
    #: By person: the ids of their proposals, oldest first; under None those without a name.
    proposals_of: HashTrieMap[str | None, tuple[str, ...]] = HashTrieMap()
    #: By hash of the key of a proposal without a name: its id.
    proposal_by_key: HashTrieMap[str, str] = HashTrieMap()
    #: By id of the sentence of a theme: what was answered to it.
    say_back: HashTrieMap[str, SentenceAnswers] = HashTrieMap()
    #: Where what was said leads.
    direction: Direction = Direction()
    #: The sentences on how the room is together, in order.
    agreements: tuple[Agreement, ...] = ()
    #: The id of the contribution that is held up, also once it is taken back; None for none.
    held_up: str | None = None
    #: By role and person.
    offers: HashTrieMap[tuple[str, str], Offer] = HashTrieMap()
    #: By role and person.
    asks: HashTrieMap[tuple[str, str], Ask] = HashTrieMap()
    #: By role and holder: the people to whom they offer it.
    offers_by: HashTrieMap[tuple[str, str], tuple[str, ...]] = HashTrieMap()
    #: By person: the roles that they ask for.
    asks_by: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
    #: By role and holder: the people who ask them.
    asks_of: HashTrieMap[tuple[str, str], tuple[str, ...]] = HashTrieMap()
    tenures: HashTrieMap[str, Tenure] = HashTrieMap()
    #: By role: the current tenures, oldest first. After the end: the tenures that lasted until then.
    tenures_by_role: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
    #: By role and person: their current tenure. After the end: the one that lasted until then.
    tenure_by_holder: HashTrieMap[tuple[str, str], str] = HashTrieMap()
    #: By role: the people who are open to it.
    open_to: HashTrieMap[str, HashTrieSet[str]] = HashTrieMap()
    shadows: HashTrieMap[str, Shadow] = HashTrieMap()
    #: By role and person: their current shadow. After the end: the one that lasted until then.
    shadowing: HashTrieMap[tuple[str, str], str] = HashTrieMap()
    #: By role and holder: the shadows who are beside them, oldest first.
    shadowed: HashTrieMap[tuple[str, str], tuple[str, ...]] = HashTrieMap()
    #: Every role and person of a shadow that ever began.
    have_shadowed: HashTrieSet[tuple[str, str]] = HashTrieSet()
    #: The previous holders who currently stay beside their successors.
    shoulders: tuple[Shoulder, ...] = ()
    calls: HashTrieMap[str, Call] = HashTrieMap()
    #: The ids of the calls that wait to be answered.
    open_calls: tuple[str, ...] = ()
    #: The words that wait for somebody's yes.
    captured: HashTrieMap[str, CapturedWords] = HashTrieMap()
    #: By person: the words that wait for their yes.
    captured_for: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
    #: By person: the words that they put in and that wait for a yes.
    captured_by: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
    #: The ids of the last contributions without a name that were marked as heard.
    heard_nameless: tuple[str, ...] = ()
    #: The reasons for which words are held back.
    reasons: tuple[Text, ...] = REASONS
    #: The natural pauses so far, oldest first.
    pauses: tuple[Pause, ...] = ()
    #: The breaks so far, oldest first.
    breaks: tuple[Break, ...] = ()
    #: The notices so far, oldest first.
    notices: tuple[Notice, ...] = ()
    purpose: str = ""
    outcomes: tuple[str, ...] = ()
    #: The perspectives that the session offers to people.
    perspectives: tuple[str, ...] = ()
    plan: tuple[PlannedQuestion, ...] = ()
    wordings: HashTrieMap[str, Wording] = HashTrieMap()
    #: By code of a paper slip: the id of the contribution.
    slips: HashTrieMap[str, str] = HashTrieMap()
    #: By kind: the key hashes of the signals that wait to be answered.
    signals: HashTrieMap[SignalKind, HashTrieSet[str]] = HashTrieMap()
    #: By kind: the number of signals ever sent.
    signalled: HashTrieMap[SignalKind, int] = HashTrieMap()
    #: By kind: how many times signals were answered.
    signals_answered: HashTrieMap[SignalKind, int] = HashTrieMap()
    #: The key hashes of all signals.
    signal_keys: HashTrieSet[str] = HashTrieSet()
    #: By key hash: the answers at the close.
    felt: HashTrieMap[str, ClosingAnswers] = HashTrieMap()
    #: The number of contributions that were not taken back.
    kept_contributions: int = 0
    #: The number of those that are marked as heard.
    heard: int = 0
    #: By actor: the acts that can be undone, newest last. The actor is None for acts of nobody known.
    undo: HashTrieMap[str | None, tuple[UndoEntry, ...]] = HashTrieMap()
    #: By actor: the acts that can be redone, newest last. The actor is the one who undid them.
    redo: HashTrieMap[str | None, tuple[UndoEntry, ...]] = HashTrieMap()

    @property
    def current_break(self) -> Break | None:
        """The break that lasts now; None if there is none, or the session has ended."""
        last = self.breaks[-1] if self.breaks and self.phase != "ended" else None
        return last if last is not None and last.ended_at is None else None

    @property
    def as_recorded(self) -> State:
        """The session with everybody under the id that acted."""
        return self if self.recorded is None else self.recorded

    def person_id(self, person: str) -> str:
        """The id of the person for whom an id in the record stands: another one if two became one."""
        return self.aliases.get(person, person)

    def is_here(self, person: str) -> bool:
        """Whether somebody is in the list for whom this id in the record stands."""
        return self.person_id(person) in self.people

    def ids_of(self, person: str) -> tuple[str, ...]:
        """All ids in the record that stand for a person, their own first."""
        return (person, *self.later_ids.get(person, ()))

    def words_read_by_others(self, contribution: str) -> str:
        """The words of a contribution; empty where others cannot read them now."""
        known = self.contributions[contribution]
        return known.text if known.is_shown and self.questions[known.question].read_by_others else ""

    def kept_by_key(self, key_hash: str) -> str | None:
        """The id of what a phone keeps by a key with this hash: words, or a challenge that waits; None for nothing."""
        return self.contribution_by_key.get(key_hash) or self.challenge_by_key.get(key_hash)

    def kept_proposal(self, key_hash: str) -> str | None:
        """The id of the proposal that a phone keeps by a key with this hash; None for none."""
        return self.proposal_by_key.get(key_hash)

    @property
    def question(self) -> Question | None:
        """The newest question that was not withdrawn, open or closed."""
        return self.questions[self.asked[-1]] if self.asked else None

    @property
    def open_question(self) -> Question | None:
        """The question that is open; None if none is."""
        question = self.question
        return question if question is not None and question.closed_at is None else None

    def over_at(self, question: Question) -> datetime | None:
        """When a question closed, or else the session ended; None while people can answer it."""
        return self.ended_at if question.closed_at is None else question.closed_at

    @property
    def offered_wordings(self) -> tuple[str, ...]:
        """The ids of the wordings that can be adopted for the open question, oldest first."""
        question = self.open_question
        if question is None or not question.offered:
            return ()
        offered = (self.wordings[wording] for wording in question.offered.values())
        waiting = (wording for wording in offered if wording.text != question.text)
        return tuple(wording.id for wording in sorted(waiting, key=lambda wording: wording.number))

    def wording_of(self, person: str) -> Wording | None:
        """The wording that a person offers for the open question; None if they offer none or it was adopted."""
        question = self.open_question
        if question is None or person not in question.offered:
            return None
        wording = self.wordings[question.offered[person]]
        return None if wording.text == question.text else wording

    def planned(self, planned: str) -> PlannedQuestion | None:
        """The planned question with this id."""
        return next((known for known in self.plan if known.id == planned), None)

    @property
    def planned_asked(self) -> frozenset[str]:
        """The ids of the planned questions that were asked."""
        planned = (self.questions[asked].planned for asked in self.asked)
        return frozenset(known for known in planned if known is not None)

    @property
    def next_planned(self) -> PlannedQuestion | None:
        """The first planned question that was neither asked nor skipped."""
        asked = self.planned_asked
        return next((known for known in self.plan if known.id not in asked and not known.skipped), None)

    def round_of(self, question: Question) -> int:
        """The round of this question, from 1."""
        return 1 if question.again is None else self.rounds(question.id).index(question) + 1

    def rounds(self, question: str) -> tuple[Question, ...]:
        """All rounds of a question that were not withdrawn, oldest first, including this one."""
        first: dict[str, str] = {}
        for asked in self.asked:  # earlier rounds come first
            again = self.questions[asked].again
            first[asked] = asked if again is None else first.get(again, again)
        again = self.questions[question].again
        wanted = question if again is None else first.get(again, again)
        return tuple(self.questions[asked] for asked in self.asked if first[asked] == wanted)

    def planned_from(self, question: Question) -> PlannedQuestion | None:
        """The planned question that a question came from in its first round; None if it was asked on the spot."""
        planned = self.rounds(question.id)[0].planned
        return None if planned is None else self.planned(planned)

    def agreement(self, agreement: str) -> Agreement | None:
        """The agreement with this id."""
        return next((known for known in self.agreements if known.id == agreement), None)

    def theme(self, theme: str) -> Theme | None:
        """The theme with this id."""
        return next((known for known in self.themes if known.id == theme), None)

    def known_theme(self, theme: str) -> Theme:
        """The theme with this id. Raises KeyError if there is none."""
        known = self.theme(theme)
        if known is None:
            raise KeyError(theme)
        return known

    def role(self, role: str) -> Role | None:
        """The role with this id."""
        return next((known for known in self.roles if known.id == role), None)

    def all_tenures(self) -> list[Tenure]:
        """Every tenure there ever was, in the order in which they began."""
        return sorted(self.tenures.values(), key=lambda tenure: tenure.number)

    def role_name(self, role: str) -> Text:
        """The current name of a role; its id if the role is gone."""
        known = self.role(role)
        return role if known is None else known.name

    def holders(self, role: str) -> tuple[Tenure, ...]:
        """The current tenures of a role, oldest first."""
        return tuple(self.tenures[tenure] for tenure in self.tenures_by_role.get(role, ()))

    def is_full(self, role: Role) -> bool:
        """Whether a role has as many holders as it can have."""
        return role.limit is not None and len(self.tenures_by_role.get(role.id, ())) >= role.limit

    def tenure(self, tenure: str) -> Tenure:
        """The tenure with this id, or the one that takes it in."""
        return self.tenures[self.taken_in.get(tenure, tenure)]

    def tenure_of(self, role: str, person: str) -> Tenure | None:
        """The current tenure of a role by a person."""
        held = self.tenure_by_holder.get((role, person))
        return None if held is None else self.tenures[held]

    def shadows_of(self, role: str, holder: str) -> tuple[Shadow, ...]:
        """The people who currently shadow a holder of a role, in the order in which they began."""
        return tuple(self.shadows[shadow] for shadow in self.shadowed.get((role, holder), ()))

    def tools(self, person: str) -> frozenset[Tool]:
        """The tools that a person has now through the roles that they hold."""
        return frozenset(
            tool for role in self.roles if (role.id, person) in self.tenure_by_holder for tool in role.tools
        )

    def is_facilitator(self, actor: str | None) -> bool:
        """Whether an actor in the record is a facilitator: somebody who acts and did not join."""
        return actor is not None and actor not in self.people and actor not in self.aliases

    def label(self, person: str) -> Text:
        """A label that belongs to nobody else: "Ama", "Ama (2)" if two people share the name, or a message for somebody
        without a name.
        """
        known = self.people[self.person_id(person)]
        if not known.name:
            return Message("people.unnamed", {"number": str(known.number)})
        look = normalized_name(known.name)
        alone = self.name_counts[look] == 1 and not _LIKE_A_LABEL.search(look)
        return known.name if alone else f"{known.name} ({known.name_number})"
