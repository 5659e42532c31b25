"""The measures R1 to R9 of who held which role when, in words. They never rank a person."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from server.domain.state import State
from server.projections.counting import many
from server.projections.measures.cells import Perspectives
from server.projections.measures.holding import (
    MANY_AT_ONCE,
    effective_holders,
    first_times,
    freely_taken,
    minutes_by_person,
    movement,
    role_reach,
    roles_per_person,
)
from server.projections.measures.perspectives import association_says, design_group_says, steers_says
from server.projections.measures.spans import TenureSpan, held_until, session_minutes
from server.projections.measures.spoken import settled_perspectives
from server.projections.measures.texts import TEXTS
from server.projections.measures.view import MeasureView
from server.sentences import words

SHORT: Final = 10
_NOBODY: Final = "Nobody has held a role yet, so there is nothing to tell."
_NO_TIME: Final = "No role has been held for any time yet."


def role_measures(state: State, now: datetime, said: Perspectives | None = None) -> tuple[MeasureView, ...]:
    """R1 to R9 as they stand at `now` (UTC), or as they stood when the session ended.

    `said` overrides what people speak from, see `settled_perspectives`.
    """
    said = settled_perspectives(state) if said is None else said
    held = held_until(state, now)
    says = {
        "R1": _role_reach(state, held),
        "R2": _effective(state, held),
        "R3": _movement(state, held, session_minutes(state, now)),
        "R4": _roles_per_person(held),
        "R5": steers_says(state, held, now, said),
        "R6": association_says(held, said),
        "R7": _freely(held),
        "R8": design_group_says(state, held, now, said),
        "R9": _firsts(held),
    }
    return tuple(MeasureView(text.id, text.name, tuple(says[text.id]), text.formula, text.blind_spot) for text in TEXTS)


def _role_reach(state: State, held: Sequence[TenureSpan]) -> Iterator[str]:
    if not state.people:
        yield "Nobody has joined yet."
        return
    figures = role_reach(state.people, held, (person for people in state.open_to.values() for person in people))
    told = f"{figures.held} of {figures.people} {'has' if figures.people == 1 else 'have'} held a role"
    waiting = figures.open - figures.open_held
    if not figures.open:
        yield f"{told}. Nobody has said yet that they are open to one."
    elif waiting:
        yield f"{told}; {waiting} who said they are open to it {'has' if waiting == 1 else 'have'} not yet."
    else:
        yield f"{told}; so has everybody who said they are open to it."


def _effective(state: State, held: Sequence[TenureSpan]) -> Iterator[str]:
    told = False
    for role in state.roles:
        minutes = minutes_by_person(held, role.id)
        worth = effective_holders(minutes.values())
        if worth is not None:
            told = True
            yield f"{words(role.name)}: {worth:.1f} {_peoples(worth)} worth ({len(minutes)} held it)."
    if not told:
        yield _NO_TIME if held else _NOBODY


def _peoples(worth: float) -> str:
    return "person's" if f"{worth:.1f}" == "1.0" else "people's"


def _movement(state: State, held: Sequence[TenureSpan], lasted: float) -> Iterator[str]:
    figures = movement(held)
    if figures is None:
        yield _NOBODY
        return
    handovers = many(figures.handovers, "handover")
    if lasted < SHORT:
        yield f"{handovers} in {lasted:.0f} min, too short a time to say how many an hour."
    else:
        yield f"{handovers} in {lasted:.0f} min, {figures.handovers / lasted * 60:.1f} an hour."
    yield f"A role was held for {figures.median:.0f} min (the median), at the longest for {figures.longest:.0f} min."
    for role in state.roles:
        longest = figures.unbroken.get(role.id)
        if longest is not None and lasted >= SHORT:
            yield f"{words(role.name)} held {longest:.0f} of {lasted:.0f} min by one person."


def _roles_per_person(held: Sequence[TenureSpan]) -> Iterator[str]:
    figures = roles_per_person(held)
    if figures is None:
        yield _NOBODY
        return
    two = f"{figures.several} of {figures.people} held two or more"
    yield f"Whoever held a role held {figures.mean:.1f} different ones on average; {two}."
    yield f"Nobody held more than {many(figures.peak, 'role')} at once."
    if figures.peak >= MANY_AT_ONCE:
        yield "That can be a lot to carry. It may help to ask who would share."


def _freely(held: Sequence[TenureSpan]) -> Iterator[str]:
    asked, accepted = freely_taken(held)
    if not held:
        yield _NOBODY
        return
    yield f"{asked + accepted} of {len(held)} began with the holder's own yes."
    own = f"{asked} because they asked for it or took it up"
    yield f"{own}, {accepted} because they said yes to an offer or were handed it."


def _firsts(held: Sequence[TenureSpan]) -> Iterator[str]:
    figures = first_times(held)
    if not figures.count:
        yield _NOBODY
        return
    shadowed = (
        f"{figures.shadowed} of them after shadowing it" if figures.shadowed else "none of them after shadowing it"
    )
    yield f"{many(figures.count, 'first time')} in a role in this session, {shadowed}."
