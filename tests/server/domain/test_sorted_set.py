import random
from itertools import islice

import pytest

from server.domain.sorted_set import MOST_IN_BLOCK, SortedSet

NONE: SortedSet[str] = SortedSet()


@pytest.mark.parametrize("seed", range(5))
def test_it_holds_the_same_as_a_set_in_order_after_any_changes(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    known: SortedSet[tuple[int, str]] = SortedSet()
    expected: set[tuple[int, str]] = set()
    for _ in range(6 * MOST_IN_BLOCK):
        item = (chance.randrange(3 * MOST_IN_BLOCK), "c")
        if chance.random() < 0.6:
            known, expected = known.insert(item), expected | {item}
        else:
            known, expected = known.discard(item), expected - {item}
        assert (len(known), item in known) == (len(expected), item in expected)
    assert [*known] == sorted(expected)
    assert [*reversed(known)] == sorted(expected, reverse=True)
    assert [*islice(known, 3)] == sorted(expected)[:3]
    for item in sorted(expected):
        known = known.discard(item)
    assert (known, [*known], (0, "c") in known) == (SortedSet(), [], False)


def test_what_it_was_before_stays_as_it_was() -> None:
    before = NONE.update("bd")
    after = before.insert("c").discard("b")
    assert ([*before], [*after]) == (["b", "d"], ["c", "d"])
    assert before.insert("b") is before
    assert before.discard("c") is before


def test_two_with_the_same_items_are_equal_whatever_became_of_them_before() -> None:
    items = [f"{number:04}" for number in range(2 * MOST_IN_BLOCK)]
    there, back = NONE.update(items), NONE.update(reversed(items))
    assert there == back
    assert hash(there) == hash(back)
    assert there.discard("0000").insert("0000") == there
    assert there != there.discard("0000")
    assert there != there.discard("0000").insert("a")
    assert there != tuple(there)
