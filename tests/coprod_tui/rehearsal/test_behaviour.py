from itertools import count
from random import Random

import pytest
from msgspec.structs import replace

from coprod_tui.rehearsal import person_intents
from coprod_tui.rehearsal.behaviour import Behaviour
from coprod_tui.rehearsal.character import Character
from coprod_tui.rehearsal.intents import Intent, ReadThree
from coprod_tui.rehearsal.phone_keys import PhoneKeys
from coprod_tui.rehearsal.role_tools import HearWords
from coprod_tui.rehearsal.schedule import NEVER
from coprod_tui.rehearsal.theme_intents import GatherThemes
from server.domain import commands as c
from server.port import (
    ListThemes,
    ListUnheard,
    OfferWords,
    People,
    ReadProposal,
    ReadTheme,
    ReadWords,
    ThemesListed,
    WordsOffered,
    WordsRead,
)
from server.projections.changes import RowsChange
from server.projections.gathering import GatheredTheme, WaitingProposal
from server.projections.people.list import PersonView
from server.projections.reading import PlacedWords
from server.projections.room import QuestionView, RoomChange, RoomContribution
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
    two, nobody = People((PersonView("p-1", "Ama"), PersonView("p-2", "Bo"))), People(())
    assert behaviour(1).request_after(two) is None
    of = behaviour(1)
    of.view_changed(shows(NOTHING), 0.0)
    assert of.request_after(nobody) is None


def wants(intent: Intent, monkeypatch: pytest.MonkeyPatch) -> tuple[Behaviour, object]:
    """Somebody who wants this next, and what they ask the server first."""
    monkeypatch.setattr(person_intents, "next_intent", lambda *_: intent)
    of = behaviour(1)
    request = of.next_request(0, 0.0)
    assert request is not None
    assert isinstance(request.frame, f.Ask)
    return of, request.frame.request


def placed(contribution: str) -> PlacedWords:
    said = RoomContribution(contribution, "Mornings", None, "answer", "phone", None, ())
    return PlacedWords("q-1", 1, "What helps?", said, to_all=True)


def test_three_are_read_without_what_the_phone_knows_as_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    of, first = wants(ReadThree(), monkeypatch)
    assert first == OfferWords()
    of.granted(c.Contribute("q-1", "Words", key="a" * 32), "c-2")
    then = of.request_after(WordsOffered(("c-1", "c-2", "c-3", "c-4", "c-5")))
    assert then is not None
    assert isinstance(then.frame, f.Ask)
    assert then.frame.request == ReadWords(("c-1", "c-3", "c-4"))
    assert of.request_after(WordsRead((placed("c-1"),))) is None
    of, _ = wants(ReadThree(), monkeypatch)
    assert of.request_after(WordsOffered(())) is None


def test_the_first_of_what_nobody_acknowledged_is_marked_as_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    of, first = wants(HearWords(), monkeypatch)
    assert first == ListUnheard()
    then = of.request_after(WordsRead((placed("c-1"), placed("c-2"))))
    assert then is not None
    assert then.command == c.MarkHeard(("c-1",))
    of, _ = wants(HearWords(), monkeypatch)
    assert of.request_after(WordsRead(())) is None


def test_a_proposal_is_read_and_then_taken_or_left_and_a_theme_is_read_and_then_said_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = WordsRead((placed("c-1"), placed("c-2"), placed("c-3")))
    waiting = WaitingProposal("b-1", 1, "Both need time", "Mornings", "Bo", 3, room_only=False)
    theme = GatheredTheme("h-1", "Time", 3, None)
    for listed, request, kinds in (
        (ThemesListed((), (waiting,)), ReadProposal("b-1"), (c.TakeProposal, c.LeaveProposal)),
        (ThemesListed((theme,), ()), ReadTheme("h-1"), (c.SayBack,)),
    ):
        of, first = wants(GatherThemes(), monkeypatch)
        assert first == ListThemes()
        looks = of.request_after(listed)
        assert looks is not None
        assert isinstance(looks.frame, f.Ask)
        assert looks.frame.request == request
        then = of.request_after(read)
        assert then is not None
        assert isinstance(then.command, kinds)
        assert of.request_after(read) is None


def test_words_that_can_be_read_go_into_another_theme_where_none_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    of, _ = wants(GatherThemes(), monkeypatch)
    assert of.request_after(ThemesListed((), ())) is None
    of, _ = wants(GatherThemes(), monkeypatch)
    of.view_changed(f.ViewPush(room=RoomChange(said=RowsChange((placed("c-1").said,), ()))), 0.0)
    then = of.request_after(ThemesListed((), ()))
    assert then is not None
    assert isinstance(then.command, c.AddTheme)
    assert then.command.contributions == ("c-1",)


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


def test_how_it_was_is_said_in_the_closing_round_and_then_not_again_at_the_end() -> None:
    assert OPEN.room is not None
    assert isinstance(OPEN.room.question, QuestionView)
    closing = replace(OPEN, room=replace(OPEN.room, question=replace(OPEN.room.question, kind="closing")))
    felt = 0
    for one in [behaviour(seed) for seed in range(20)]:
        one.view_changed(shows(NOTHING), 0.0)
        one.view_changed(closing, 0.0)
        first = one.next_request(0, 0.0)
        felt += first is not None and isinstance(first.command, c.SayFelt)
        again = (one.next_request(0, 1.0), one.last_request(joined=True))
        assert not any(request is not None and isinstance(request.command, c.SayFelt) for request in again)
    assert 10 <= felt < 20


def test_what_they_did_without_a_name_is_kept_on_their_phone_alone() -> None:
    of = behaviour(1)
    of.granted(c.Contribute("q-1", "Words", key="a" * 32), "c-1")
    of.granted(c.SayMeToo("c-4", "c" * 32), None)
    assert of.context(0, 0.0).keys == PhoneKeys({"c-1": "a" * 32}, {"c-4": "c" * 32})
