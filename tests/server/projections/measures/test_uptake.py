from itertools import combinations
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.projections.measures.uptake import (
    CrossLinks,
    Link,
    Uptake,
    cross_links,
    difference,
    gaps,
    uptake,
    wilson,
)

WORK, USE = frozenset({"work"}), frozenset({"use"})
COUNTED = st.tuples(st.integers(0, 60), st.integers(1, 60)).map(lambda two: Uptake(min(two), two[1]))


def test_uptake_is_shared_among_what_words_were_spoken_from() -> None:
    cells = uptake([(WORK, True), (WORK | USE, True), (USE, False), (frozenset(), True)])
    assert cells == {"use": Uptake(0.5, 1.5), "work": Uptake(1.5, 1.5)}
    assert cells["use"].share == pytest.approx(1 / 3)


def test_wilsons_interval_as_published() -> None:
    """Newcombe 1998, interval estimation for a single proportion: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    published = {
        (81, 263): (0.2553, 0.3662),
        (15, 148): (0.0624, 0.1605),
        (0, 20): (0, 0.1611),
        (1, 29): (0.0061, 0.1718),
    }
    for (taken, total), bounds in published.items():
        assert wilson(Uptake(taken, total)) == pytest.approx(bounds, abs=0.00006)


def test_the_interval_of_a_difference_as_published() -> None:
    """Newcombe 1998, interval estimation for the difference between independent proportions: method 10."""
    published = {
        (56, 70, 48, 80): (0.0524, 0.3339),
        (9, 10, 3, 10): (0.1705, 0.8090),
        (5, 56, 0, 29): (-0.0381, 0.1926),
        (0, 10, 0, 10): (-0.2775, 0.2775),
        (10, 10, 0, 10): (0.6075, 1),
    }
    for (taken, total, other, of), bounds in published.items():
        assert difference(Uptake(taken, total), Uptake(other, of)) == pytest.approx(bounds, abs=0.00006)


@given(COUNTED, COUNTED)
def test_an_interval_holds_what_it_is_about_and_turns_round(one: Uptake, other: Uptake) -> None:
    low, high = wilson(one)
    assert 0 <= low <= one.share + 1e-9
    assert one.share - 1e-9 <= high <= 1
    low, high = difference(one, other)
    assert low - 1e-9 <= one.share - other.share <= high + 1e-9
    assert difference(other, one) == pytest.approx((-high, -low))


@given(st.integers(0, 30), st.integers(1, 30))
def test_wilsons_bounds_are_where_the_share_is_just_as_far_off_as_it_may(taken: int, more: int) -> None:
    total = taken + more
    for bound in wilson(Uptake(taken, total)):
        if 0 < bound < 1:
            off = abs(taken / total - bound) / sqrt(bound * (1 - bound) / total)
            assert off == pytest.approx(1.959964, abs=1e-4)


def test_a_gap_is_told_only_where_its_interval_is_above_nothing() -> None:
    cells = {"care": Uptake(5, 10), "use": Uptake(3, 10), "work": Uptake(9, 10)}
    (gap,) = gaps(cells)
    assert (gap.more, gap.less) == ("work", "use")
    assert (gap.by, gap.low, gap.high) == pytest.approx((0.6, 0.1705, 0.8090), abs=0.0001)
    assert gaps({"use": Uptake(3, 10), "work": Uptake(5, 10)}) == []
    assert gaps({"use": Uptake(3, 10)}) == gaps({}) == []


def circle(number: int) -> list[Link]:
    """Each of so many people builds on the words of the next; they work and use by turns."""
    names = (WORK, USE)
    return [
        Link(f"p{place}", f"p{(place + 1) % number}", names[place % 2], names[(place + 1) % number % 2])
        for place in range(number)
    ]


def test_links_across_and_both_ways() -> None:
    links = [*circle(20), Link("p1", "p0", USE, WORK), Link("p0", "p2", WORK, WORK), Link("p3", "p0"), Link("p4", "p4")]
    assert cross_links(links) == CrossLinks(links=23, known=22, between=21, pairs=22, mutual=1)


def test_two_who_share_one_of_what_they_speak_from_are_not_across() -> None:
    links = [Link(one, other, WORK | USE, USE) for one, other in combinations("abcdefg", 2)]
    figures = cross_links(links)
    assert figures is not None
    assert (figures.links, figures.between, figures.mutual) == (21, 0, 0)


def test_what_few_people_speak_from_is_left_out_of_links() -> None:
    links = [*(Link(f"p{place}", f"p{place + 1}") for place in range(20)), *[Link("a", "b", WORK, USE)] * 20]
    figures = cross_links(links)
    assert figures is not None
    assert (figures.links, figures.known, figures.between) == (40, 0, 0)


@pytest.mark.parametrize(
    "links",
    [[], circle(19), [*circle(19), Link("p0", "p0")], [Link("a", "b"), Link("b", "c"), Link("c", "d")] * 10],
    ids=["none", "nineteen", "one's own", "four people"],
)
def test_few_links_are_too_few(links: list[Link]) -> None:
    assert cross_links(links) is None
