"""The view that every phone shares; it must not hold anything private.

It is encoded once for all, or, where who responded may read what others do not, once for each of the two; what follows
the first whole view carries only the fields that changed.
"""

from datetime import datetime
from itertools import islice
from operator import attrgetter
from typing import Final

import msgspec

from server.domain import events as e
from server.domain.commands import Channel, ContributionKind, Reveal, SignalKind, Tool
from server.domain.events import Role
from server.domain.state import Phase, Question, State
from server.projections.calls import CallView, call_views
from server.projections.changes import Changes, RowsChange

HOLDERS_SHOWN = 12
SAID_SHOWN = 60
SAID_STEP = 30
CALLS_SHOWN = 12


class QuestionView(msgspec.Struct, frozen=True):
    """A question as the room sees it; `number` counts from 1.

    `until` is when the time that the room gave it is over; `revealed` says that `said` is about it, and `reveal` when
    it will be, if it is not; `before` is how it was asked before the room changed it; `round` counts from 1 how often
    it was asked.
    """

    id: str
    number: int
    text: str
    open: bool
    asked_at: datetime
    until: datetime | None
    revealed: bool
    reveal: Reveal
    before: str | None
    round: int


class RoomContribution(msgspec.Struct, frozen=True):
    """Words that everybody may read; `label` is None where they have no name, `hands` is how many were raised for them,
    `speaking` what their writer speaks from in them.
    """

    id: str
    text: str
    label: str | None
    kind: ContributionKind
    channel: Channel
    hands: int | None
    speaking: tuple[str, ...]


class SignalView(msgspec.Struct, frozen=True):
    """How often signals of a kind were heard: one's own was, once it is more often than when one sent it."""

    kind: SignalKind
    answered: int


class RoleView(msgspec.Struct, frozen=True):
    """A role of the catalogue as phones need it, see `server.domain.events.Role`; a hidden one is not listed."""

    id: str
    name: str
    sentence: str
    prompt: str
    limit: int | None
    offerable: bool
    first: bool
    tools: tuple[Tool, ...]
    hidden: bool = False


class HolderView(msgspec.Struct, frozen=True):
    """Someone who holds a role, and since when."""

    person: str
    label: str
    since: datetime


class HoldersView(msgspec.Struct, frozen=True):
    """Who holds a role: how many, and the first HOLDERS_SHOWN of them."""

    role: str
    count: int
    shown: tuple[HolderView, ...]


class RoomView(msgspec.Struct, frozen=True):
    """What everybody in the room may see.

    `catalogue` has every role, hidden ones too, `holders` those that are held; the oldest `calls` wait for an answer;
    `said` has what was said to the question once it is revealed, the newest SAID_SHOWN and a few more, in no order that
    would tell who was when; who may not read it yet gets a view without it. `perspectives` are for people to choose
    from. `heard` holds the ids of the newest contributions without a name that were heard, so that
    the phone that sent one can know without saying which is its own.
    """

    title: str
    phase: Phase
    practice: bool
    question: QuestionView | None
    catalogue: tuple[RoleView, ...]
    holders: tuple[HoldersView, ...]
    calls: tuple[CallView, ...]
    said: tuple[RoomContribution, ...]
    heard: tuple[str, ...]
    purpose: str
    perspectives: tuple[str, ...]
    signals: tuple[SignalView, ...]


class RoomChange(msgspec.Struct, frozen=True, omit_defaults=True):
    """The fields of a RoomView that changed since the one before; of `said`, the rows."""

    title: str | msgspec.UnsetType = msgspec.UNSET
    phase: Phase | msgspec.UnsetType = msgspec.UNSET
    practice: bool | msgspec.UnsetType = msgspec.UNSET
    question: QuestionView | msgspec.UnsetType | None = msgspec.UNSET
    catalogue: tuple[RoleView, ...] | msgspec.UnsetType = msgspec.UNSET
    holders: tuple[HoldersView, ...] | msgspec.UnsetType = msgspec.UNSET
    calls: tuple[CallView, ...] | msgspec.UnsetType = msgspec.UNSET
    said: RowsChange[RoomContribution] | msgspec.UnsetType = msgspec.UNSET
    heard: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    purpose: str | msgspec.UnsetType = msgspec.UNSET
    perspectives: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    signals: tuple[SignalView, ...] | msgspec.UnsetType = msgspec.UNSET


