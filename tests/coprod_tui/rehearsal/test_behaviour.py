from itertools import count
from random import Random

from coprod_tui.rehearsal.behaviour import Behaviour
from coprod_tui.rehearsal.character import Character
from coprod_tui.rehearsal.schedule import NEVER
from server.domain import commands as c
from server.protocol import frames as f
from tests.coprod_tui.rehearsal.phones import CLOSED, NOTHING, OPEN, shows


def behaviour(seed: int, pace: float = 0.1) -> Behaviour:
    ids = count(1)
    character = Character(
        "Ama", "s" * 32, "k" * 64, 3, lambda index: f"Words {index}", lambda index: f"Aloud {index}", pace
    )
    return Behaviour(character, Random(seed), lambda: f"{next(ids)}")  # noqa: S311 - behaviour, not secrets


def requests(of: Behaviour) -> list[f.Submit | f.Ask]:
    of.view_changed(shows(NOTHING), 0.0)
    of.view_changed(OPEN, 0.0)
    wanted = [of.next_request(0, float(second)) for second in range(20)]
    return [request.frame for request in wanted if request is not None]


def test_the_same_seed_does_the_same() -> None:
    assert requests(behaviour(1)) == requests(behaviour(1))
    assert requests(behaviour(1)) != requests(behaviour(2))


def test_who_is_slow_enough_is_seen_to_write_before_the_words_come() -> None:
    slow = behaviour(1, pace=1.0)
    slow.view_changed(shows(NOTHING), 0.0)
    slow.view_changed(OPEN, 0.0)
    while not slow.notes:
        slow.next_request(0, 0.0)
    assert list(slow.notes) == [f.Writing(on=True)]
    assert slow.note_seconds() > 0
    request = slow.next_request(0, 1.0)
    assert request is not None
    assert isinstance(request.command, c.Contribute)
    assert request.text == "Words 0"
    assert slow.note_seconds() == 0
    slow.granted(request.command, "c-1")
    assert slow.notes[-1] == f.Writing(on=False)


def test_nobody_is_needed_where_no_list_of_people_was_asked_for_or_nobody_else_is_there() -> None:
    assert behaviour(1).request_with(("p-2",)) is None
    assert behaviour(1).request_with(()) is None


def test_only_a_closed_question_makes_them_want_something_by_themselves() -> None:
    idle = behaviour(1)
    assert idle.idle_until(0.0) == NEVER
    idle.view_changed(CLOSED, 5.0)
    assert 5.0 < idle.idle_until(5.0) < NEVER
    idle.view_changed(OPEN, 6.0)
    assert idle.idle_until(6.0) == NEVER


def test_the_last_thing_is_said_once_and_only_by_those_who_joined() -> None:
    last = [behaviour(seed) for seed in range(20)]
    assert all(one.last_request(joined=False) is None for one in last[:10])
    said = [one.last_request(joined=True) for one in last[10:]]
    assert any(request is not None and isinstance(request.command, c.SayFelt) for request in said)
    assert all(one.last_request(joined=True) is None for one in last)


def test_their_own_words_without_a_name_and_what_they_joined_are_kept_on_their_phone_alone() -> None:
    of = behaviour(1)
    of.granted(c.Contribute("q-1", "Words", key="a" * 32), "c-1")
    of.granted(c.Build("c-9", "Words", key="b" * 32), "c-2")
    of.granted(c.Build("c-9", "Words"), "c-3")
    of.granted(c.SayMeToo("c-4", "c" * 32), None)
    context = of.context(0, 0.0)
    assert (context.own, context.joined) == (frozenset({"c-1", "c-2"}), frozenset({"c-4"}))
