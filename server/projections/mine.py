"""A person's own view, which nobody else gets: their words and roles."""

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import islice
from operator import attrgetter
from typing import Final

import msgspec

from server.domain.commands import Arrival, Channel, Consent, ContributionKind
from server.domain.decide.links import ENCOURAGER
from server.domain.messages import Text
from server.domain.newer_phones import newer_ids
from server.domain.state import CapturedWords, Person, State, WaitingChallenge
from server.projections.changes import Changes, RowsChange
from server.projections.direction.sense import OwnCheck, SenseView, own_checks, table_for
from server.projections.looks import WordsToLookAt, words_to_look_at
from server.projections.marks import answered, theme_names
from server.projections.people.hands import OwnHand, WaitingHands
from server.projections.proposals import OwnProposal, own_proposals
from server.projections.roles.own import (
    AskedView,
    AskView,
    BesideView,
    HeldView,
    OfferView,
    held_roles,
    open_asks,
    open_asks_of,
    open_offers,
    roles_beside,
    roles_open_to,
)
from server.projections.said import shown_words
from server.projections.say_back import OwnSentence, own_sentences

SAID_SHOWN = 50


class OwnContribution(msgspec.Struct, frozen=True, omit_defaults=True):
    """One's own contribution."""

    id: str
    #: Its number in the session, by which contributions are sorted.
    number: int
    question: str
    #: The wording of the question when this was said.
    asked: str
    text: str
    kind: ContributionKind
    consent: Consent
    #: Whether it came after the question closed.
    late: bool
    #: Whether it is marked as heard.
    heard: bool
    channel: Channel
    #: The perspectives that one named for these words.
    speaking: tuple[str, ...]
    #: The words of another contribution on which it builds or which it challenges, empty if they are not shown;
    #: None if it answers the question.
    to: str | None = None
    #: What one values in those words, for a challenge.
    value: str = ""
    #: How many said "Me too".
    me_too: int = 0
    #: The number of contributions that build on it.
    built_on: int = 0
    #: The number of challenges that have arrived.
    challenged: int = 0
    #: The names of the themes that it is in.
    themes: tuple[str, ...] = ()
    #: Why it is held back, empty if it waits for a look; None if it is shown.
    held: Text | None = None
    #: Why what one was unsure about is open no longer; empty while it is open.
    closed_because: str = ""
    #: Whether its words were deleted as the session closed; `text` says so then.
    deleted: bool = False


class OwnChallenge(msgspec.Struct, frozen=True):
    """One's own challenge that waits to arrive."""

    id: str
    #: The id of the contribution that it challenges, and its words, empty if they were taken back.
    contribution: str
    to: str
    value: str
    text: str
    arrives: Arrival
    #: The label of who is asked to stand beside one; None if nobody is.
    beside: Text | None
    #: Whether that person still holds Encourager.
    can_stand: bool
    consent: Consent


class BesideChallenge(msgspec.Struct, frozen=True):
    """A challenge with which one is asked to stand beside somebody."""

    id: str
    #: The label of the challenger.
    person: Text
    #: The words that it challenges.
    to: str
    value: str
    text: str


class WordsView(msgspec.Struct, frozen=True):
    """Words that were put in for somebody and wait for that person's yes."""

    id: str
    question: str
    #: The current wording of the question.
    asked: str
    text: str
    channel: Channel
    #: The label of the other person: who put one's words in, or whose words one put in. None for the facilitator.
    by: Text | None
    consent: Consent


class SameView(msgspec.Struct, frozen=True):
    """Somebody in the list who is the same person as oneself, or is asked about it."""

    person: str
    label: Text


