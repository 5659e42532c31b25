"""Histories of the drop-in box: what is released when, what is deleted, and that no order is left."""

from collections.abc import Callable, Iterable
from itertools import count
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.concerns import (
    BATCH,
    CONCERN_CHARACTERS,
    MOST_KEPT,
    WHERE_CHARACTERS,
    Addressee,
    Box,
    Companion,
    Concern,
    Talk,
    answered,
    cleaned,
    closed,
    left,
    shuffled,
    with_released,
)
from server.domain.errors import Rejected

ADDRESSEES: tuple[Addressee, ...] = ("facilitators", "design_group", "room")
LEFT = st.tuples(st.sampled_from(ADDRESSEES), st.booleans())
HISTORIES = st.lists(LEFT, min_size=1, max_size=7)
Chance = Callable[[], float]


def chance(seed: int = 0) -> Chance:
    return Random(seed).random  # noqa: S311 - chance that can be repeated


def never_mixed() -> float:
    return 0.5


def box_of(history: Iterable[tuple[Addressee, bool]], chance: Chance = never_mixed) -> Box:
    """A box into which something was put for these addressees, one after another."""
    box = Box()
    for number, (to, even_alone) in enumerate(history):
        concern = Concern(f"concern-{number}", to, f"Concern {number}", even_alone)
        box = left(box, f"{number:064}", concern, None, chance)
    return box


def ids(concerns: Iterable[Concern]) -> set[str]:
    return {concern.id for concern in concerns}


@given(HISTORIES, st.integers(0, 9))
def test_until_it_is_released_nothing_may_be_read(history: list[tuple[Addressee, bool]], seed: int) -> None:
    box = box_of(history, chance(seed))
    assert box.released == ()
    assert box.released_to(*ADDRESSEES) == ()
    assert len(box.waiting) == len(history)


@given(HISTORIES, st.integers(0, 9))
def test_whole_batches_are_released_for_each_addressee_apart(history: list[tuple[Addressee, bool]], seed: int) -> None:
    box = with_released(box_of(history, chance(seed)), chance(seed + 1), ended=False)
    for to in ADDRESSEES:
        sent = sum(one == to for one, _ in history)
        assert len(box.released_to(to)) == sent - sent % BATCH
    assert ids(box.waiting) | ids(box.released) == {f"concern-{number}" for number in range(len(history))}
    assert ids(box.waiting).isdisjoint(ids(box.released))


@given(HISTORIES, st.integers(0, 9))
def test_at_the_end_what_may_be_shown_alone_is_released_and_at_the_close_the_rest_is_deleted(
    history: list[tuple[Addressee, bool]], seed: int
) -> None:
    box = with_released(box_of(history, chance(seed)), chance(seed), ended=True)
    assert not any(concern.even_alone for concern in box.waiting)
    alone = {f"concern-{number}" for number, (_, even_alone) in enumerate(history) if even_alone}
    assert alone <= ids(box.released)
    last = closed(box, chance(seed))
    assert ids(last.released) == ids(box.released)
    assert (last.waiting, last.talks, last.keys) == ((), (), ())
    for to in ADDRESSEES:
        rest = len(box.released_to(to)) - sum(one == to for one, _ in history)
        assert -BATCH < rest <= 0


@given(HISTORIES)
def test_what_was_ticked_cannot_be_told_once_it_is_released(history: list[tuple[Addressee, bool]]) -> None:
    box = with_released(box_of(history), never_mixed, ended=True)
    assert not any(concern.even_alone for concern in box.released)


@given(HISTORIES, st.integers(0, 9))
def test_each_history_step_by_step_ends_like_one_step(history: list[tuple[Addressee, bool]], seed: int) -> None:
    """How often a minute passed in between changes which ones are released, never how many."""
    mix, box = chance(seed), Box()
    for number, (to, even_alone) in enumerate(history):
        box = left(box, f"{number:064}", Concern(f"concern-{number}", to, "Words", even_alone), None, mix)
        box = with_released(box, mix, ended=False)
    once = with_released(box_of(history), never_mixed, ended=False)
    assert [len(box.released_to(to)) for to in ADDRESSEES] == [len(once.released_to(to)) for to in ADDRESSEES]


