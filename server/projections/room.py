"""The view of the room that all phones share. It holds nothing private.

It is encoded once for everybody, or, if only people who responded may read the contributions, once for each of the two
groups. After the first view, only changed fields are sent.
"""

from datetime import datetime
from heapq import merge
from itertools import islice
from operator import attrgetter
from typing import Final

import msgspec

from server.domain.commands import Channel, ContributionKind, Moderation, QuestionKind, Reveal, SignalKind, Tool
from server.domain.events import Role
from server.domain.messages import Text
from server.domain.reasons import reason_id
from server.domain.state import Contribution, Phase, Question, State
from server.projections.box import RoomConcern
from server.projections.calls import CallView, call_views
from server.projections.changes import Changes, RowsChange
from server.projections.direction.leaders import AskedRow, room_asked
from server.projections.direction.outcomes import RoomOutcome, room_outcomes
from server.projections.direction.turns import RoomTurn, room_turns
from server.projections.people.heard import everybody_heard
from server.projections.proposals import SettledProposal, settled_proposals
from server.projections.questions.earlier import EarlierQuestion, earlier_questions
from server.projections.say_back import RoomSentence, room_sentences

HOLDERS_SHOWN = 12
SAID_SHOWN = 60
SAID_STEP = 30
CALLS_SHOWN = 12
HELD_SHOWN = 200


class QuestionView(msgspec.Struct, frozen=True):
    """The newest question as the room sees it."""

    id: str
    #: Its number in the session, from 1.
    number: int
    text: str
    open: bool
    asked_at: datetime
    #: When the time that the room gave it is over; None if no time was set.
    until: datetime | None
    #: Whether the reader may read its contributions, which are then in `said`.
    revealed: bool
    #: When people may read them.
    reveal: Reveal
    #: Its previous wording; None if it was never reworded.
    before: str | None
    #: Whether it was put right since that, rather than reworded by the room.
    put_right: bool
    #: How many times the question has been asked, counting this one.
    round: int
    #: Whether others read what is said to it at once, after a look, or not at all.
    moderation: Moderation = "open"
    #: Whether everybody may read its contributions.
    to_all: bool = False
    kind: QuestionKind = "question"


class BreakView(msgspec.Struct, frozen=True):
    """The break that lasts now."""

    since: datetime
    #: When it is meant to be over.
    until: datetime


class NoticeView(msgspec.Struct, frozen=True):
    """The newest notice."""

    id: str
    text: str


class RoomContribution(msgspec.Struct, frozen=True, omit_defaults=True):
    """A contribution that everybody may read."""

    id: str
    text: str
    #: The speaker's label; None for words without a name.
    label: Text | None
    kind: ContributionKind
    channel: Channel
    #: The number of raised hands; None if it is not a show of hands.
    hands: int | None
    #: The perspectives that the speaker named for these words.
    speaking: tuple[str, ...]
    #: The id of the contribution that it builds on or challenges; None if it answers the question itself.
    to: str | None = None
    #: What a challenger values in that contribution.
    value: str = ""
    #: The label of who stood beside a challenger; None if nobody did.
    beside: Text | None = None
    #: How many said "Me too".
    me_too: int = 0
    #: Why what its author was unsure about is open no longer; empty while it is open.
    closed_because: str = ""
    #: Whether its author keeps it to this room.
    room_only: bool = False


class HeldWords(msgspec.Struct, frozen=True):
    """A contribution without a name that is held back."""

    id: str
    #: What its author is told; empty if it waits for a look.
    reason: Text


class ReasonView(msgspec.Struct, frozen=True):
    """A reason for which words are held back."""

    #: How a command names it.
    id: str
    words: Text


class SignalView(msgspec.Struct, frozen=True):
    """How many times signals of a kind were answered.

    One's own signal was answered if the number has grown since one sent it.
    """

    kind: SignalKind
    answered: int


class RoleView(msgspec.Struct, frozen=True):
    """A role of the catalogue with the fields of `server.domain.events.Role` that phones need."""

    id: str
    name: Text
    sentence: Text
    prompt: Text
    limit: int | None
    offerable: bool
    first: bool
    tools: tuple[Tool, ...]
    #: Whether it is taken out of the lists.
    hidden: bool = False


class HolderView(msgspec.Struct, frozen=True):
    """A person who holds a role."""

    person: str
    label: Text
    since: datetime


class HoldersView(msgspec.Struct, frozen=True):
    """The holders of a role."""

    role: str
    #: The number of holders.
    count: int
    #: The first HOLDERS_SHOWN of them.
    shown: tuple[HolderView, ...]


