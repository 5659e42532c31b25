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
    is_known,
    left,
    ordered,
    with_released,
)
from server.domain.errors import Rejected

ADDRESSEES: tuple[Addressee, ...] = ("facilitators", "design_group", "room")
LEFT = st.tuples(st.sampled_from(ADDRESSEES), st.booleans())
HISTORIES = st.lists(LEFT, min_size=1, max_size=7)
Chance = Callable[[], float]


def chance(seed: int = 0) -> Chance:
    return Random(seed).random  # noqa: S311 - chance that can be repeated


def box_of(history: Iterable[tuple[Addressee, bool]], seed: int = 0) -> Box:
    """A box into which something was put for these addressees, one after another, with ids of chance."""
    box, digits = Box(), Random(seed)  # noqa: S311 - chance that can be repeated
    for number, (to, even_alone) in enumerate(history):
        concern = Concern(f"concern-{digits.getrandbits(48):012x}", to, f"Concern {number}", even_alone)
        box = left(box, f"{digits.getrandbits(256):064x}", concern, None)
    return box


def texts(concerns: Iterable[Concern]) -> set[str]:
    return {concern.text for concern in concerns}


def all_texts(history: Iterable[object]) -> set[str]:
    return {f"Concern {number}" for number, _ in enumerate(history)}


@given(HISTORIES, st.integers(0, 9))
def test_until_it_is_released_nothing_may_be_read(history: list[tuple[Addressee, bool]], seed: int) -> None:
    box = box_of(history, seed)
    assert box.released == ()
    assert box.released_to(*ADDRESSEES) == ()
    assert len(box.waiting) == len(history)


@given(HISTORIES, st.integers(0, 9))
def test_whole_batches_are_released_for_each_addressee_apart(history: list[tuple[Addressee, bool]], seed: int) -> None:
    box = with_released(box_of(history, seed), chance(seed))
    for to in ADDRESSEES:
        sent = sum(one == to for one, _ in history)
        assert len(box.released_to(to)) == sent - sent % BATCH
    assert texts(box.waiting) | texts(box.released) == all_texts(history)
    assert texts(box.waiting).isdisjoint(texts(box.released))


@given(HISTORIES, st.integers(0, 9))
def test_at_the_close_what_may_be_shown_alone_is_released_and_the_rest_is_deleted(
    history: list[tuple[Addressee, bool]], seed: int
) -> None:
    last = closed(box_of(history, seed), chance(seed), has_design_group=True)
    alone = {f"Concern {number}" for number, (_, even_alone) in enumerate(history) if even_alone}
    assert alone <= texts(last.released)
    assert (last.waiting, last.talks, last.keys) == ((), (), ())
    for to in ADDRESSEES:
        rest = len(last.released_to(to)) - sum(one == to for one, _ in history)
        assert -BATCH < rest <= 0


@given(HISTORIES)
def test_what_was_for_a_design_group_that_has_no_members_goes_to_the_facilitators(
    history: list[tuple[Addressee, bool]],
) -> None:
    with_group = closed(box_of(history), chance(), has_design_group=True)
    without = closed(box_of(history), chance(), has_design_group=False)
    assert texts(without.released) == texts(with_group.released)
    assert without.released_to("design_group") == ()
    assert texts(without.released_to("room")) == texts(with_group.released_to("room"))


@given(HISTORIES)
def test_what_was_ticked_cannot_be_told_once_it_is_released(history: list[tuple[Addressee, bool]]) -> None:
    assert not any(known.even_alone for known in closed(box_of(history), chance(), has_design_group=True).released)


@given(HISTORIES, st.integers(0, 9))
def test_each_history_step_by_step_ends_like_one_step(history: list[tuple[Addressee, bool]], seed: int) -> None:
    """How often a minute passed in between changes which ones are released, never how many."""
    mix, box = chance(seed), Box()
    for number, (to, even_alone) in enumerate(history):
        box = left(box, f"{number:064}", Concern(f"concern-{number}", to, "Words", even_alone), None)
        box = with_released(box, mix)
    once = with_released(box_of(history), mix)
    assert [len(box.released_to(to)) for to in ADDRESSEES] == [len(once.released_to(to)) for to in ADDRESSEES]


