from collections import Counter
from datetime import timedelta
from random import Random

from msgspec.structs import replace

from coprod_tui.rehearsal.phone_view import PhoneView
from coprod_tui.rehearsal.schedule import (
    LISTENER,
    NEVER,
    TALKER,
    Answer,
    SpeakingSchedule,
    SpeakingStyle,
    speaking_style,
)
from server.domain import commands as c
from server.projections.changes import RowsChange
from server.projections.room import RoomChange
from server.protocol import frames as f
from tests.coprod_tui.rehearsal.phones import ASKED_AT, NOTHING, question

MINUTE = 2.0
ASKED = PhoneView(question=replace(question(is_open=True), until=ASKED_AT + timedelta(minutes=10)))


def schedule(seed: int, kind: SpeakingStyle) -> SpeakingSchedule:
    return SpeakingSchedule(Random(seed), MINUTE, kind)  # noqa: S311 - behaviour, not secrets


def responses(own: SpeakingSchedule) -> list[tuple[float, Answer | c.PassQuestion]]:
    """Everything that they want to say, with its moment."""
    found = []
    while own.due < NEVER:
        at, response_due = own.due, own.response_due(own.due)
        assert response_due is not None
        assert own.response_due(at - 0.001) is None
        found.append((at, response_due))
        own.said()
    return found


def all_responses(kind: SpeakingStyle) -> list[tuple[float, Answer | c.PassQuestion]]:
    """What a hundred people of a kind want to say to one question."""
    found = []
    for seed in range(100):
        own = schedule(seed, kind)
        own.view_changed(PhoneView(), ASKED, 0.0)
        found += responses(own)
    return found


def test_a_few_talk_more_than_others_and_some_only_listen() -> None:
    said = {
        kind: sum(isinstance(response_due, Answer) for _, response_due in all_responses(kind))
        for kind in (LISTENER, TALKER)
    }
    assert said[LISTENER] < 15
    assert said[TALKER] > 200
    passed = sum(isinstance(response_due, c.PassQuestion) for _, response_due in all_responses(LISTENER))
    assert 5 < passed < 40
    kinds = Counter(speaking_style(Random(seed)) for seed in range(400))  # noqa: S311 - likewise
    assert len(kinds) == 4
    assert min(kinds.values()) > 20


def test_some_speak_at_once_and_some_late() -> None:
    moments = [at / (10 * MINUTE) for at, _ in all_responses(TALKER)]
    assert sum(at < 0.25 for at in moments) > 20
    assert sum(1.0 <= at <= 1.15 for at in moments) > 3
    assert max(moments) <= 1.15


def test_a_question_is_settled_once_however_often_it_is_seen() -> None:
    own = schedule(1, TALKER)
    own.view_changed(PhoneView(), ASKED, 0.0)
    own.view_changed(ASKED, ASKED, 1.0)
    once = schedule(1, TALKER)
    once.view_changed(PhoneView(), ASKED, 0.0)
    assert responses(own) == responses(once)


def test_a_closed_question_asks_nothing_of_anybody() -> None:
    own = schedule(1, TALKER)
    own.view_changed(PhoneView(), PhoneView(question=question(is_open=False)), 0.0)
    assert responses(own) == []


def test_an_invitation_is_taken_up_passed_on_or_left_each_now_and_then() -> None:
    invited = PhoneView(question=ASKED.question, mine=replace(NOTHING, invited=ASKED_AT))
    became: Counter[tuple[type, ...]] = Counter()
    for seed in range(100):
        own = schedule(seed, SpeakingStyle(0.0, 0.0))
        own.view_changed(PhoneView(), ASKED, 0.0)
        own.view_changed(ASKED, invited, 0.0)
        own.view_changed(invited, invited, 1.0)
        became[tuple(type(response_due) for _, response_due in responses(own))] += 1
    assert set(became) == {(Answer,), (c.PassQuestion,), ()}
    assert min(became.values()) > 5


def test_what_others_said_brings_a_few_to_say_more() -> None:
    seen = ASKED.after(f.ViewPush(RoomChange(said=RowsChange((), ()))))
    assert seen.read == ASKED.read
    more = 0
    for seed in range(2000):
        own = schedule(seed, SpeakingStyle(0.0, 0.0))
        own.view_changed(PhoneView(), ASKED, 0.0)
        own.view_changed(ASKED, PhoneView(question=ASKED.question, read=1), 0.0)
        more += len(responses(own))
    assert 0 < more < 40


def test_they_are_done_with_a_question_once_they_want_to_say_nothing_more_to_it() -> None:
    own = schedule(3, TALKER)
    own.view_changed(PhoneView(), ASKED, 0.0)
    assert not own.done_with("q-1")
    responses(own)
    assert own.done_with("q-1")
