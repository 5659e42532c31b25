"""The view that every phone shares; it must not hold anything private.

It is encoded once for all; what follows the first whole view carries only the fields that changed.
"""

from datetime import datetime

import msgspec
from msgspec.structs import asdict

from server.domain import events as e
from server.domain.events import Role
from server.domain.state import Phase, State

HOLDERS_SHOWN = 12


class QuestionView(msgspec.Struct, frozen=True):
    """A question as the room sees it; `number` counts from 1."""

    id: str
    number: int
    text: str
    open: bool


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

    `catalogue` has every role there is, `holders` those that are held; `heard` holds the ids of the newest
    contributions without a name that were heard, so that the phone that sent one can know without saying which is its
    own.
    """

    title: str
    phase: Phase
    practice: bool
    question: QuestionView | None
    catalogue: tuple[Role, ...]
    holders: tuple[HoldersView, ...]
    heard: tuple[str, ...]


class RoomChange(msgspec.Struct, frozen=True, omit_defaults=True):
    """The fields of a RoomView that changed since the one before."""

    title: str | msgspec.UnsetType = msgspec.UNSET
    phase: Phase | msgspec.UnsetType = msgspec.UNSET
    practice: bool | msgspec.UnsetType = msgspec.UNSET
    question: QuestionView | msgspec.UnsetType | None = msgspec.UNSET
    catalogue: tuple[Role, ...] | msgspec.UnsetType = msgspec.UNSET
    holders: tuple[HoldersView, ...] | msgspec.UnsetType = msgspec.UNSET
    heard: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET


def change(old: RoomView | None, new: RoomView) -> RoomChange:
    """What turns `old` into `new`; everything where there is no old one."""
    before = {} if old is None else asdict(old)
    changed = {name: value for name, value in asdict(new).items() if name not in before or before[name] != value}
    return RoomChange(**changed)


def room_view(state: State) -> RoomView:
    """The room as everybody may see it."""
    question = state.question
    return RoomView(
        title=state.title,
        phase=state.phase,
        practice=state.practice,
        question=None
        if question is None
        else QuestionView(question.id, question.number, question.text, question.closed_at is None),
        catalogue=state.roles,
        holders=tuple(_holders(state, role.id) for role in state.roles if state.holding.get(role.id)),
        heard=state.heard_nameless,
    )


def _holders(state: State, role: str) -> HoldersView:
    tenures = state.holders(role)
    shown = tuple(HolderView(held.person, state.label(held.person), held.since) for held in tenures[:HOLDERS_SHOWN])
    return HoldersView(role, len(tenures), shown)


def concerns_room(state: State, event: e.Event) -> bool:
    """Whether the room's view may differ after `event`, after which the session is in `state`."""
    match event:
        case (
            e.QuestionPassed()
            | e.ContributionMade()
            | e.ContributionChanged()
            | e.ContributionTakenBack()
            | e.RoleOffered()
            | e.OfferClosed()
            | e.RoleAskedFor()
            | e.AskWithdrawn()
            | e.Undone()
        ):
            return False
        case e.ContributionHeard(contribution=contribution) | e.ContributionUnheard(contribution=contribution):
            return state.contributions[contribution].person is None
        case _:
            return True