ROOM: Final = Changes(RoomView, RoomChange, {"said": attrgetter("id")})


def room_views(state: State) -> tuple[RoomView, RoomView]:
    """The room as everybody may see it, and as those do who responded to the question: one and the same, unless only
    they may read what was said.
    """
    everybody = room_view(state)
    question = state.question
    for_some = question is not None and question.reveal == "after_answer" and not question.revealed
    return everybody, room_view(state, for_responders=True) if for_some else everybody


def room_view(state: State, *, for_responders: bool = False) -> RoomView:
    """The room as everybody may see it, or with `for_responders` those who responded to the question."""
    question = state.question
    revealed = question is not None and (question.revealed or (for_responders and question.reveal == "after_answer"))
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
            state.round_of(question),
        ),
        catalogue=tuple(map(_role, state.roles)),
        holders=tuple(_holders(state, role.id) for role in state.roles if state.holding.get(role.id)),
        calls=call_views(state)[:CALLS_SHOWN],
        said=tuple(_said(state, question)) if question is not None and revealed else (),
        heard=state.heard_nameless,
        purpose=state.purpose,
        perspectives=state.perspectives,
        signals=tuple(SignalView(kind, answered) for kind, answered in sorted(state.signals_answered.items())),
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


def _said(state: State, question: Question) -> list[RoomContribution]:
    """The newest words to the question, by their random ids.

    The oldest leave SAID_STEP at a time: one by one, their order would tell when each was said.
    """
    newest = islice(question.said, SAID_SHOWN + len(question.said) % SAID_STEP)
    shown = [
        RoomContribution(
            c.id, c.text, None if c.person is None else state.label(c.person), c.kind, c.channel, c.hands, c.speaking
        )
        for c in map(state.contributions.__getitem__, newest)
        if not c.taken_back
    ]
    return sorted(shown, key=lambda row: row.id)


def _holders(state: State, role: str) -> HoldersView:
    tenures = state.holders(role)
    shown = tuple(HolderView(held.person, state.label(held.person), held.since) for held in tenures[:HOLDERS_SHOWN])
    return HoldersView(role, len(tenures), shown)


def affects_room_view(state: State, event: e.Event) -> bool:
    """Whether the room's view may differ after `event`, after which the session is in `state`."""
    match event:
        case (
            e.QuestionPassed()
            | e.OpennessSaid()
            | e.ShadowBegan()
            | e.ShadowEnded()
            | e.ShoulderBegan()
            | e.WordsCaptured()
            | e.WordsDropped()
            | e.RoleOffered()
            | e.OfferClosed()
            | e.RoleAskedFor()
            | e.AskWithdrawn()
            | e.Undone()
            | e.Redone()
            | e.WordingOffered()
            | e.PersonInvited()
            | e.PerspectivesSaid()
            | e.SignalSent()
            | e.FeltSaid()
            | e.PlannedAdded()
            | e.PlannedRemoved()
            | e.PlannedChanged()
            | e.PlannedMoved()
        ):
            return False
        case (
            e.ContributionMade(contribution=contribution)
            | e.ContributionChanged(contribution=contribution)
            | e.ContributionTakenBack(contribution=contribution)
            | e.ContributionPutBack(contribution=contribution)
        ):
            question = state.questions[state.contributions[contribution].question]
            return question.revealed or question.reveal == "after_answer"
        case e.ContributionHeard(contribution=contribution) | e.ContributionUnheard(contribution=contribution):
            return state.contributions[contribution].person is None
        case _:
            return True
