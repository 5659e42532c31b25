from rpds import HashTrieMap

from server.domain import index


def test_values_stand_under_their_key_in_the_order_in_which_they_came_once_each() -> None:
    known: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
    for value in ("b", "a", "b"):
        known = index.put(known, "key", value)
    assert dict(known.items()) == {"key": ("b", "a")}


def test_what_is_gone_can_go_again_and_takes_its_key_with_it() -> None:
    known = index.put(index.put(HashTrieMap(), "key", "a"), "key", "b")
    left = index.drop(known, "key", "a")
    assert dict(left.items()) == {"key": ("b",)}
    assert index.drop(left, "key", "a") is left
    assert index.drop(left, "other", "b") is left
    assert not index.drop(left, "key", "b")
