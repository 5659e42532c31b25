from collections.abc import Callable
from itertools import count
from random import Random

import pytest

from coprod_tui.rehearsal.person import NEVER, REPLY_SECONDS, Character, Person, Silence
from server.domain import commands as c
from server.domain.errors import Code
from server.port import Receipt
from server.projections.mine import MineView, OfferView
from server.projections.people import PersonView
from server.projections.room import QuestionView, RoomChange
from server.protocol import frames as f

ANSWERS = 3
PACE = 1.0
OPEN = f.ViewPush(room=RoomChange(question=QuestionView("q-1", 1, "What helps?", True)))
CLOSED = f.ViewPush(room=RoomChange(question=QuestionView("q-1", 1, "What helps?", False)))
NOTHING = MineView("p-1", "Ama", (), passed=True, holding=(), offers=(), asks=(), seq=1)


class Phone:
    """A person and their clock; `sends` lets time pass until they send something."""

    def __init__(self, seed: int = 1) -> None:
        numbers = count(1)
        self.now = 0.0
        character = Character("Ama", "a" * 32, ANSWERS, lambda index: f"Words {index}", PACE)
        choices = Random(seed)  # noqa: S311 - behaviour, not secrets
        self.person = Person(character, "KITEMA", choices, lambda: f"id-{next(numbers)}")
        self.person.hello(self.now)

    def gets(self, *frames: f.ServerFrame) -> None:
        for frame in frames:
            self.person.take(frame, self.now)

    def sends(self) -> f.ClientFrame | None:
        self.now = max(self.now, self.person.due)
        return self.person.act(self.now)

    def submits(self) -> f.Submit:
        frame = self.sends()
        assert isinstance(frame, f.Submit)
        return frame

    def answers(self) -> f.Submit:
        """The next answer that they send; whatever they do beside is granted."""
        while not isinstance((frame := self.submits()).command, c.Contribute):
            self.gets(f.Reply(frame.id, Receipt(1)))
        return frame

    def comes_back(self) -> None:
        self.person.hello(self.now)
        self.gets(f.Welcome("s", "T", "participant", "p-1"), OPEN)


@pytest.fixture
def phone() -> Phone:
    """Somebody who joined and sees an open question."""
    phone = Phone()
    phone.gets(f.Welcome("s", "T", "visitor"))
    join = phone.submits()
    assert join.command == c.Join("Ama")
    phone.gets(f.Reply(join.id, Receipt(2, "p-1")), f.ViewPush(mine=NOTHING), OPEN)
    return phone


def refusal(id_: str, code: Code, *, temporary: bool = False) -> f.Refused:
    return f.Refused(id_, code, "A sentence.", temporary=temporary)


def test_they_answer_until_all_is_said(phone: Phone) -> None:
    for number in range(ANSWERS):
        assert not phone.person.finished
        sent = phone.answers()
        phone.gets(f.Reply(sent.id, Receipt(3, f"c-{number}")))
    assert phone.person.finished
    assert [(answer.id, answer.text) for answer in phone.person.acknowledged] == [
        ("c-0", "Words 0"),
        ("c-1", "Words 1"),
        ("c-2", "Words 2"),
    ]
    assert phone.sends() is None
    assert phone.person.due == NEVER


def test_they_pause_between_what_they_do(phone: Phone) -> None:
    before = phone.now
    sent = phone.answers()
    phone.gets(f.Reply(sent.id, Receipt(3, "c-1")))
    assert phone.now + 0.4 * PACE <= phone.person.due <= phone.now + 1.6 * PACE
    assert phone.now > before


def test_they_wait_for_a_question_and_have_patience(phone: Phone) -> None:
    phone.gets(CLOSED)
    while (frame := phone.sends()) is not None:  # roles are possible meanwhile
        assert isinstance(frame, f.Submit)
        phone.gets(f.Reply(frame.id, Receipt(3)))
    assert phone.person.due == NEVER
    phone.gets(OPEN)
    assert isinstance(phone.answers().command, c.Contribute)


def test_what_was_not_acknowledged_goes_out_again_under_its_id(phone: Phone) -> None:
    sent = phone.answers()
    phone.comes_back()
    assert phone.submits() == sent
    phone.comes_back()
    assert phone.submits() == sent
    phone.gets(f.Reply(sent.id, Receipt(3, "c-1")))
    assert phone.person.sent == len(phone.person.acknowledged) == 1


def test_the_wait_counts_from_the_first_sending(phone: Phone) -> None:
    sent = phone.answers()
    began = phone.now
    phone.now += 2
    phone.comes_back()
    phone.sends()
    phone.now = began + 5
    phone.gets(f.Reply(sent.id, Receipt(3, "c-1")))
    assert phone.person.waits == [5]