class MineView(msgspec.Struct, frozen=True):
    """A person's own view."""

    person: str
    #: One's label, which belongs to nobody else.
    label: Text
    #: The newest SAID_SHOWN contributions under one's name, oldest first.
    said: tuple[OwnContribution, ...]
    #: Whether one passed on the newest question.
    passed: bool
    holding: tuple[HeldView, ...]
    offers: tuple[OfferView, ...]
    asks: tuple[AskView, ...]
    #: The people who ask one for a role.
    asked: tuple[AskedView, ...]
    beside: tuple[BesideView, ...]
    #: The ids of the roles to which one is open.
    open_to: tuple[str, ...]
    #: Words that wait for one's own yes.
    words: tuple[WordsView, ...]
    #: Words that one put in and that wait for somebody else's yes.
    waiting: tuple[WordsView, ...]
    #: The perspectives from which one speaks.
    perspectives: tuple[str, ...] = ()
    #: When one was invited to speak; None if one has since said something or passed.
    invited: datetime | None = None
    #: The wording that one offers for the open question; None if one offers none.
    wording: str | None = None
    #: Whether the newest question is asked in a wording that one offered.
    adopted: bool = False
    #: The name that one gave; empty for none.
    name: str = ""
    #: Whom the facilitator asks one to be; None if they do not.
    same: SameView | None = None
    #: One's challenges under one's name that wait to arrive, oldest first.
    challenges: tuple[OwnChallenge, ...] = ()
    #: The challenges with which others ask one to stand beside them, oldest first.
    asked_beside: tuple[BesideChallenge, ...] = ()
    #: Who said yes to being one, with a newer phone, as they were called before.
    newer: tuple[SameView, ...] = ()
    #: One's own hand; None if it is not up.
    hand: OwnHand | None = None
    #: The hands that wait; None unless one may give the word.
    waiting_hands: WaitingHands | None = None
    #: What is held back or waits for a look, where one may let others read it.
    to_look_at: tuple[WordsToLookAt, ...] = ()
    #: The newest of what one proposes to gather under one theme, oldest first.
    proposals: tuple[OwnProposal, ...] = ()
    #: The sentences of the themes that one's words are in.
    said_back: tuple[OwnSentence, ...] = ()
    #: The perspectives that one carries at the design group's table.
    seats: tuple[str, ...] = ()
    #: What one is asked about as a member of the design group, or has answered, oldest first.
    checks: tuple[OwnCheck, ...] = ()
    #: The design group's table; None unless one leads the room.
    table: SenseView | None = None
    #: How many contributions that one may read nobody has marked as heard; None unless one may.
    unheard: int | None = None


class MineChange(msgspec.Struct, frozen=True, omit_defaults=True):
    """The fields of a MineView that changed; for `said`, the rows that changed."""

    person: str | msgspec.UnsetType = msgspec.UNSET
    label: Text | msgspec.UnsetType = msgspec.UNSET
    said: RowsChange[OwnContribution] | msgspec.UnsetType = msgspec.UNSET
    passed: bool | msgspec.UnsetType = msgspec.UNSET
    holding: tuple[HeldView, ...] | msgspec.UnsetType = msgspec.UNSET
    offers: tuple[OfferView, ...] | msgspec.UnsetType = msgspec.UNSET
    asks: tuple[AskView, ...] | msgspec.UnsetType = msgspec.UNSET
    asked: tuple[AskedView, ...] | msgspec.UnsetType = msgspec.UNSET
    beside: tuple[BesideView, ...] | msgspec.UnsetType = msgspec.UNSET
    open_to: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    words: tuple[WordsView, ...] | msgspec.UnsetType = msgspec.UNSET
    waiting: tuple[WordsView, ...] | msgspec.UnsetType = msgspec.UNSET
    perspectives: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    invited: datetime | msgspec.UnsetType | None = msgspec.UNSET
    wording: str | msgspec.UnsetType | None = msgspec.UNSET
    adopted: bool | msgspec.UnsetType = msgspec.UNSET
    name: str | msgspec.UnsetType = msgspec.UNSET
    same: SameView | msgspec.UnsetType | None = msgspec.UNSET
    challenges: tuple[OwnChallenge, ...] | msgspec.UnsetType = msgspec.UNSET
    asked_beside: tuple[BesideChallenge, ...] | msgspec.UnsetType = msgspec.UNSET
    newer: tuple[SameView, ...] | msgspec.UnsetType = msgspec.UNSET
    hand: OwnHand | msgspec.UnsetType | None = msgspec.UNSET
    waiting_hands: WaitingHands | msgspec.UnsetType | None = msgspec.UNSET
    to_look_at: tuple[WordsToLookAt, ...] | msgspec.UnsetType = msgspec.UNSET
    proposals: tuple[OwnProposal, ...] | msgspec.UnsetType = msgspec.UNSET
    said_back: tuple[OwnSentence, ...] | msgspec.UnsetType = msgspec.UNSET
    seats: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    checks: tuple[OwnCheck, ...] | msgspec.UnsetType = msgspec.UNSET
    table: SenseView | msgspec.UnsetType | None = msgspec.UNSET
    unheard: int | msgspec.UnsetType | None = msgspec.UNSET


MINE: Final = Changes(MineView, MineChange, {"said": attrgetter("number")})