def test_the_order_in_the_box_is_that_of_chance() -> None:
    history: list[tuple[Addressee, bool]] = [("room", False)] * 6
    boxes = [box_of(history, seed) for seed in range(40)]
    assert len({tuple(concern.text for concern in box.waiting) for box in boxes}) > 30
    released = [with_released(box, chance(seed)).released for seed, box in enumerate(boxes)]
    assert len({tuple(concern.text for concern in concerns) for concerns in released}) > 30
    four = box_of(history[:4])
    rests = {with_released(four, chance(seed)).waiting[0].text for seed in range(40)}
    assert rests == {"Concern 0", "Concern 1", "Concern 2", "Concern 3"}


def test_what_is_read_keeps_its_order_whatever_else_is_left() -> None:
    mix = chance(3)
    box = with_released(box_of([("room", False)] * 6, 3), mix)
    box = left(box, "a", None, Talk("talk-9", "facilitator"))
    box = left(box, "b", None, Talk("talk-1", "facilitator"))
    before = (box.released_to("room"), box.talks)
    for number in range(20):
        box = left(box, f"{number}", Concern(f"concern-{number:012x}", "design_group", "Words"), None)
        box = with_released(box, mix)
        assert (box.released_to("room"), box.talks) == before


def test_a_box_of_any_order_is_put_into_that_of_its_ids() -> None:
    box = with_released(box_of([("room", False)] * 7), chance())
    turned = Box(box.waiting[::-1], box.released[::-1], box.talks, box.keys[::-1])
    assert turned != box
    assert ordered(turned) == box


def test_a_repeat_is_known_by_its_key_and_after_the_close_by_its_id() -> None:
    concern = Concern("concern-1", "room", "Words", even_alone=True)
    box = left(Box(), "a", concern, Talk("talk-1", "facilitator", "At the door"))
    assert is_known(box, "a", "concern-1")
    assert not is_known(box, "b", "concern-2")
    last = closed(box, chance(), has_design_group=True)
    assert is_known(last, "a", "concern-1")
    assert not is_known(last, "b", "concern-2")


def test_a_wish_to_talk_is_there_at_once_and_needs_no_concern() -> None:
    talk = Talk("talk-1", "encourager")
    box = left(Box(), "a", None, talk)
    assert box.talks_with("encourager") == (talk,)
    assert box.talks_with("facilitator") == ()
    assert box.waiting == ()


@pytest.mark.parametrize("companion", ["encourager", "facilitator"])
def test_who_comes_answers_it_and_who_hands_it_on_gives_it_to_the_others(companion: Companion) -> None:
    other: Companion = "facilitator" if companion == "encourager" else "encourager"
    box = left(Box(), "a", None, Talk("talk-1", companion, "At the door"))
    handed = answered(box, "talk-1", coming=False)
    assert handed.talks == (Talk("talk-1", other, "At the door"),)
    gone = answered(handed, "talk-1", coming=True)
    assert (gone.talks, gone.talks_asked) == ((), 1)
    with pytest.raises(Rejected, match="words_not_waiting"):
        answered(gone, "talk-1", coming=True)


def test_a_full_box_takes_no_more() -> None:
    numbers = count()
    box = Box(keys=tuple(f"{next(numbers)}" for _ in range(MOST_KEPT)))
    with pytest.raises(Rejected, match="nameless_share_used"):
        left(box, "another", Concern("concern-1", "room", "Words"), None)


def test_words_are_cleaned_and_limited() -> None:
    assert cleaned(" a\x1b]52;c;ZQ==\x07b ", " by\nthe door ", "facilitator") == ("a]52;c;ZQ==b", "by the door")
    assert cleaned("", "", "encourager") == ("", "")
    with pytest.raises(Rejected, match="too_long"):
        cleaned("x" * (CONCERN_CHARACTERS + 1), "", None)
    with pytest.raises(Rejected, match="too_long"):
        cleaned("", "x" * (WHERE_CHARACTERS + 1), "facilitator")
    with pytest.raises(Rejected, match="empty"):
        cleaned(" \u200b ", "by the door", None)
