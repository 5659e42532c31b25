from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from coprod_tui.rehearsal.person import REPLY_SECONDS, ReplyTimeout
from coprod_tui.rehearsal.schedule import NEVER
from server.domain import commands as c
from server.port import ListPeople, People, Receipt
from server.projections.captured_words import WordsView
from server.projections.people.list import PersonView
from server.projections.roles.own import OfferView
from server.projections.room import RoomChange
from server.protocol import frames as f
from tests.coprod_tui.rehearsal.phones import ANSWERS, CLOSED, NOTHING, OPEN, PACE, Phone, holding, refusal, shows


def test_they_answer_until_all_is_said(phone: Phone) -> None:
    for number in range(ANSWERS):
        assert not phone.person.finished
        sent = phone.answers()
        phone.gets(f.Reply(sent.id, Receipt(3, f"c-{number}")))
    assert phone.person.finished
    assert [(answer.id, answer.text) for answer in phone.person.results.acknowledged] == [
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
    assert phone.now > before
    replied = phone.now
    phone.sends()
    assert replied + 0.4 * PACE <= phone.now <= replied + 4 * PACE


def test_they_wait_for_a_question_and_have_patience(phone: Phone) -> None:
    phone.gets(CLOSED)
    while (frame := phone.sends()) is not None:  # roles are possible meanwhile
        assert isinstance(frame, f.Submit)
        phone.gets(f.Reply(frame.id, Receipt(3)))
    assert phone.person.due > phone.now + 10 * PACE
    phone.gets(OPEN)
    assert isinstance(phone.answers().command, c.Contribute)


def test_what_was_not_acknowledged_goes_out_again_under_its_id(phone: Phone) -> None:
    sent = phone.answers()
    phone.comes_back()
    assert phone.submits() == sent
    phone.comes_back()
    assert phone.submits() == sent
    phone.gets(f.Reply(sent.id, Receipt(3, "c-1")))
    assert phone.person.results.sent == len(phone.person.results.acknowledged) == 1


def test_the_wait_counts_from_the_first_sending(phone: Phone) -> None:
    sent = phone.answers()
    began = phone.now
    phone.now += 2
    phone.comes_back()
    phone.sends()
    phone.now = began + 5
    phone.gets(f.Reply(sent.id, Receipt(3, "c-1")))
    assert phone.person.results.waits == [5]


def test_a_lost_reply_to_joining_is_no_second_joining() -> None:
    phone = Phone()
    phone.gets(f.Welcome("s", "T", "visitor"))
    assert isinstance(phone.submits().command, c.Join)
    phone.comes_back()
    phone.gets(shows(NOTHING))
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
    phone.gets(refusal(sent.id, "too_quick", temporary=True))
    assert phone.now + 1 <= phone.person.due
    assert phone.submits() == sent
    assert (phone.person.results.refused, phone.person.results.sent) == (0, 1)


def test_words_to_a_closed_question_are_said_late_under_another_id(phone: Phone) -> None:
    sent = phone.answers()
    phone.gets(CLOSED, refusal(sent.id, "question_closed"))
    late = phone.submits()
    assert late.id != sent.id
    assert isinstance(late.command, c.Contribute)
    assert late.command.late
    phone.gets(f.Reply(late.id, Receipt(3, "c-1")))
    assert (phone.person.results.sent, len(phone.person.results.acknowledged), phone.person.results.refused) == (
        1,
        1,
        0,
    )


def test_what_is_refused_for_good_counts_and_is_not_sent_again(phone: Phone) -> None:
    sent = phone.answers()
    phone.gets(refusal(sent.id, "too_long"))
    assert phone.person.results.refused == 1
    assert phone.answers().id != sent.id


def test_what_the_server_closes_on_is_set_aside_after_two_tries(phone: Phone) -> None:
    sent = phone.answers()
    phone.person.cut_off()
    phone.comes_back()
    assert phone.submits() == sent
    phone.person.cut_off()
    assert phone.person.results.refused == 1
    phone.comes_back()
    phone.person.cut_off()
    assert phone.answers().id != sent.id
    assert phone.person.results.refused == 1


def test_the_end_of_the_session_is_the_end(phone: Phone) -> None:
    sent = phone.answers()
    phone.gets(refusal(sent.id, "session_over"))
    assert phone.person.finished
    assert (phone.person.gone, phone.person.results.refused) == ("This session has ended. Thank you for being here.", 1)
    assert phone.sends() is None
    assert phone.person.due == NEVER


def test_who_waits_for_a_question_sees_that_the_session_ended_and_goes(phone: Phone) -> None:
    phone.gets(CLOSED, f.ViewPush(room=RoomChange(phase="ended")))
    assert phone.sends() is None
    assert phone.person.finished
    assert phone.person.due == NEVER


def test_a_wrong_code_is_not_tried_again_but_a_full_room_is() -> None:
    phone = Phone()
    phone.gets(f.Bye("too_many_pages", {"most": "4"}, temporary=True))
    assert phone.person.gone is None
    phone.gets(f.Bye("wrong_code", field="code"))
    assert (
        phone.person.gone
        == "That is not the code of this session. Please look at it again; after several tries there is a short wait."
    )
    assert phone.person.finished
    assert not phone.person.joined


@pytest.mark.parametrize("welcomed", [True, False])
def test_a_server_that_owes_an_answer_too_long_is_left(phone: Phone, *, welcomed: bool) -> None:
    if welcomed:
        phone.answers()
    else:
        phone.person.hello(phone.now)
    before = phone.now
    with pytest.raises(ReplyTimeout):
        phone.sends()
    assert phone.now == before + REPLY_SECONDS


def test_offers_are_answered_even_when_all_is_said(phone: Phone) -> None:
    for number in range(ANSWERS):
        sent = phone.answers()
        phone.gets(f.Reply(sent.id, Receipt(3, f"c-{number}")))
    phone.gets(shows(replace(NOTHING, offers=(OfferView("scribe", None),))))
    assert isinstance(phone.submits().command, c.AcceptOffer | c.DeclineOffer)


def words_wait(phone: Phone) -> None:
    words = WordsView("w-1", "q-1", "What helps?", "A bench", "aloud", "Bo", "notes")
    phone.gets(shows(replace(NOTHING, words=(words,))))


def confirms(phone: Phone) -> f.Submit:
    """The yes to the words that wait; each no is left unheard."""
    while isinstance((frame := phone.submits()).command, c.DropWords):
        phone.gets(refusal(frame.id, "words_not_waiting"))
    assert frame.command == c.ConfirmWords("w-1")
    return frame


def test_words_that_they_say_yes_to_are_one_of_their_answers(phone: Phone) -> None:
    words_wait(phone)
    sent = confirms(phone)
    phone.comes_back()
    assert phone.submits() == sent
    phone.gets(f.Reply(sent.id, Receipt(3, "c-1")), shows(NOTHING))
    for number in range(2, ANSWERS + 1):
        phone.gets(f.Reply(phone.answers().id, Receipt(3, f"c-{number}")))
    assert phone.person.finished
    assert [answer.text for answer in phone.person.results.acknowledged] == ["A bench", "Words 1", "Words 2"]


def test_words_that_were_taken_back_meanwhile_were_no_answer(phone: Phone) -> None:
    words_wait(phone)
    phone.gets(refusal(confirms(phone).id, "words_not_waiting"), shows(NOTHING))
    assert (phone.person.results.sent, phone.person.results.refused) == (0, 0)


def test_who_has_said_everything_says_no_to_more_words(phone: Phone) -> None:
    for number in range(ANSWERS):
        phone.gets(f.Reply(phone.answers().id, Receipt(3, f"c-{number}")))
    words_wait(phone)
    assert phone.submits().command == c.DropWords("w-1")


def a_crowd_of_one_each(times: int = 60) -> Iterator[Phone]:
    """Different people, who joined and see an open question."""
    for seed in range(times):
        phone = Phone(seed)
        mine = shows(NOTHING, RoomChange(perspectives=("I work here", "I use this")))
        phone.gets(f.Welcome("s", "T", "participant", "p-1"), mine, OPEN)
        yield phone


def test_most_say_what_they_speak_from_once_and_some_keep_it_to_themselves() -> None:
    said = []
    for phone in a_crowd_of_one_each():
        first = phone.submits()
        phone.gets(f.Reply(first.id, Receipt(3)))
        said.append(isinstance(first.command, c.SayPerspectives))
        assert not isinstance(phone.submits().command, c.SayPerspectives)
    assert 30 < sum(said) < 55


def test_they_are_seen_to_write_before_they_answer_and_to_have_stopped_after(phone: Phone) -> None:
    sent = phone.answers()
    assert phone.noted == [f.Writing(on=True)]
    phone.gets(f.Reply(sent.id, Receipt(3, "c-1")))
    phone.answers()
    assert phone.noted[1:] == [f.Writing(on=False), f.Writing(on=True)]


def test_at_the_end_most_say_without_a_name_how_it_was_once_and_go() -> None:
    felt = 0
    for phone in a_crowd_of_one_each():
        phone.gets(CLOSED, f.ViewPush(room=RoomChange(phase="ended")))
        frame = phone.sends()
        if isinstance(frame, f.Submit):
            assert isinstance(frame.command, c.SayFelt)
            assert 0 <= frame.command.said <= 3
            phone.gets(f.Reply(frame.id, Receipt(9)))
            felt += 1
            assert phone.sends() is None
        assert phone.person.finished
    assert 30 < felt < 60


def test_who_outlasts_the_session_says_how_it_was_once_and_goes_on_when_the_end_is_undone() -> None:
    for seed in range(20):
        phone = Phone(seed, outlasts=True)
        phone.gets(f.Welcome("s", "T", "participant", "p-1"), shows(NOTHING), OPEN)
        for _ in range(2):
            phone.gets(f.ViewPush(room=RoomChange(phase="ended")))
            while (frame := phone.sends()) is not None:
                assert isinstance(frame, f.Submit)
                phone.gets(f.Refused(frame.id, "session_over"))
            assert not phone.person.finished
            assert phone.person.due == NEVER
            phone.gets(f.ViewPush(room=RoomChange(phase="live")))
            phone.gets(f.Refused(phone.submits().id, "words_not_waiting"))


def test_words_put_in_for_somebody_without_a_phone_are_a_contribution_at_once() -> None:
    with_a_tool = shows(replace(NOTHING, holding=(holding("scribe", "words"),)))
    for phone in a_crowd_of_one_each(200):
        phone.gets(with_a_tool)
        while (frame := phone.sends()) is not None:
            assert isinstance(frame, f.Submit | f.Ask)
            if isinstance(frame, f.Ask):
                assert frame.request == ListPeople()
                phone.gets(f.Answer(frame.id, People((PersonView("p-2", "Mrs K."),))))
            elif isinstance(frame.command, c.CaptureWords):
                phone.gets(f.Reply(frame.id, Receipt(3, "c-9")))
                assert [(words.id, words.text) for words in phone.person.results.put_in] == [
                    ("c-9", frame.command.text)
                ]
                return
            else:
                phone.gets(f.Reply(frame.id, Receipt(3, "w-1")))
    pytest.fail("nobody put anything in")
