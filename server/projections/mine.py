"""A person's own view, which nobody else gets: their words and roles."""

from datetime import datetime
from operator import attrgetter
from typing import Final

import msgspec

from server.domain.messages import Text
from server.domain.newer_phones import newer_ids
from server.domain.state import State
from server.projections.box import BoxCounts
from server.projections.captured_words import WordsView, captured_words
from server.projections.changes import Changes, RowsChange
from server.projections.direction.leaders import OwnAsked, own_asked
from server.projections.direction.sense import OwnCheck, SenseView, own_checks, table_for
from server.projections.gathering import ToGather
from server.projections.looks import WordsToLookAt, words_to_look_at
from server.projections.own_challenges import BesideChallenge, OwnChallenge, asked_beside, own_challenges
from server.projections.own_words import OwnContribution, own_contributions
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
from server.projections.say_back import OwnSentence, own_sentences


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
    #: What one is asked as a Way-opener, or has answered.
    asked_leaders: tuple[OwnAsked, ...] = ()
    #: The design group's table; None unless one leads the room.
    table: SenseView | None = None
    #: How many contributions of others that one may read nobody has marked as heard; None unless one may. Words without
    #: a name are all counted: whose they are only a phone knows.
    unheard: int | None = None
    #: How much there is in the drop-in box that one may read; None unless one may.
    box: BoxCounts | None = None
    #: What there is to gather into themes; None unless one may.
    gathering: ToGather | None = None
    #: The code by which one finds what one said under one's name in the report.
    code: str = ""


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
    asked_leaders: tuple[OwnAsked, ...] | msgspec.UnsetType = msgspec.UNSET
    table: SenseView | msgspec.UnsetType | None = msgspec.UNSET
    unheard: int | msgspec.UnsetType | None = msgspec.UNSET
    box: BoxCounts | msgspec.UnsetType | None = msgspec.UNSET
    gathering: ToGather | msgspec.UnsetType | None = msgspec.UNSET
    code: str | msgspec.UnsetType = msgspec.UNSET


MINE: Final = Changes(MineView, MineChange, {"said": attrgetter("number")})


def mine_view(
    state: State,
    person: str,
    hand: OwnHand | None = None,
    waiting_hands: WaitingHands | None = None,
    *,
    unheard: int | None = None,
    box: BoxCounts | None = None,
    gathering: ToGather | None = None,
) -> MineView:
    """The own view of the person with this id in the record, who has joined.

    `hand` is theirs, where it is up; `waiting_hands` are those of others, where this person may give the word;
    `unheard` is the number of contributions of others that nobody has marked as heard, and `gathering` what there is to
    gather, where this person may; `box` is how much there is in the drop-in box that this person may read.
    """
    own, person = person, state.person_id(person)
    known, question, tools = state.people[person], state.question, state.tools(person)
    earlier = state.same_asked.get(person)
    wording = state.wording_of(person)
    return MineView(
        person=person,
        label=state.label(person),
        said=own_contributions(state, known),
        passed=question is not None and person in question.passed,
        holding=held_roles(state, person),
        offers=open_offers(state, person),
        asks=open_asks(state, person),
        asked=open_asks_of(state, person),
        beside=roles_beside(state, person),
        open_to=roles_open_to(state, person),
        words=captured_words(state, state.captured_for.get(person), attrgetter("by")),
        waiting=captured_words(state, state.captured_by.get(person), attrgetter("person")),
        perspectives=known.perspectives,
        invited=known.invited_at,
        wording=None if wording is None else wording.text,
        adopted=question is not None and bool(question.wordings) and (person, question.text) in question.ever_offered,
        name=known.name,
        challenges=own_challenges(state, person),
        asked_beside=asked_beside(state, person),
        same=None if earlier is None else SameView(earlier, state.label(earlier)),
        newer=tuple(SameView(later, state.as_recorded.label(later)) for later in newer_ids(state, own)),
        hand=hand,
        waiting_hands=waiting_hands,
        to_look_at=words_to_look_at(state, tools),
        proposals=own_proposals(state, person),
        said_back=own_sentences(state, person),
        seats=state.direction.seats.get(person, ()),
        checks=own_checks(state, person, tools),
        asked_leaders=own_asked(state, person, tools),
        table=table_for(state, tools),
        unheard=unheard,
        box=box,
        gathering=gathering,
        code=known.code,
    )
