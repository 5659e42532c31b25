import re

from server.engine.ids import AT_ONCE, random_ids


def test_every_id_is_another_one_also_beyond_what_was_fetched_at_once() -> None:
    new_id = random_ids()
    made = [new_id("c") for _ in range(3 * AT_ONCE)]
    assert len(set(made)) == len(made)
    assert all(re.fullmatch(r"c-[0-9a-f]{12}", one) for one in made)


def test_a_prefix_says_what_an_id_is_for() -> None:
    new_id = random_ids()
    assert (new_id("q")[:2], new_id("p")[:2]) == ("q-", "p-")


def test_two_servers_make_different_ids() -> None:
    assert random_ids()("c") != random_ids()("c")