def mine_view(
    state: State,
    person: str,
    hand: OwnHand | None = None,
    waiting_hands: WaitingHands | None = None,
    unheard: int | None = None,
) -> MineView:
    """The own view of the person with this id in the record, who has joined.

    `hand` is theirs, where it is up; `waiting_hands` are those of others, where this person may give the word;
    `unheard` is the number of contributions that nobody has marked as heard, where this person may.
    """
    own, person = person, state.person_id(person)
    known, question = state.people[person], state.question
    earlier = state.same_asked.get(person)
    wording = state.wording_of(person)
    return MineView(
        person=person,
        label=state.label(person),
        said=_said(state, known),
        passed=question is not None and person in question.passed,
        holding=held_roles(state, person),
        offers=open_offers(state, person),
        asks=open_asks(state, person),
        asked=open_asks_of(state, person),
        beside=roles_beside(state, person),
        open_to=roles_open_to(state, person),
        words=_captured(state, state.captured_for.get(person), attrgetter("by")),
        waiting=_captured(state, state.captured_by.get(person), attrgetter("person")),
        perspectives=known.perspectives,
        invited=known.invited_at,
        wording=None if wording is None else wording.text,
        adopted=question is not None and bool(question.wordings) and (person, question.text) in question.ever_offered,
        name=known.name,
        challenges=_own_challenges(state, person),
        asked_beside=_asked_beside(state, person),
        same=None if earlier is None else SameView(earlier, state.label(earlier)),
        newer=tuple(SameView(later, state.as_recorded.label(later)) for later in newer_ids(state, own)),
        hand=hand,
        waiting_hands=waiting_hands,
        to_look_at=words_to_look_at(state, person),
        proposals=own_proposals(state, person),
        said_back=own_sentences(state, person),
        seats=state.direction.seats.get(person, ()),
        checks=own_checks(state, person),
        table=table_for(state, person),
        unheard=unheard,
    )


def _said(state: State, person: Person) -> tuple[OwnContribution, ...]:
    newest = map(state.contributions.__getitem__, islice(person.contributions, SAID_SHOWN))
    shown = [
        OwnContribution(
            own.id,
            own.number,
            own.question,
            own.asked,
            shown_words(own),
            own.kind,
            own.consent,
            own.late,
            own.heard_at is not None,
            own.channel,
            own.speaking,
            None if own.to is None else state.words_read_by_others(own.to),
            own.value,
            len(own.me_too),
            *answered(state, own),
            theme_names(state, own),
            None if own.held is None else own.held.reason,
            own.closed_because,
            own.redacted,
        )
        for own in newest
        if not own.taken_back
    ]
    return tuple(shown[::-1])


def _own_challenges(state: State, person: str) -> tuple[OwnChallenge, ...]:
    return tuple(
        OwnChallenge(
            waiting.id,
            waiting.contribution,
            state.words_read_by_others(waiting.contribution),
            waiting.value,
            waiting.text,
            waiting.arrives,
            None if waiting.beside is None else state.label(waiting.beside),
            waiting.beside is not None and state.tenure_of(ENCOURAGER, waiting.beside) is not None,
            waiting.consent,
        )
        for waiting in _in_order(state, lambda known: known.person == person)
    )


def _asked_beside(state: State, person: str) -> tuple[BesideChallenge, ...]:
    return tuple(
        BesideChallenge(
            waiting.id,
            state.label(waiting.person),
            state.words_read_by_others(waiting.contribution),
            waiting.value,
            waiting.text,
        )
        for waiting in _in_order(state, lambda known: known.beside == person)
        if waiting.person is not None and _stands(state, waiting)
    )


def _stands(state: State, waiting: WaitingChallenge) -> bool:
    """Whether the words that it challenges were not taken back."""
    return not state.contributions[waiting.contribution].taken_back


def _in_order(state: State, wanted: Callable[[WaitingChallenge], bool]) -> list[WaitingChallenge]:
    return sorted(filter(wanted, state.challenges.values()), key=attrgetter("number"))


def _captured(
    state: State, ids: Iterable[str] | None, other: Callable[[CapturedWords], str | None]
) -> tuple[WordsView, ...]:
    """Words that wait for a yes; `other` gives the other person of each."""
    return tuple(_words(state, words, other(words)) for words in map(state.captured.__getitem__, ids)) if ids else ()


def _words(state: State, words: CapturedWords, other: str | None) -> WordsView:
    asked = state.questions[words.question].text
    by = None if other is None else state.label(other)
    return WordsView(words.id, words.question, asked, words.text, words.channel, by, words.consent)
