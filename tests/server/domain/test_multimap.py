from rpds import HashTrieMap

from server.domain import multimap


def test_values_stand_under_their_key_in_the_order_in_which_they_came_once_each() -> None:
    known: HashTrieMap[str, tuple[str, ...]] = HashTrieMap()
    for value in ("b", "a", "b"):
        known = multimap.put(known, "key", value)
    assert dict(known.items()) == {"key": ("b", "a")}


def test_what_is_gone_can_go_again_and_takes_its_key_with_it() -> None:
    known = multimap.put(multimap.put(HashTrieMap(), "key", "a"), "key", "b")
    left = multimap.drop(known, "key", "a")
    assert dict(left.items()) == {"key": ("b",)}
    assert multimap.drop(left, "key", "a") is left
    assert multimap.drop(left, "other", "b") is left
    assert not multimap.drop(left, "key", "b")
