from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.projections.measures.cells import FEWEST, may_be_shown
from server.projections.measures.chance import DRAWS, shuffles
from server.projections.measures.steering import (
    DESIGN_GROUP,
    Association,
    association,
    design_group_coverage,
    mutual,
    steering,
)
from tests.server.projections.measures.test_holding import held
from tests.session import BEGINNING

WORK, USE, CARE = frozenset({"I work here"}), frozenset({"I use this service"}), frozenset({"I care for somebody"})
NAMES = st.sampled_from(["work", "use", "care"])
SAID = st.dictionaries(st.sampled_from([f"p{number}" for number in range(12)]), st.frozensets(NAMES), max_size=12)


def several(people: dict[frozenset[str], int]) -> dict[str, frozenset[str]]:
    """So many people who speak from each."""
    said: dict[str, frozenset[str]] = {}
    for names, count in people.items():
        for _ in range(count):
            said[f"p{len(said)}"] = names
    return said


def told(found: Association | None) -> tuple[float, str]:
    assert found is not None
    return round(found.nmi, 2), found.follow


# Two practitioners among five people, all there for an hour. The two held Host for 50 of its 60 minutes and Scribe
# for 13 of 60. R5 = (50/60) / (2/5) = 2.08. P(work) = 63/120, so H(P) = 0.6919 is less than H(R) = ln 2 = 0.6931;
# H(P,R) over 50, 10, 13 and 47 of 120 minutes is 1.1798, I = 0.6919 + 0.6931 - 1.1798 = 0.2053, NMI = 0.2053 / 0.6919.
TOY = {"ann": WORK, "ben": WORK, "una": USE, "ulf": USE, "udo": USE}
TOY_HELD = (
    held("host", "ann", 0, 30),
    held("host", "ben", 30, 50),
    held("host", "una", 50, 60),
    held("scribe", "ann", 0, 13),
    held("scribe", "ulf", 13, 60),
)
TOY_PRESENT = dict.fromkeys(TOY, 60.0)


def test_the_toy_of_the_design() -> None:
    ratios = steering(TOY_HELD, ["host"], TOY_PRESENT, TOY)
    assert ratios["I work here"] == pytest.approx(2.08, abs=0.005)
    assert ratios["I use this service"] == pytest.approx((1 / 6) / (3 / 5))
    assert told(association(TOY_HELD, TOY)) == (0.3, "unknown")


def test_all_steering_roles_together_are_one_set() -> None:
    ratios = steering(TOY_HELD, ["host", "scribe"], TOY_PRESENT, TOY)
    assert ratios["I work here"] == pytest.approx((63 / 120) / (2 / 5))


def test_whoever_came_late_is_weighed_by_their_minutes() -> None:
    of = [held("host", "ann", 0, 30), held("host", "una", 30, 60)]
    ratios = steering(of, ["host"], {"ann": 60, "una": 20}, {"ann": WORK, "una": USE})
    assert ratios == {"I use this service": pytest.approx(0.5 / 0.25), "I work here": pytest.approx(0.5 / 0.75)}


def test_who_speaks_from_several_shares_their_minutes_equally_among_them() -> None:
    said = {"ann": WORK | CARE, "una": USE}
    of = [held("host", "ann", 0, 40), held("host", "una", 40, 60)]
    ratios = steering(of, ["host"], {"ann": 60, "una": 60}, said)
    assert ratios["I work here"] == ratios["I care for somebody"] == pytest.approx((20 / 60) / (30 / 120))


def test_who_said_nothing_is_left_out_on_both_sides() -> None:
    of = [*TOY_HELD, held("host", "nobody-knows", 0, 60)]
    assert steering(of, ["host"], {**TOY_PRESENT, "nobody-knows": 600}, TOY) == steering(
        TOY_HELD, ["host"], TOY_PRESENT, TOY
    )


@pytest.mark.parametrize(
    ("roles", "present", "said"),
    [(["host"], {}, {}), (["timekeeper"], TOY_PRESENT, TOY), (["host"], TOY_PRESENT, {"ann": frozenset[str]()})],
)
def test_nothing_held_is_no_figure(
    roles: list[str], present: dict[str, float], said: dict[str, frozenset[str]]
) -> None:
    assert steering(TOY_HELD, roles, present, said) == {}


def test_who_just_came_has_no_presence_to_divide_by() -> None:
    of = [held("host", "ann", 0, 30)]
    assert steering(of, ["host"], {"ann": 30, "una": 0}, {"ann": WORK, "una": USE}) == {"I work here": 1}


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        ({WORK: 5, USE: 5}, WORK | USE),
        ({WORK: 4, USE: 9}, frozenset()),
        ({WORK: 4, USE: 5, CARE: 9}, CARE),
        ({WORK: 3, USE: 3, CARE: 9}, CARE),
        ({WORK: 1, USE: 2, CARE: 9}, frozenset()),
        ({WORK: 4}, frozenset()),
        ({}, frozenset()),
    ],
    ids=[
        "five is enough",
        "of two, both",
        "a second one",
        "two hide each other",
        "three would stand out",
        "few",
        "nobody",
    ],
)
def test_what_few_people_speak_from_is_held_back(people: dict[frozenset[str], int], shown: frozenset[str]) -> None:
    assert may_be_shown(several(people)) == shown


