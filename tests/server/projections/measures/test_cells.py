"""Small cells stay hidden, also from somebody who adds, subtracts and multiplies whatever is shown."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.projections.measures.cells import FEWEST, Perspectives, Spoke, may_be_shown
from tests.server.projections.naive_voices import rank, singled_out

WORK, USE, CARE = frozenset({"work"}), frozenset({"use"}), frozenset({"care"})
BOTH = WORK | USE
NAMES = st.sampled_from(["work", "use", "care", "lead"])
PEOPLE = [f"p{number}" for number in range(14)]
SAID = st.lists(st.frozensets(NAMES, max_size=3), max_size=14).map(lambda names: dict(zip(PEOPLE, names, strict=False)))
FULL = st.lists(st.sampled_from([WORK, WORK, USE, CARE, BOTH]), min_size=14, max_size=14).map(
    lambda names: dict(zip(PEOPLE, names, strict=True))
)
SPOKE = st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from([WORK, USE, BOTH])), max_size=4)
Unknowns = dict[Any, set[str]]
Figures = list[dict[Any, Fraction]]


def several(people: dict[frozenset[str], int]) -> dict[str, frozenset[str]]:
    """So many people who speak from each."""
    said: dict[str, frozenset[str]] = {}
    for names, count in people.items():
        for _ in range(count):
            said[f"p{len(said)}"] = names
    return said


def ways(said: Perspectives, spoke: list[Spoke]) -> Unknowns:
    """What is not known: what all who split their part in one way said, and whose that may be."""
    unknown: Unknowns = {}
    for person, names in [*said.items(), *spoke]:
        if names:
            unknown.setdefault(names, set()).add(person)
    return unknown


def figures(unknown: Unknowns, shown: frozenset[str]) -> Figures:
    """The cells that are shown, and the total: how much of each unknown is in them."""
    cells = [{names: Fraction(1, len(names)) for names in unknown if name in names} for name in sorted(shown)]
    return [*cells, dict.fromkeys(unknown, Fraction(1))] if cells else []


def given_away(said: Perspectives, spoke: list[Spoke]) -> set[str] | None:
    shown = may_be_shown(said, spoke)
    both = (ways(said, []), ways(said, spoke))
    return next((few for unknown in both if (few := singled_out(figures(unknown, shown), unknown, FEWEST))), None)


@settings(max_examples=100, deadline=None)
@given(SAID | FULL, SPOKE)
def test_no_sums_and_differences_of_cells_and_total_tell_of_fewer_than_five(
    said: dict[str, frozenset[str]], spoke: list[Spoke]
) -> None:
    assert given_away(said, spoke) is None


# Which way somebody splits their part is fixed by then; a second look adds what was said in between, of which nothing
# is known either. Whoever came in between is in the second look only.
@settings(max_examples=60, deadline=None)
@given(SAID | FULL, st.integers(0, 14), SPOKE)
def test_two_looks_at_different_times_tell_of_fewer_than_five_as_little(
    said: dict[str, frozenset[str]], before: int, spoke: list[Spoke]
) -> None:
    at_first = {person: names for person, names in said.items() if PEOPLE.index(person) < before}
    early = [pair for pair in spoke if pair[0] in at_first]
    first, then = ways(at_first, early), ways(said, spoke)
    unknown: Unknowns = {("before", way): people for way, people in first.items()}
    unknown |= {("between", way): people for way, people in then.items()}
    told: Figures = [
        {("before", way): part for way, part in one.items()} for one in figures(first, may_be_shown(at_first, early))
    ]
    for one in figures(then, may_be_shown(said, spoke)):
        told.append({(when, way): part for way, part in one.items() for when in ("before", "between")})
    told = [{way: part for way, part in one.items() if way in unknown} for one in told]
    assert singled_out(told, unknown, FEWEST) is None


@pytest.mark.parametrize(
    "shown",
    [WORK | USE | CARE, WORK | USE, USE | CARE],
    ids=["all", "all but the small one", "a small one"],
)
def test_whoever_tries_does_find_what_is_not_held_back(shown: frozenset[str]) -> None:
    unknown = ways(several({WORK: 4, USE: 9, CARE: 6}) if "care" in shown else several({WORK: 4, USE: 9}), [])
    if shown == USE | CARE:
        assert singled_out(figures(unknown, shown), unknown, FEWEST) == {"p0", "p1", "p2", "p3"}
    else:
        assert singled_out(figures(unknown, shown), unknown, FEWEST) is not None


def test_whoever_shares_nearly_all_of_two_cells_does_not_stand_out_by_their_difference() -> None:
    said = several({BOTH: 6, USE: 1})
    assert singled_out(figures(ways(said, []), BOTH), ways(said, []), FEWEST) == {"p6"}
    assert may_be_shown(said) == frozenset()
    assert may_be_shown(several({BOTH: 6, USE: 5})) == BOTH
    assert may_be_shown(several({BOTH: 6})) == BOTH


def test_whoever_speaks_from_one_of_two_for_once_does_not_stand_out_either() -> None:
    said = several({BOTH: 6})
    assert may_be_shown(said, [("p0", USE)]) == frozenset()
    assert may_be_shown(said, [(f"p{number}", USE) for number in range(5)]) == BOTH
    assert may_be_shown(said, [("p0", frozenset())]) == BOTH


def test_two_who_split_what_they_say_in_several_ways_do_not_stand_out_together() -> None:
    all_three = BOTH | CARE
    said = several({all_three: 2, USE: 1, BOTH: 1, CARE: 2, WORK | CARE: 1})
    spoke: list[Spoke] = [("p3", USE | CARE), ("p6", BOTH)]
    assert may_be_shown(said, spoke) == CARE
    assert given_away(said, spoke) is None


def test_those_who_said_nothing_are_in_no_cell() -> None:
    said = {**several({WORK: 5, USE: 5}), "somebody": frozenset[str]()}
    assert may_be_shown(said) == BOTH


def test_a_rank_is_that_of_a_matrix() -> None:
    one, two = Fraction(1), Fraction(2)
    assert rank([[one, two], [two, one]]) == 2
    assert rank([[one, two], [two, 2 * two]]) == 1
    assert rank([]) == 0