def test_a_lost_reply_to_joining_is_no_second_joining() -> None:
    phone = Phone()
    phone.gets(f.Welcome("s", "T", "visitor"))
    assert isinstance(phone.submits().command, c.Join)
    phone.comes_back()
    phone.gets(f.ViewPush(mine=NOTHING))
    assert phone.person.joined
    assert not isinstance(phone.submits().command, c.Join)


def test_a_lost_joining_goes_out_again_under_its_id() -> None:
    phone = Phone()
    phone.gets(f.Welcome("s", "T", "visitor"))
    join = phone.submits()
    phone.person.hello(phone.now)
    phone.gets(f.Welcome("s", "T", "visitor"))
    assert phone.submits() == join


def test_a_temporary_refusal_is_waited_out(phone: Phone) -> None:
    sent = phone.answers()
    phone.gets(refusal(sent.id, "slow_down", temporary=True))
    assert phone.now + 1 <= phone.person.due
    assert phone.submits() == sent
    assert (phone.person.refused, phone.person.sent) == (0, 1)


def test_words_to_a_closed_question_are_said_late_under_another_id(phone: Phone) -> None:
    sent = phone.answers()
    phone.gets(CLOSED, refusal(sent.id, "question_closed"))
    late = phone.submits()
    assert late.id != sent.id
    assert isinstance(late.command, c.Contribute)
    assert late.command.late
    phone.gets(f.Reply(late.id, Receipt(3, "c-1")))
    assert (phone.person.sent, len(phone.person.acknowledged), phone.person.refused) == (1, 1, 0)


def test_what_is_refused_for_good_counts_and_is_not_sent_again(phone: Phone) -> None:
    sent = phone.answers()
    phone.gets(refusal(sent.id, "too_long"))
    assert phone.person.refused == 1
    assert phone.answers().id != sent.id


def test_the_end_of_the_session_is_the_end(phone: Phone) -> None:
    sent = phone.answers()
    phone.gets(refusal(sent.id, "session_over"))
    assert phone.person.finished
    assert (phone.person.gone, phone.person.refused) == ("A sentence.", 1)


def test_a_wrong_code_is_not_tried_again_but_a_full_room_is() -> None:
    phone = Phone()
    phone.gets(f.Bye("room_full", "Full.", temporary=True))
    assert phone.person.gone is None
    phone.gets(f.Bye("wrong_code", "That code is not right."))
    assert phone.person.gone == "That code is not right."
    assert phone.person.finished
    assert not phone.person.joined


@pytest.mark.parametrize("welcomed", [True, False])
def test_a_server_that_owes_an_answer_too_long_is_left(phone: Phone, *, welcomed: bool) -> None:
    if welcomed:
        phone.answers()
    else:
        phone.person.hello(phone.now)
    before = phone.now
    with pytest.raises(Silence):
        phone.sends()
    assert phone.now == before + REPLY_SECONDS


def test_offers_are_answered_even_when_all_is_said(phone: Phone) -> None:
    for number in range(ANSWERS):
        sent = phone.answers()
        phone.gets(f.Reply(sent.id, Receipt(3, f"c-{number}")))
    offered = MineView("p-1", "Ama", (), passed=True, holding=(), offers=(OfferView("scribe", None),), asks=(), seq=2)
    phone.gets(f.ViewPush(mine=offered))
    assert isinstance(phone.submits().command, c.AcceptOffer | c.DeclineOffer)


def everything_somebody_does(seed: int, then: Callable[[Phone], None]) -> list[c.Command]:
    """The first hundred things that a person of this seed wants to do, if each changes nothing that they see."""
    phone = Phone(seed)
    phone.gets(f.Welcome("s", "T", "participant", "p-1"), OPEN)
    then(phone)
    done: list[c.Command] = []
    for _ in range(100):
        frame = phone.sends()
        match frame:
            case f.Submit(id=id_, command=command):
                done.append(command)
                phone.gets(refusal(id_, "role_full"))
            case f.ListPeople(id=id_):
                phone.gets(f.PeopleReply(id_, (PersonView("p-1", "Ama"), PersonView("p-2", "Bo"))))
            case _:
                break
    return done


def test_a_seed_does_the_same_again() -> None:
    def see(phone: Phone) -> None:
        phone.gets(f.ViewPush(mine=NOTHING))

    assert everything_somebody_does(5, see) == everything_somebody_does(5, see)
    assert everything_somebody_does(5, see) != everything_somebody_does(6, see)
