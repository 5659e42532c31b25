from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from server.projections.measures.pauses import Look, Said, last_looks, pauses, settled
from tests.server.projections import naive_voices as naive
from tests.session import BEGINNING

WORK = frozenset({"work"})
YEAR_OF_MINUTES = 525_600
SECONDS = st.integers(0, 1800)


def at(minute: float) -> datetime:
    return BEGINNING + timedelta(minutes=minute)


def later(seconds: int) -> datetime:
    return BEGINNING + timedelta(seconds=seconds)


def test_looks_are_taken_every_five_minutes_when_a_question_closed_and_at_the_end() -> None:
    said = [at(1), at(6)]
    assert pauses(BEGINNING, [at(7), at(30)], said, at(12), ended=False) == [at(5), at(7), at(10)]
    assert pauses(BEGINNING, [at(10)], said, at(12), ended=True) == [at(5), at(10), at(12)]
    assert pauses(BEGINNING, [], said, at(4), ended=False) == []


def test_words_at_five_minutes_are_in_that_look() -> None:
    assert pauses(BEGINNING, [], [at(5)], at(12), ended=False) == [at(5), at(10)]


def test_a_clock_set_back_before_the_opening_has_no_pauses() -> None:
    assert pauses(BEGINNING, [], [], at(-30), ended=False) == []
    assert pauses(BEGINNING, [], [at(-30)], at(5), ended=False) == [at(5)]


def test_a_clock_that_was_wrong_by_decades_makes_no_more_pauses() -> None:
    decades = at(60 * YEAR_OF_MINUTES)
    assert pauses(BEGINNING, [], [at(1), decades], decades, ended=True) == [at(5), at(10), decades]


def test_a_look_has_everybodys_count_who_was_there_by_then() -> None:
    arrived = {"ama": at(0), "bo": at(0), "cleo": at(8)}
    said = [Said("ama", at(1)), Said("bo", at(2)), Said("bo", at(3)), Said("cleo", at(9))]
    assert last_looks([at(5), at(10)], arrived, said, "s1") == (
        Look(at(5), (2, 1), f"s1 {at(5).isoformat()}"),
        Look(at(10), (2, 1, 1), f"s1 {at(10).isoformat()}"),
    )


def test_only_the_last_two_looks_are_kept() -> None:
    said = [Said("ama", at(minute)) for minute in range(12)]
    looks = last_looks([at(5), at(10), at(15)], {"ama": at(0)}, said, "s1")
    assert [look.at for look in looks] == [at(10), at(15)]


def test_nothing_new_is_no_new_look() -> None:
    said = [Said("ama", at(1)), Said("ama", at(12))]
    looks = last_looks([at(5), at(10), at(15), at(20)], {"ama": at(0)}, said, "s1")
    assert [look.at for look in looks] == [at(5), at(15)]


def test_a_close_just_before_five_minutes_are_over_is_not_two_looks() -> None:
    said = [Said("ama", at(4.8)), Said("ama", at(4.95)), Said("ama", at(5.95))]
    looks = last_looks([at(4.9), at(5), at(6)], {"ama": at(0)}, said, "s1")
    assert [look.at for look in looks] == [at(4.9), at(6)]


def test_words_taken_back_are_gone_from_earlier_looks() -> None:
    said = [Said("ama", at(1)), Said("ama", at(2), stands=False)]
    assert [look.counts for look in last_looks([at(5)], {"ama": at(0)}, said, "s1")] == [(1,)]
    assert last_looks([at(5)], {"ama": at(0)}, said[1:], "s1") == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(SECONDS, max_size=5), SECONDS, st.lists(st.tuples(st.sampled_from("abc"), SECONDS), max_size=15))
def test_looks_are_those_of_their_definition(closed: list[int], until: int, words: list[tuple[str, int]]) -> None:
    said = [Said(person, later(second)) for person, second in words]
    moments = pauses(BEGINNING, map(later, closed), [one.at for one in said], later(until), ended=False)
    every = naive.pauses(BEGINNING, map(later, closed), later(until))
    looks = last_looks(moments, dict.fromkeys("abc", BEGINNING), said, "s1")
    assert [look.at for look in looks] == naive.looked(every, [one.at for one in said])[-2:]
    for look in looks:
        each = [sum(one.person == person and one.at <= look.at for one in said) for person in "abc"]
        assert look.counts == tuple(sorted(each, reverse=True))


def test_figures_by_perspective_wait_until_five_have_spoken_since() -> None:
    five = [Said(person, at(1), WORK) for person in "abcde"]
    moments = [at(5), at(10), at(15), at(20)]
    assert settled(moments, five[:4]) is None
    assert settled(moments, [*five[:4], Said("e", at(1))]) is None
    assert settled(moments, five) == at(5)
    more = [*five, *(Said(person, at(7), WORK) for person in "abcd")]
    assert settled(moments, more) == at(5)
    assert settled(moments, [*more, Said("f", at(12), WORK)]) == at(15)
    assert settled([], five) is None


def test_words_taken_back_do_not_move_the_pause_of_figures_by_perspective() -> None:
    five = [Said(person, at(1), WORK, stands=person != "a") for person in "abcde"]
    assert settled([at(5)], five) == at(5)