class RoomView(msgspec.Struct, frozen=True):
    """The room as everybody may see it."""

    title: str
    phase: Phase
    practice: bool
    question: QuestionView | None
    #: Every role, including hidden ones.
    catalogue: tuple[RoleView, ...]
    #: The roles that are held, with their holders.
    holders: tuple[HoldersView, ...]
    #: The oldest calls that wait to be answered.
    calls: tuple[CallView, ...]
    #: The newest contributions to the question, if the reader may read them. There are SAID_SHOWN or a few more, in an
    #: order that does not tell when each was said.
    said: tuple[RoomContribution, ...]
    #: The ids of the last contributions without a name that were marked as heard. A phone recognizes its own among them
    #: without saying which it is.
    heard: tuple[str, ...]
    #: The newest contributions without a name that are held back, HELD_SHOWN at most, ordered by their random ids. A
    #: phone recognizes its own among them without saying which it is. What waits for a look is among them only where
    #: others can read what was said to its question.
    held: tuple[HeldWords, ...]
    #: The reasons for which words are held back.
    reasons: tuple[ReasonView, ...]
    #: Sentences on how the room is together.
    agreements: tuple[str, ...]
    purpose: str
    #: Perspectives for people to choose from.
    perspectives: tuple[str, ...]
    signals: tuple[SignalView, ...]
    on_break: BreakView | None
    notice: NoticeView | None
    #: The number of people in the room, with and without a phone.
    here: int
    #: The newest EARLIER_SHOWN questions before the newest one, oldest first.
    earlier: tuple[EarlierQuestion, ...]
    #: The position of the last entry that changed what was said to one of them; 0 for none since the server started.
    earlier_changed: int
    #: The contribution that is held up.
    held_up: RoomContribution | None = None
    #: The number of breaks that are over: as one ends, challenges arrive.
    breaks_over: int = 0
    #: The sentences with which themes are said back.
    said_back: tuple[RoomSentence, ...] = ()
    #: What became of proposals without a name.
    settled: tuple[SettledProposal, ...] = ()
    #: A concern that the facilitator shows to the room; it stands in no record.
    concern: RoomConcern | None = None
    #: Whether the room closes, and everybody has said something that is marked as heard.
    all_heard: bool = False
    #: The turns that are set.
    turns: tuple[RoomTurn, ...] = ()
    #: What these ask of leaders.
    asked_leaders: tuple[AskedRow, ...] = ()
    #: The differences that the room wants to make.
    outcomes: tuple[RoomOutcome, ...] = ()


class RoomChange(msgspec.Struct, frozen=True, omit_defaults=True):
    """The fields of a RoomView that changed; for `said`, the rows that changed."""

    title: str | msgspec.UnsetType = msgspec.UNSET
    phase: Phase | msgspec.UnsetType = msgspec.UNSET
    practice: bool | msgspec.UnsetType = msgspec.UNSET
    question: QuestionView | msgspec.UnsetType | None = msgspec.UNSET
    catalogue: tuple[RoleView, ...] | msgspec.UnsetType = msgspec.UNSET
    holders: tuple[HoldersView, ...] | msgspec.UnsetType = msgspec.UNSET
    calls: tuple[CallView, ...] | msgspec.UnsetType = msgspec.UNSET
    said: RowsChange[RoomContribution] | msgspec.UnsetType = msgspec.UNSET
    heard: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    held: tuple[HeldWords, ...] | msgspec.UnsetType = msgspec.UNSET
    reasons: tuple[ReasonView, ...] | msgspec.UnsetType = msgspec.UNSET
    agreements: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    purpose: str | msgspec.UnsetType = msgspec.UNSET
    perspectives: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    signals: tuple[SignalView, ...] | msgspec.UnsetType = msgspec.UNSET
    on_break: BreakView | msgspec.UnsetType | None = msgspec.UNSET
    notice: NoticeView | msgspec.UnsetType | None = msgspec.UNSET
    here: int | msgspec.UnsetType = msgspec.UNSET
    earlier: tuple[EarlierQuestion, ...] | msgspec.UnsetType = msgspec.UNSET
    earlier_changed: int | msgspec.UnsetType = msgspec.UNSET
    held_up: RoomContribution | msgspec.UnsetType | None = msgspec.UNSET
    breaks_over: int | msgspec.UnsetType = msgspec.UNSET
    said_back: tuple[RoomSentence, ...] | msgspec.UnsetType = msgspec.UNSET
    settled: tuple[SettledProposal, ...] | msgspec.UnsetType = msgspec.UNSET
    concern: RoomConcern | msgspec.UnsetType | None = msgspec.UNSET
    all_heard: bool | msgspec.UnsetType = msgspec.UNSET
    turns: tuple[RoomTurn, ...] | msgspec.UnsetType = msgspec.UNSET
    asked_leaders: tuple[AskedRow, ...] | msgspec.UnsetType = msgspec.UNSET
    outcomes: tuple[RoomOutcome, ...] | msgspec.UnsetType = msgspec.UNSET


ROOM: Final = Changes(RoomView, RoomChange, {"said": attrgetter("id")})


