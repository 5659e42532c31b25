"""The measures R5, R6 and R8 in words, without figures about fewer than five people."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from server.domain.state import State
from server.projections.measures.cells import FEWEST, HELD_BACK, Perspectives, may_be_shown
from server.projections.measures.spans import TenureSpan, ends, presence
from server.projections.measures.steering import DESIGN_GROUP, STEERING, association, design_group_coverage, steering
from server.projections.measures.view import Untold
from server.sentences import sentence, words

_NONE: Final = 0.05  # smaller figures are shown as 0.0
_UNSAID: Final = Untold(sentence("measured.nobody_speaks_from"))


def steers_says(state: State, held: Sequence[TenureSpan], now: datetime, said: Perspectives) -> Iterator[str]:
    """R5 in words: for each steering role that enough people held, and for all of them together."""
    here = _those_here(state, said)
    if not here:
        yield _UNSAID
        return
    shown = may_be_shown(here)
    told = False
    for what, roles in _held_by_many(state, held, here):
        ratios = steering(held, roles, presence(state, now), here)
        # A share of 0 would give away, for every holder by name, a perspective that they do not have.
        for name in (name for name in ratios if name in shown and ratios[name] >= _NONE):
            told = True
            yield sentence("measured.steering", name=name, what=what, ratio=f"{ratios[name]:.1f}")
    if not told:
        yield Untold(sentence("measured.steering_few"))
    elif len(shown) < len(frozenset().union(*here.values())):
        yield HELD_BACK


def association_says(held: Sequence[TenureSpan], said: Perspectives) -> Iterator[str]:
    """R6 in words."""
    if not any(said.values()):
        yield _UNSAID
        return
    if len({one.person for one in held if said.get(one.person)}) < FEWEST:
        yield Untold(sentence("measured.follow.unknown"))
        return
    figures = association(held, said)
    if figures is None:
        yield Untold(sentence("measured.all_alike"))
        return
    follow = sentence(f"measured.follow.{figures.follow}")
    yield sentence("measured.follow_figure", follow=follow, nmi=f"{figures.nmi:.2f}")


def design_group_says(state: State, held: Sequence[TenureSpan], now: datetime, said: Perspectives) -> Iterator[str]:
    """R8 in words."""
    here = _those_here(state, said)
    if not here:
        yield _UNSAID
        return
    seated = {one.person for one in held if one.role == DESIGN_GROUP}
    if not seated:
        yield Untold(sentence("measured.nobody_at_table"))
        return
    if len(seated & here.keys()) < FEWEST:
        yield Untold(sentence("measured.few_at_table"))
        return
    arrived = {person.id: person.joined_at for person in state.people.values()}
    cover = design_group_coverage(held, arrived, ends(state, now), here)
    if cover is None:
        yield Untold(sentence("measured.no_time_at_table"))
        return
    yield sentence("measured.table_cover", cover=f"{cover:.0%}")


def _held_by_many(state: State, held: Sequence[TenureSpan], here: Perspectives) -> Iterator[tuple[str, list[str]]]:
    """The steering roles that FEWEST or more people with perspectives held, then all steering roles together.

    Who held a role is no secret, so a figure about fewer people would give away their perspectives. All roles together
    are
    left out where they would give away a role that few held.
    """
    holders = {
        role.id: {one.person for one in held if one.role == role.id and one.person in here}
        for role in state.roles
        if role.id in STEERING
    }
    many = [role for role in holders if len(holders[role]) >= FEWEST]
    yield from ((words(state.role_name(role)), [role]) for role in many)
    others = set().union(*(holders[role] for role in holders if role not in many))
    if not 0 < len(others) < FEWEST:
        yield sentence("measured.steering_together"), list(holders)


def _those_here(state: State, said: Perspectives) -> dict[str, frozenset[str]]:
    return {person: names for person, names in said.items() if names and person in state.people}
