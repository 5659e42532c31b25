from math import e, sqrt
from math import pi as half_a_turn
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.projections.measures.chance import as_often, deals
from server.projections.measures.entropy import effective_number, effective_number_2
from server.projections.measures.spread import Spread, by_chance, corrected, gini, spread_look
from server.projections.measures.voice import heard, largest_share
from tests.server.projections import naive_voices as naive

WORKED = [9, 6, 4, 3, 2, 1, 1, 0]
COUNTS = st.lists(st.integers(0, 12), min_size=2, max_size=20).filter(any)


def drawn(people: int, a_head: int) -> list[float]:
    """G* of 1,000 draws by chance, sorted."""
    return sorted(gini(dealt) for dealt in deals(people * a_head, people, 1_000, "a table"))


def look(counts: list[int]) -> Spread:
    found = spread_look(counts, "s1")
    assert found is not None
    return found


# The table of the design, of 4,000 draws each and rounded to a hundredth. The 5th and 95th of 1,000 draws lie within
# 0.015 of those of all but surely, the mean within 0.01.
@pytest.mark.parametrize(
    ("a_head", "people", "mean", "low", "high"),
    [
        (1, 12, 0.53, 0.41, 0.68),
        (1, 30, 0.52, 0.42, 0.62),
        (2, 12, 0.39, 0.27, 0.52),
        (2, 30, 0.39, 0.30, 0.47),
        (4, 12, 0.28, 0.19, 0.38),
        (4, 30, 0.28, 0.22, 0.34),
        (8, 12, 0.20, 0.13, 0.27),
        (8, 30, 0.20, 0.16, 0.24),
    ],
)
def test_the_table_of_the_design(a_head: int, people: int, mean: float, low: float, high: float) -> None:
    draws = drawn(people, a_head)
    assert sum(draws) / len(draws) == pytest.approx(mean, abs=0.015)
    assert draws[50] == pytest.approx(low, abs=0.025)
    assert draws[950] == pytest.approx(high, abs=0.025)


@pytest.mark.parametrize(("a_head", "level"), [(1, 0.524), (2, 0.386), (4, 0.278), (8, 0.198)])
def test_the_level_by_chance_of_the_design(a_head: int, level: float) -> None:
    assert by_chance(a_head) == pytest.approx(level, abs=0.0005)


@pytest.mark.parametrize(
    ("people", "low", "high"), [(8, -0.28, 0.27), (12, -0.20, 0.22), (20, -0.17, 0.16), (30, -0.13, 0.13)]
)
def test_what_chance_gives_once_corrected_is_about_nothing(people: int, low: float, high: float) -> None:
    draws = [corrected(one, by_chance(2)) for one in drawn(people, 2)]
    assert -0.02 <= sum(draws) / len(draws) <= 0.05
    assert draws[50] == pytest.approx(low, abs=0.05)
    assert draws[950] == pytest.approx(high, abs=0.05)


@given(st.floats(0.01, 20))
def test_the_level_by_chance_is_that_of_the_bessel_functions(a_head: float) -> None:
    series = naive.bessel(0, 2 * a_head) + naive.bessel(1, 2 * a_head)
    assert by_chance(a_head) == pytest.approx(e ** (-2 * a_head) * series, rel=1e-9)


@pytest.mark.parametrize("a_head", [100, 10_000, 1_000_000])
def test_the_level_by_chance_of_very_many_neither_overflows_nor_vanishes(a_head: int) -> None:
    assert by_chance(a_head) == pytest.approx(1 / sqrt(half_a_turn * a_head), rel=0.01)


def test_the_worked_example() -> None:
    figures = look(WORKED)
    of_all = heard({str(place): count for place, count in enumerate(WORKED)}, [])
    assert (of_all.heard, of_all.people) == (7, 8)
    assert largest_share(WORKED) == pytest.approx(0.35, abs=0.005)
    assert effective_number(WORKED) == pytest.approx(5.4, abs=0.05)
    assert figures.gini == pytest.approx(0.54, abs=0.005)
    assert figures.expected == pytest.approx(0.31, abs=0.005)
    assert figures.corrected == pytest.approx(0.33, abs=0.005)
    assert figures.p == pytest.approx(0.006, abs=0.004)
    assert figures.tight
    assert not figures.even
    assert figures.low < figures.expected < figures.high < figures.gini


def test_a_go_round_is_evener_than_chance() -> None:
    figures = look([3] * 8)
    assert figures.gini == 0
    assert effective_number([3] * 8) == pytest.approx(8)
    assert effective_number_2([3] * 8) == pytest.approx(8)
    assert (figures.p, figures.even, figures.tight) == (1, True, False)
    assert figures.corrected < 0


def test_one_voice_alone() -> None:
    figures = look([24, *[0] * 7])
    assert figures.gini == pytest.approx(1)
    assert figures.corrected == pytest.approx(1)
    assert effective_number([24, *[0] * 7]) == pytest.approx(1)
    assert effective_number_2([24, *[0] * 7]) == 1
    assert figures.p == 0


@pytest.mark.parametrize(
    "counts", [[], [0] * 8, [9] * 7, [2] * 7 + [1]], ids=["nobody", "nothing", "seven", "few words"]
)
def test_too_little_has_no_spread(counts: list[int]) -> None:
    assert spread_look(counts, "s1") is None


def test_eight_people_and_two_a_head_are_enough() -> None:
    assert spread_look([2] * 8, "s1") is not None


def test_a_look_is_the_same_each_time_and_another_one_is_drawn_anew() -> None:
    assert look(WORKED) == spread_look(sorted(WORKED), "s1")
    assert look(WORKED) != spread_look(WORKED, "s2")


def test_a_crowd_is_drawn_less_often() -> None:
    figures = look([*[150] * 10, *[50] * 10, *[100] * 100])
    assert 0 < figures.low < figures.high < figures.gini


def test_chance_deals_everything_to_everybody_alike() -> None:
    dealt = list(deals(90, 26, 500, "s1"))
    assert {(len(one), sum(one)) for one in dealt} == {(26, 90)}
    assert sum(max(one) for one in dealt) / 500 == pytest.approx(8.3, abs=1)
    assert dealt == list(deals(90, 26, 500, "s1"))


def test_how_often_chance_gives_as_much_counts_what_is_equal() -> None:
    assert as_often([0.1, 0.2, 0.1 + 0.2, 0.4], 0.3) == 0.5


@given(COUNTS)
def test_spread_and_worth_are_those_of_their_definitions(counts: list[int]) -> None:
    assert gini(counts) == pytest.approx(naive.gini(counts))
    assert effective_number(counts) == pytest.approx(naive.worth(counts))
    assert effective_number_2(counts) == pytest.approx(naive.weighty(counts))


@given(COUNTS, st.randoms(use_true_random=False))
def test_spread_and_worth_stay_in_their_bounds_in_any_order(counts: list[int], random: Random) -> None:
    mixed = random.sample(counts, len(counts))
    assert gini(mixed) == gini(counts)
    assert -1e-12 <= gini(counts) <= 1 + 1e-12
    voices, weighty = effective_number(mixed), effective_number_2(mixed)
    assert voices is not None
    assert weighty is not None
    assert 1 - 1e-9 <= weighty <= voices + 1e-9 <= len(counts) + 2e-9


def test_nothing_said_is_nobodys_worth() -> None:
    assert effective_number([0, 0]) is None
    assert effective_number_2([0, 0]) is None
    assert largest_share([0, 0]) is None
    assert largest_share([]) is None