def test_the_order_in_the_box_is_that_of_chance() -> None:
    history: list[tuple[Addressee, bool]] = [("room", False)] * 6
    orders = {tuple(concern.id for concern in box_of(history, chance(seed)).waiting) for seed in range(40)}
    assert len(orders) > 30
    released = {
        tuple(concern.id for concern in with_released(box_of(history), chance(seed), ended=False).released)
        for seed in range(40)
    }
    assert len(released) > 30
    firsts = {with_released(box_of(history[:4]), chance(seed), ended=False).waiting[0].id for seed in range(40)}
    assert firsts == {"concern-0", "concern-1", "concern-2", "concern-3"}


def test_each_time_everything_is_mixed_anew() -> None:
    mix = chance(3)
    box = box_of([("room", False)] * 7, mix)
    box = with_released(box, mix, ended=False)
    again = shuffled(box, mix)
    assert (again.released, again.keys) != (box.released, box.keys)
    assert (set(again.released), set(again.keys)) == (set(box.released), set(box.keys))


def test_a_repeat_is_in_it_once_with_its_wish_to_talk() -> None:
    concern, talk = Concern("concern-1", "room", "Words"), Talk("talk-1", "facilitator", "At the door")
    box = left(Box(), "a", concern, talk, never_mixed)
    assert left(box, "a", Concern("concern-2", "room", "Words"), talk, never_mixed) == box
    assert (box.waiting, box.talks, box.talks_asked) == ((concern,), (talk,), 1)


def test_a_wish_to_talk_is_there_at_once_and_needs_no_concern() -> None:
    talk = Talk("talk-1", "encourager")
    box = left(Box(), "a", None, talk, never_mixed)
    assert box.talks_with("encourager") == (talk,)
    assert box.talks_with("facilitator") == ()
    assert box.waiting == ()


@pytest.mark.parametrize("companion", ["encourager", "facilitator"])
def test_who_comes_answers_it_and_who_hands_it_on_gives_it_to_the_others(companion: Companion) -> None:
    other: Companion = "facilitator" if companion == "encourager" else "encourager"
    box = left(Box(), "a", None, Talk("talk-1", companion, "At the door"), never_mixed)
    handed = answered(box, "talk-1", coming=False)
    assert handed.talks == (Talk("talk-1", other, "At the door"),)
    gone = answered(handed, "talk-1", coming=True)
    assert (gone.talks, gone.talks_asked) == ((), 1)
    with pytest.raises(Rejected, match="words_not_waiting"):
        answered(gone, "talk-1", coming=True)


def test_a_full_box_takes_no_more_but_knows_repeats() -> None:
    numbers = count()
    box = Box(keys=tuple(f"{next(numbers)}" for _ in range(MOST_KEPT)))
    concern = Concern("concern-1", "room", "Words")
    with pytest.raises(Rejected, match="nameless_share_used"):
        left(box, "another", concern, None, never_mixed)
    assert left(box, "0", concern, None, never_mixed) == box


def test_words_are_cleaned_and_limited() -> None:
    assert cleaned(" a\x1b]52;c;ZQ==\x07b ", " by\nthe door ", "facilitator") == ("a]52;c;ZQ==b", "by the door")
    assert cleaned("", "", "encourager") == ("", "")
    with pytest.raises(Rejected, match="too_long"):
        cleaned("x" * (CONCERN_CHARACTERS + 1), "", None)
    with pytest.raises(Rejected, match="too_long"):
        cleaned("", "x" * (WHERE_CHARACTERS + 1), "facilitator")
    with pytest.raises(Rejected, match="empty"):
        cleaned(" \u200b ", "by the door", None)
