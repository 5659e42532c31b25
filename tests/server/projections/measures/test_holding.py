from datetime import timedelta
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.events import HowBegan
from server.projections.measures.holding import (
    FirstTimes,
    Movement,
    RoleReach,
    RolesPerPerson,
    effective_holders,
    first_times,
    freely_taken,
    minutes_by_person,
    movement,
    peak_at_once,
    role_reach,
    roles_per_person,
)
from server.projections.measures.spans import TenureSpan
from tests.session import BEGINNING

SOME_MINUTES = st.lists(st.just(0.0) | st.floats(1 / 60, 600), max_size=30)


def held(role: str, person: str, since: float, until: float, how: HowBegan = "offered") -> TenureSpan:
    """From one minute of the session to another."""
    return TenureSpan(role, person, BEGINNING + timedelta(minutes=since), BEGINNING + timedelta(minutes=until), how)


HOUR = (
    held("host", "ama", 0, 55),
    held("host", "bo", 55, 60, "passed_on"),
    held("scribe", "ama", 0, 20, "asked"),
    held("scribe", "cleo", 20, 40, "passed_on"),
    held("scribe", "dee", 40, 60, "passed_on"),
    held("listener", "ama", 10, 15, "taken_up"),
)


def test_hands_are_counted_among_all_and_among_those_who_are_open() -> None:
    people = [f"p{number}" for number in range(26)]
    of = [held("host", person, 0, 1) for person in people[:17]]
    assert role_reach(people, of, people[14:20]) == RoleReach(people=26, held=17, open=6, open_held=3)


def test_nobody_has_hands() -> None:
    assert role_reach([], [], []) == RoleReach(0, 0, 0, 0)
    assert role_reach(["ama"], [], ["ama", "somebody-who-never-came"]) == RoleReach(1, 0, 1, 0)


@pytest.mark.parametrize(
    ("minutes", "worth"),
    [
        ([60], 1.0),
        ([20, 20, 20], 3.0),
        ([30, 30], 2.0),
        ([55, 5], exp(-(55 / 60) * log(55 / 60) - (5 / 60) * log(5 / 60))),
        ([45, 15], 1.755),
        ([20, 0], 1.0),
    ],
)
def test_a_role_is_so_many_peoples_worth(minutes: list[float], worth: float) -> None:
    assert effective_holders(minutes) == pytest.approx(worth, abs=0.001)


@pytest.mark.parametrize("minutes", [[], [0.0], [0.0, 0.0]])
def test_a_role_held_for_no_time_is_nobodys_worth(minutes: list[float]) -> None:
    assert effective_holders(minutes) is None


@given(SOME_MINUTES)
def test_worth_lies_between_one_and_the_number_of_people(minutes: list[float]) -> None:
    worth = effective_holders(minutes)
    holders = sum(one > 0 for one in minutes)
    assert (worth is None) == (holders == 0)
    assert worth is None or 1 - 1e-9 <= worth <= holders + 1e-9


@given(SOME_MINUTES, st.floats(0.1, 10))
def test_worth_is_about_shares_and_neither_length_nor_order(minutes: list[float], factor: float) -> None:
    longer = [one * factor for one in reversed(minutes)]
    assert effective_holders(longer) == pytest.approx(effective_holders(minutes), abs=1e-6)


def test_a_persons_tenures_of_a_role_add_up() -> None:
    again = (held("host", "ama", 0, 10), held("host", "bo", 10, 20), held("host", "ama", 20, 35))
    assert minutes_by_person(again, "host") == {"ama": 25, "bo": 10}
    assert minutes_by_person(again, "scribe") == {}


def test_movement_counts_handovers_and_tells_lengths() -> None:
    assert movement(HOUR) == Movement(
        handovers=3, median=20, longest=55, unbroken={"host": 55, "scribe": 20, "listener": 5}
    )
    assert movement([]) is None
    assert movement([held("host", "ama", 5, 5)]) == Movement(0, 0, 0, {"host": 0})


def test_several_hats() -> None:
    assert roles_per_person(HOUR) == RolesPerPerson(people=4, several=1, mean=1.5, peak=3)
    assert roles_per_person([]) is None


def test_a_role_put_down_as_another_begins_is_not_held_at_once() -> None:
    assert peak_at_once([held("host", "ama", 0, 10), held("scribe", "ama", 10, 20)]) == 1
    assert peak_at_once([held("host", "ama", 0, 10), held("scribe", "ama", 9, 20)]) == 2
    assert peak_at_once([held("host", "ama", 0, 10), held("scribe", "bo", 0, 10)]) == 1
    assert peak_at_once([held("host", "ama", 3, 3), held("scribe", "ama", 3, 3)]) == 1
    assert peak_at_once([]) == 0


def test_how_tenures_began() -> None:
    assert freely_taken(HOUR) == (2, 4)
    assert freely_taken([]) == (0, 0)


def test_a_first_time_is_counted_once_for_a_person_and_a_role() -> None:
    of = [
        TenureSpan("host", "ama", BEGINNING, BEGINNING, shadowed=True),
        TenureSpan("host", "bo", BEGINNING, BEGINNING),
        TenureSpan("host", "bo", BEGINNING, BEGINNING, shadowed=True),
        TenureSpan("scribe", "ama", BEGINNING, BEGINNING),
        TenureSpan("host", "ama", BEGINNING, BEGINNING),
    ]
    assert first_times(of) == FirstTimes(count=3, shadowed=1)
    assert first_times([]) == FirstTimes(0, 0)


def test_a_clock_set_back_takes_no_time_away() -> None:
    assert held("host", "ama", 10, 5).minutes == 0
    assert movement([held("host", "ama", 10, 5)]) == Movement(0, 0, 0, {"host": 0})
