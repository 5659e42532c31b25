"""What is told of the drop-in box without being asked: how much there is to read, and what is shown to the room."""

import msgspec

from server.domain.concerns import Box
from server.domain.decide.links import ENCOURAGER
from server.domain.state import State
from server.projections.measures.steering import DESIGN_GROUP


class BoxCounts(msgspec.Struct, frozen=True, omit_defaults=True):
    """How much there is in the box for somebody to read."""

    #: The number of released concerns.
    concerns: int = 0
    #: The number of wishes to talk with them.
    talks: int = 0


class RoomConcern(msgspec.Struct, frozen=True):
    """A concern that the facilitator shows to the room."""

    id: str
    text: str


class BoxTotals(msgspec.Struct, frozen=True):
    """How much there is for each who may read. What is not released yet is in no count."""

    facilitators: BoxCounts = BoxCounts()
    design_group: int = 0
    encouragers: int = 0


def box_totals(box: Box) -> BoxTotals:
    """The counts of what may be read."""
    facilitators = BoxCounts(len(box.released_to("facilitators", "room")), len(box.talks_with("facilitator")))
    return BoxTotals(facilitators, len(box.released_to("design_group")), len(box.talks_with("encourager")))


def facilitators_box(state: State, totals: BoxTotals) -> BoxCounts:
    """How much there is for facilitators, who are told of every wish to talk while nobody holds Encourager."""
    own = totals.facilitators
    return own if has_encourager(state) else BoxCounts(own.concerns, own.talks + totals.encouragers)


def has_encourager(state: State) -> bool:
    """Whether somebody holds Encourager."""
    return bool(state.holders(ENCOURAGER))


def has_design_group(state: State) -> bool:
    """Whether the design group has members."""
    return bool(state.holders(DESIGN_GROUP))


def is_in_design_group(state: State, person: str) -> bool:
    """Whether the person with this id in the record belongs to the design group."""
    return state.tenure_of(DESIGN_GROUP, state.person_id(person)) is not None


def encourages(state: State, person: str) -> bool:
    """Whether the person with this id in the record holds Encourager."""
    return state.tenure_of(ENCOURAGER, state.person_id(person)) is not None


def own_box(state: State, person: str, totals: BoxTotals) -> BoxCounts | None:
    """How much there is for the person with this id in the record; None for somebody who may read nothing."""
    in_group, companion = is_in_design_group(state, person), encourages(state, person)
    if not in_group and not companion:
        return None
    return BoxCounts(totals.design_group if in_group else 0, totals.encouragers if companion else 0)
