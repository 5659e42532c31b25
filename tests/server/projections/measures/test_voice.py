from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.projections.measures.cells import Spoke
from server.projections.measures.voice import (
    Band,
    FeltShares,
    Heard,
    banded,
    ever_from,
    felt_shares,
    first_voices,
    heard,
    voice_ratios,
)
from tests.server.projections import naive_voices as naive

WORK, USE = frozenset({"work"}), frozenset({"use"})
PEOPLE = ("ama", "bo", "cleo", "dee")
NAMES = st.frozensets(st.sampled_from(["work", "use", "care"]))
SPOKE = st.lists(st.tuples(st.sampled_from(PEOPLE), NAMES), min_size=1, max_size=20)


def test_a_pass_responds_and_is_not_heard() -> None:
    counts = {"ama": 3, "bo": 0, "cleo": 0, "dee": 1}
    assert heard(counts, ["bo", "dee"]) == Heard(people=4, heard=2, responded=3)
    assert heard({}, []) == Heard(0, 0, 0)


def test_voices_are_weighed_by_presence() -> None:
    spoke: list[Spoke] = [("ama", WORK), ("ama", WORK), ("ama", WORK), ("bo", USE)]
    ratios = voice_ratios(spoke, {"ama": 60, "bo": 20}, {"ama": WORK, "bo": USE})
    assert ratios == {"use": pytest.approx((1 / 4) / (20 / 80)), "work": pytest.approx((3 / 4) / (60 / 80))}


def test_a_contribution_is_shared_among_what_it_was_spoken_from_and_presence_among_all() -> None:
    spoke: list[Spoke] = [("ama", WORK | USE), ("ama", WORK), ("bo", USE), ("cleo", frozenset())]
    ever = ever_from({"bo": USE, "cleo": WORK}, spoke)
    assert ever == {"ama": WORK | USE, "bo": USE, "cleo": WORK}
    ratios = voice_ratios(spoke, {"ama": 60, "bo": 60, "cleo": 60, "dee": 600}, ever)
    assert ratios["work"] == pytest.approx((1.5 / 3) / (90 / 180))
    assert ratios["use"] == pytest.approx((1.5 / 3) / (90 / 180))


def test_without_words_there_is_no_ratio() -> None:
    assert voice_ratios([], {"ama": 60}, {"ama": WORK}) == {}
    assert voice_ratios([("ama", frozenset())], {"ama": 60}, {"ama": WORK}) == {}


@given(SPOKE, st.dictionaries(st.sampled_from(PEOPLE), NAMES), st.lists(st.integers(1, 120), min_size=4, max_size=4))
def test_ratios_are_those_of_their_definition(
    spoke: list[Spoke], said: dict[str, frozenset[str]], minutes: list[int]
) -> None:
    present = dict(zip(PEOPLE, minutes, strict=True))
    ratios = voice_ratios(spoke, present, ever_from(said, spoke))
    for name, ratio in ratios.items():
        assert Fraction(ratio).limit_denominator(10**6) == pytest.approx(naive.ratio(name, spoke, present, said))
    assert bool(ratios) == any(names for _, names in spoke)


def test_a_first_voice_is_a_median_of_those_who_spoke() -> None:
    ever = {"ama": WORK, "bo": WORK | USE, "cleo": WORK, "dee": frozenset[str]()}
    assert first_voices({"ama": 2.0, "bo": 10.0, "cleo": 3.0, "dee": 1.0}, ever) == {"use": 10, "work": 3}


def test_a_first_voice_is_told_as_a_span_in_which_five_lie_since_a_median_is_one_persons_own() -> None:
    waited = [1.0, 2.0, 3.0, 4.9, 5.0, 7.0, 8.0, 9.0, 9.9, 41.0]
    assert banded({"use": 5.0, "work": 3.0, "care": 41.0}, waited) == {"use": Band(5, 10)}
    assert banded({"use": 45.0, "work": 40.0}, [40.0, 41, 42, 43, 300]) == {"use": Band(40), "work": Band(40)}


def test_what_was_felt_is_told_of_five_and_more() -> None:
    assert felt_shares([3, 2, 2, 0]) is None
    assert felt_shares([3, 2, 2, 0, 1]) == FeltShares((1, 1, 2, 1), 5, 3 / 5)