@given(SAID)
def test_what_is_held_back_is_never_of_few_people(said: dict[str, frozenset[str]]) -> None:
    shown = may_be_shown(said)
    of = {name: {person for person, names in said.items() if name in names} for name in ("work", "use", "care")}
    assert all(len(of[name]) >= FEWEST for name in shown)
    hidden = [name for name, people in of.items() if people and name not in shown]
    assert len(hidden) != 1 or not shown
    if shown and hidden:
        assert len(set().union(*(of[name] for name in hidden))) >= FEWEST


def test_information_of_a_perfect_pattern_is_one_and_of_none_is_zero() -> None:
    assert mutual({("work", "host"): 30, ("use", "scribe"): 30}) == pytest.approx(1)
    assert mutual({("work", "host"): 30, ("use", "host"): 30, ("work", "scribe"): 10, ("use", "scribe"): 10}) == 0


@pytest.mark.parametrize(
    "cells",
    [{}, {("work", "host"): 0.0}, {("work", "host"): 5, ("work", "scribe"): 5}, {("work", "host"): 5}],
    ids=["nothing", "no time", "one perspective", "one cell"],
)
def test_information_needs_two_of_each(cells: dict[tuple[str, str], float]) -> None:
    assert mutual(cells) is None


@given(st.dictionaries(st.tuples(NAMES, st.sampled_from(["host", "scribe", "weaver"])), st.floats(0, 500)))
def test_information_lies_between_zero_and_one(cells: dict[tuple[str, str], float]) -> None:
    found = mutual(cells)
    assert found is None or 0 <= found <= 1


def test_roles_that_follow_perspectives_are_told_from_chance() -> None:
    said = several({WORK: 6, USE: 6})
    of = [held("host" if place < 6 else "listener", f"p{place}", 0, 30) for place in range(12)]
    assert told(association(of, said)) == (1, "yes")


def test_roles_that_are_as_mixed_as_can_be_do_not_follow_them() -> None:
    said = several({WORK: 6, USE: 6})
    of = [held("host" if place % 2 else "listener", f"p{place}", 0, 30) for place in range(12)]
    assert told(association(of, said)) == (0, "no")


def test_a_pattern_between_the_two_is_not_told() -> None:
    said = several({WORK: 6, USE: 6})
    of = [held("host" if place in (0, 1, 2, 3, 4, 6, 7) else "listener", f"p{place}", 0, 30) for place in range(12)]
    assert told(association(of, said)) == (0.2, "unknown")


def test_two_people_are_too_few_for_any_pattern() -> None:
    found = association([held("host", "ann", 0, 30), held("scribe", "una", 0, 30)], {"ann": WORK, "una": USE})
    assert told(found) == (1, "unknown")


def test_two_holders_among_many_are_too_few_as_well() -> None:
    said = several({WORK: 6, USE: 6})
    assert told(association([held("host", "p0", 0, 30), held("scribe", "p6", 0, 30)], said)) == (1, "unknown")


@pytest.mark.parametrize("said", [{}, {"ann": frozenset[str]()}, {"ann": WORK, "ben": WORK}])
def test_without_two_perspectives_there_is_no_lock(said: dict[str, frozenset[str]]) -> None:
    assert association(TOY_HELD, said) is None


def test_chance_is_the_same_each_time_and_puts_nothing_in_or_out() -> None:
    drawn = list(shuffles("abcde"))
    assert drawn == list(shuffles("abcde"))
    assert len(drawn) == DRAWS
    assert {"".join(sorted(one)) for one in drawn} == {"abcde"}
    assert len({tuple(one) for one in drawn}) == 120


# Ann sits at the table for the first half hour, alone of the two perspectives in the room; then Una for ten minutes
# beside her, then nobody: (30 x 1/2 + 10 x 1 + 20 x 0) / 60.
def test_table_cover_is_averaged_over_time() -> None:
    seats = [held(DESIGN_GROUP, "ann", 0, 40), held(DESIGN_GROUP, "una", 30, 40), held("host", "una", 0, 60)]
    arrived = {"ann": BEGINNING, "una": BEGINNING, "somebody": BEGINNING}
    end = BEGINNING + timedelta(minutes=60)
    assert design_group_coverage(seats, arrived, end, {"ann": WORK, "una": USE}) == pytest.approx(25 / 60)


def test_table_cover_is_of_what_is_in_the_room_by_then() -> None:
    seats = [held(DESIGN_GROUP, "ann", 0, 60)]
    arrived = {"ann": BEGINNING, "una": BEGINNING + timedelta(minutes=30)}
    end = BEGINNING + timedelta(minutes=60)
    assert design_group_coverage(seats, arrived, end, {"ann": WORK, "una": USE}) == pytest.approx(0.75)
    assert design_group_coverage(seats, arrived, BEGINNING + timedelta(minutes=30), {"ann": WORK, "una": USE}) == 1


@pytest.mark.parametrize("minutes", [0, 30])
def test_an_empty_room_has_no_table_cover(minutes: int) -> None:
    end = BEGINNING + timedelta(minutes=minutes)
    assert design_group_coverage([], {}, end, {}) is None
    assert design_group_coverage([], {"ann": BEGINNING}, end, {}) is None
    assert design_group_coverage([], {"ann": end}, end, {"ann": WORK}) is None
