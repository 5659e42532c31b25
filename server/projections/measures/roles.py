"""The measures R1 to R9 of who held which role when, in words. They never rank a person."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from server.domain.state import State
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
from server.projections.measures.view import MeasureView, Untold, measure_view
from server.sentences import counted, sentence

SHORT: Final = 10
_NOBODY: Final = Untold(sentence("measured.nobody_held"))


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
    return tuple(measure_view(id_, told) for id_, told in says.items())


def _role_reach(state: State, held: Sequence[TenureSpan]) -> Iterator[str]:
    if not state.people:
        yield Untold(sentence("measured.nobody_joined"))
        return
    figures = role_reach(state.people, held, (person for people in state.open_to.values() for person in people))
    reach = counted("measured.reach", figures.people, held=figures.held)
    waiting = figures.open - figures.open_held
    if not figures.open:
        yield sentence("measured.reach_nobody_open", reach=reach)
    elif waiting:
        yield counted("measured.reach_waiting", waiting, reach=reach)
    else:
        yield sentence("measured.reach_all", reach=reach)


def _effective(state: State, held: Sequence[TenureSpan]) -> Iterator[str]:
    told = False
    for role in state.roles:
        minutes = minutes_by_person(held, role.id)
        worth = effective_holders(minutes.values())
        if worth is not None:
            told = True
            shown = f"{worth:.1f}"
            form = 1 if float(shown) == 1 else 0
            yield counted("measured.holders_worth", form, role=role.name, worth=shown, held=len(minutes))
    if not told:
        yield Untold(sentence("measured.no_time_held")) if held else _NOBODY


def _movement(state: State, held: Sequence[TenureSpan], lasted: float) -> Iterator[str]:
    figures = movement(held)
    if figures is None:
        yield _NOBODY
        return
    handovers, minutes = counted("measured.handovers", figures.handovers), f"{lasted:.0f}"
    if lasted < SHORT:
        yield sentence("measured.handovers_short", handovers=handovers, minutes=minutes)
    else:
        rate = f"{figures.handovers / lasted * 60:.1f}"
        yield sentence("measured.handovers_rate", handovers=handovers, minutes=minutes, rate=rate)
    yield sentence("measured.held_for", median=f"{figures.median:.0f}", longest=f"{figures.longest:.0f}")
    for role in state.roles:
        longest = figures.unbroken.get(role.id)
        if longest is not None and lasted >= SHORT:
            yield sentence("measured.unbroken", role=role.name, longest=f"{longest:.0f}", minutes=minutes)


def _roles_per_person(held: Sequence[TenureSpan]) -> Iterator[str]:
    figures = roles_per_person(held)
    if figures is None:
        yield _NOBODY
        return
    mean = f"{figures.mean:.1f}"
    yield sentence("measured.roles_each", mean=mean, several=figures.several, people=figures.people)
    yield counted("measured.roles_at_once", figures.peak)
    if figures.peak >= MANY_AT_ONCE:
        yield sentence("measured.a_lot_to_carry")


def _freely(held: Sequence[TenureSpan]) -> Iterator[str]:
    asked, accepted = freely_taken(held)
    if not held:
        yield _NOBODY
        return
    yield sentence("measured.own_yes", yes=asked + accepted, all=len(held))
    yield sentence("measured.own_yes_how", asked=asked, accepted=accepted)


def _firsts(held: Sequence[TenureSpan]) -> Iterator[str]:
    figures = first_times(held)
    if not figures.count:
        yield _NOBODY
        return
    shadowed = (
        sentence("measured.after_shadowing", count=figures.shadowed)
        if figures.shadowed
        else sentence("measured.none_after_shadowing")
    )
    yield counted("measured.first_times", figures.count, shadowed=shadowed)
