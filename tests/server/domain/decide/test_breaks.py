"""Breaks and notices."""

from datetime import timedelta

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.text import NOTICE_CHARACTERS
from tests.session import FACILITATOR, Session


@pytest.fixture
def live(session: Session) -> Session:
    session.does(c.OpenSession())
    return session


def test_a_break_lasts_until_it_is_ended_whatever_the_clock_says(live: Session) -> None:
    (began,) = live.does(c.StartBreak(10))
    assert began == e.BreakBegan(live.now + timedelta(minutes=10))
    live.now += timedelta(hours=1)
    assert live.state.current_break is not None
    live.does(c.EndBreak())
    (known,) = live.state.breaks
    assert known.ended_at == live.now
    assert live.does(c.StartBreak(10)) != ()
    live.does(c.EndBreak())
    assert live.does(c.EndBreak()) == ()


def test_a_break_that_lasts_gets_another_end_counted_from_now(live: Session) -> None:
    (began,) = live.does(c.StartBreak(10))
    assert isinstance(began, e.BreakBegan)
    assert live.does(c.StartBreak(5)) == (e.BreakTimeSet(live.now + timedelta(minutes=5), began.until),)
    live.now -= timedelta(seconds=1)
    assert live.does(c.StartBreak(5)) == ()
    live.does(c.Undo())
    assert live.state.current_break is not None
    assert live.state.current_break.until == began.until
    live.does(c.Redo())
    assert len(live.state.breaks) == 1


def test_nothing_that_is_sent_during_a_break_is_lost(live: Session) -> None:
    ama, question = live.join("Ama"), live.ask()
    live.does(c.StartBreak(10))
    said = live.say(ama, "words")
    live.phone(ama, c.PassQuestion(question))
    assert live.state.contributions[said].text == "words"
    assert live.state.current_break is not None


def test_a_question_ends_the_break_and_taking_it_back_goes_on_with_it(live: Session) -> None:
    live.does(c.StartBreak(10))
    assert [type(event) for event in live.does(c.AskQuestion("What now?"))] == [e.BreakEnded, e.QuestionAsked]
    live.does(c.Undo())
    assert live.state.current_break is not None
    assert live.state.open_question is None


@pytest.mark.parametrize("minutes", [0, -5, 241])
def test_a_break_has_a_length(live: Session, minutes: int) -> None:
    rejected = live.refused(FACILITATOR, c.StartBreak(minutes))
    assert (rejected.code, rejected.field) == ("minutes_out_of_range", "minutes")


def test_there_is_no_break_before_the_beginning_or_after_the_end(session: Session) -> None:
    assert session.refused(FACILITATOR, c.StartBreak()).code == "not_live"
    session.does(c.OpenSession())
    session.does(c.StartBreak())
    session.does(c.EndSession())
    assert session.state.current_break is None
    for command in (c.StartBreak(), c.EndBreak(), c.SendNotice("Lunch is here.")):
        assert session.refused(FACILITATOR, command).code == "session_over"
    session.does(c.Undo())
    assert session.state.current_break is not None


def test_a_host_calls_a_break_and_ends_it_and_sends_no_notice(live: Session) -> None:
    ama = Participant(live.join("Ama"))
    assert live.refused(ama, c.StartBreak()).code == "not_holding"
    live.hold("host", ama.person)
    live.submit(ama, c.StartBreak())
    live.submit(ama, c.EndBreak())
    assert len(live.state.breaks) == 1
    assert live.refused(ama, c.SendNotice("Lunch is here.")).code == "not_allowed"


def test_a_break_or_its_end_is_taken_back(live: Session) -> None:
    live.does(c.StartBreak())
    live.does(c.EndBreak())
    live.does(c.Undo())
    assert live.state.current_break is not None
    live.does(c.Undo())
    assert live.state.breaks == ()
    live.does(c.Redo())
    assert live.state.current_break is not None


def test_an_end_is_not_taken_back_once_another_break_began(live: Session) -> None:
    live.does(c.StartBreak())
    live.does(c.EndBreak())
    live.does(c.StartBreak(3))
    live.does(c.Undo())
    assert live.state.current_break is None
    live.does(c.Undo())
    assert live.state.current_break is not None


def test_a_notice_is_one_sentence_and_can_be_taken_back(session: Session) -> None:
    (sent,) = session.does(c.SendNotice(" Lunch is\nhere. "))
    assert isinstance(sent, e.NoticeSent)
    assert (session.state.notices[0].text, session.state.notices[0].at) == ("Lunch is here.", session.now)
    assert session.refused(FACILITATOR, c.SendNotice(" ")).code == "empty"
    assert session.refused(FACILITATOR, c.SendNotice("x" * (NOTICE_CHARACTERS + 1))).code == "too_long"
    session.does(c.Undo())
    assert notices(session) == []
    session.does(c.Redo())
    assert notices(session) == [sent.notice]


def notices(session: Session) -> list[str]:
    return [notice.id for notice in session.state.notices]