def room_views(state: State, earlier_changed: int = 0) -> tuple[RoomView, RoomView]:
    """The room for everybody, and for people who have responded to the question.

    Both are the same object unless only the latter may read the contributions.
    """
    everybody = room_view(state, earlier_changed)
    question = state.question
    for_some = question is not None and question.read_by_others and not question.read_by_all
    return everybody, room_view(state, earlier_changed, for_responders=True) if for_some else everybody


def room_view(state: State, earlier_changed: int = 0, *, for_responders: bool = False) -> RoomView:
    """The room for everybody, or with `for_responders` for people who have responded to the question."""
    question, current = state.question, state.current_break
    revealed = question is not None and (question.read_by_all or (for_responders and question.read_by_others))
    return RoomView(
        title=state.title,
        phase=state.phase,
        practice=state.practice,
        question=None
        if question is None
        else QuestionView(
            question.id,
            question.number,
            question.text,
            question.closed_at is None,
            question.asked_at,
            question.until,
            revealed,
            question.reveal,
            question.wordings[-1] if question.wordings else None,
            question.put_right[-1:] == (True,),
            state.round_of(question),
            question.moderation,
            question.read_by_all,
            question.kind,
        ),
        catalogue=tuple(map(_role, state.roles)),
        holders=tuple(_holders(state, role.id) for role in state.roles if state.tenures_by_role.get(role.id)),
        calls=call_views(state)[:CALLS_SHOWN],
        said=tuple(said_to(state, question)) if question is not None and revealed else (),
        heard=state.heard_nameless,
        held=tuple(_held(state)),
        reasons=tuple(ReasonView(reason_id(reason), reason) for reason in state.reasons),
        agreements=tuple(known.text for known in state.agreements),
        purpose=state.purpose,
        perspectives=state.perspectives,
        signals=tuple(SignalView(kind, answered) for kind, answered in sorted(state.signals_answered.items())),
        on_break=None if current is None else BreakView(current.since, current.until),
        notice=NoticeView(state.notices[-1].id, state.notices[-1].text) if state.notices else None,
        here=len(state.people),
        earlier=earlier_questions(state),
        earlier_changed=earlier_changed,
        held_up=held_up(state),
        breaks_over=sum(known.ended_at is not None for known in state.breaks),
        said_back=room_sentences(state),
        settled=settled_proposals(state),
        all_heard=everybody_heard(state),
        turns=room_turns(state),
        asked_leaders=room_asked(state),
        outcomes=room_outcomes(state),
    )


def _role(role: Role) -> RoleView:
    return RoleView(
        role.id,
        role.name,
        role.sentence,
        role.prompt,
        role.limit,
        role.offerable,
        role.first,
        role.tools,
        role.hidden,
    )


def said_to(state: State, question: Question) -> list[RoomContribution]:
    """The newest contributions to the question, ordered by their random ids.

    The oldest are removed SAID_STEP at a time. Removed one by one, their order would tell when each was said.
    """
    newest = islice(question.said, SAID_SHOWN + len(question.said) % SAID_STEP)
    standing = (known for known in map(state.contributions.__getitem__, newest) if known.is_shown)
    return sorted((room_contribution(state, known) for known in standing), key=lambda row: row.id)


def held_up(state: State) -> RoomContribution | None:
    """The contribution that is held up; None if there is none, not everybody may read it, or the session has ended."""
    known = None if state.held_up is None or state.phase == "ended" else state.contributions[state.held_up]
    if known is None or not known.is_shown or not state.questions[known.question].read_by_all:
        return None
    return room_contribution(state, known)


def room_contribution(state: State, known: Contribution) -> RoomContribution:
    """A contribution as everybody may read it who may read it at all."""
    return RoomContribution(
        known.id,
        known.text,
        None if known.person is None else state.label(known.person),
        known.kind,
        known.channel,
        known.hands,
        known.speaking,
        known.to,
        known.value,
        None if known.beside is None else state.label(known.beside),
        len(known.me_too),
        known.closed_because,
        known.consent == "room",
    )


def _held(state: State) -> list[HeldWords]:
    """What waits for a look is left out as long as others cannot read what was said to its question: they would see an
    id come at the moment at which somebody said something without a name.
    """
    waiting = state.lists.waiting_nameless.items()
    read = (listed for question, listed in waiting if state.questions[question].read_by_others)
    newest = merge(*map(reversed, (state.lists.held_nameless, *read)), reverse=True)
    known = (state.contributions[held] for _, held in islice(newest, HELD_SHOWN))
    shown = (HeldWords(words.id, words.held.reason) for words in known if words.held is not None)
    return sorted(shown, key=lambda row: row.id)


def _holders(state: State, role: str) -> HoldersView:
    tenures = state.holders(role)
    shown = tuple(HolderView(held.person, state.label(held.person), held.since) for held in tenures[:HOLDERS_SHOWN])
    return HoldersView(role, len(tenures), shown)
