"""Whoever's view changes is told, whatever happens and however many entries are published at once."""

from typing import get_args

import pytest

from server.domain import commands as c
from server.domain.actors import Actor, Doorkeeper
from server.domain.events import Entry, Event
from server.domain.state import State
from server.projections.affected import affected_people, affects_room_view
from server.projections.mine import mine_view
from server.projections.room import room_views
from tests.server.projections.directing import DIRECTING
from tests.server.projections.voicing import VOICING
from tests.server.projections.wandering import ANYTHING, Wandering, are_one, grants, hesitates, retitles

STEPS = 500


def told(state: State, entries: list[Entry]) -> set[str]:
    people: set[str] = set()
    for entry in entries:
        for event in entry.events:
            whose = affected_people(state, event)
            people.update(state.people if whose is None else whose)
    return people


def seldom_one(who: Wandering) -> tuple[Actor, c.Command]:
    """Two become one, seldom, so that not everybody is one soon."""
    return are_one(who) if who.random.random() < 0.1 else grants(who)


def comes_back(who: Wandering) -> tuple[Actor, c.Command]:
    """Somebody gets come-back words, or comes back with another phone."""
    person, number = Doorkeeper(who.random.choice(sorted(who.session.state.people))), who.random.randrange(1000)
    return person, c.ComeBack(f"phone {number}") if number % 2 else c.KeepComeBackWords(f"{number:064x}")


def anybody(seed: int) -> Wandering:
    people, roles = ["Ama", "Bo", "Cleo", "", "Eve", "Fay"], ("host", "scribe", "timekeeper", "encourager")
    return Wandering(
        seed, people, roles, (*ANYTHING, *VOICING, *DIRECTING, hesitates, retitles, seldom_one, comes_back)
    )


@pytest.mark.parametrize("seed", range(12))
def test_a_view_that_changed_was_announced(seed: int) -> None:
    who = anybody(seed)
    for _ in range(STEPS):
        before, since = who.session.state, len(who.session.entries)
        for _ in range(who.random.choice((1, 1, 2, 5))):
            who.step()
            who.wait(120)
        after, entries = who.session.state, who.session.entries[since:]
        if room_views(after) != room_views(before):
            assert any(affects_room_view(after, event) for entry in entries for event in entry.events), entries
        people = told(after, entries)
        for person in (set(before.people.keys()) & set(after.people.keys())) - people:
            assert mine_view(after, person) == mine_view(before, person), entries


def test_such_people_do_everything_that_can_be_done() -> None:
    happened: set[type] = set()
    seeds = iter(range(120))
    while happened != set(get_args(Event)) and (seed := next(seeds, None)) is not None:
        who = anybody(seed)
        for _ in range(2 * STEPS):
            who.step()
        happened.update(type(event) for entry in who.session.entries for event in entry.events)
    assert happened == set(get_args(Event))
