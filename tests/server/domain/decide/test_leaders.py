"""What turns ask of leaders, and what Way-openers answer."""

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.decide.leaders import MOST_ASKED
from server.domain.redaction import due_at_close, redact
from server.projections.people.presence import PresenceView
from server.projections.summary import summary_view
from server.sentences import refusal_words
from tests.session import FACILITATOR, Session

OPENER = "way-opener"


@pytest.fixture
def session() -> Session:
    """Ama, p1, and Bo, p2, hold Way-opener; Cy, p3, does not. There is one turn."""
    session = Session()
    for name in ("Ama", "Bo", "Cy"):
        session.join(name)
    session.hold(OPENER, "p1", "p2")
    session.does(c.MakeTurn("A second carer in the mornings."))
    return session


def turn(session: Session) -> str:
    return session.state.direction.turns[0].id


def ask(session: Session, text: str = "Is there money?") -> str:
    (asked,) = session.does(c.AskLeaders(turn(session), text))
    assert isinstance(asked, e.LeadersAsked)
    return asked.asked


def said(session: Session) -> dict[str, tuple[str, str]]:
    (asked,) = session.state.direction.asked
    return {who: (given.answer, given.text) for who, given in asked.answers.items()}


def test_a_turn_asks_something_once_and_that_is_undone(session: Session) -> None:
    ask(session, "  Is there money? ")
    assert [known.text for known in session.state.direction.asked_for(turn(session))] == ["Is there money?"]
    assert session.does(c.AskLeaders(turn(session), "Is there money?")) == ()
    assert summary_view(session.state, PresenceView()).undo == "asked leaders for turn 1: Is there money?"
    session.does(c.Undo())
    assert session.state.direction.asked == ()
    session.does(c.Redo())
    assert len(session.state.direction.asked) == 1


def test_what_cannot_be_asked_is_said(session: Session) -> None:
    assert session.refused(FACILITATOR, c.AskLeaders("v9", "Is there money?")).code == "no_such_turn"
    assert session.refused(FACILITATOR, c.AskLeaders(turn(session), " ")).code == "empty"
    assert session.refused(Participant("p1"), c.AskLeaders(turn(session), "Is there?")).code == "not_holding"
    for number in range(MOST_ASKED):
        ask(session, f"Thing {number}?")
    refusal = session.refused(FACILITATOR, c.AskLeaders(turn(session), "One more?"))
    assert refusal_words(refusal) == "One turn asks 10 things of leaders at most."


def test_several_answer_and_each_can_change_theirs(session: Session) -> None:
    asked = ask(session)
    session.phone("p1", c.AnswerLeaders(asked, "possible"))
    session.phone("p2", c.AnswerLeaders(asked, "not_known", " I ask Dee. "))
    assert said(session) == {"p1": ("possible", ""), "p2": ("not_known", "I ask Dee.")}
    assert session.phone("p2", c.AnswerLeaders(asked, "not_known", "I ask Dee.")) == ()
    session.phone("p1", c.AnswerLeaders(asked, "not_possible", "There is none."))
    assert said(session)["p1"] == ("not_possible", "There is none.")
    assert summary_view(session.state, PresenceView()).undo != "asked leaders for turn 1: Is there money?"


@pytest.mark.parametrize("answer", ["not_possible", "not_known"])
def test_what_is_not_possible_or_not_known_says_why_or_how(session: Session, answer: c.LeaderAnswer) -> None:
    refusal = session.refused(Participant("p1"), c.AnswerLeaders(ask(session), answer, " "))
    assert (refusal.code, refusal.field) == ("empty", "text")


def test_who_stepped_back_cannot_answer_and_what_they_said_stands(session: Session) -> None:
    asked = ask(session)
    session.phone("p1", c.AnswerLeaders(asked, "possible"))
    session.phone("p1", c.StepBack(OPENER))
    refusal = session.refused(Participant("p1"), c.AnswerLeaders(asked, "not_possible", "No money."))
    assert refusal_words(refusal) == "That comes with Way-opener, which you do not hold now."
    assert said(session) == {"p1": ("possible", "")}


def test_what_a_turn_that_is_gone_asked_is_not_answered(session: Session) -> None:
    asked = ask(session)
    session.does(c.TakeAwayTurn(turn(session)))
    assert session.refused(Participant("p1"), c.AnswerLeaders(asked, "possible")).code == "no_such_asked"
    assert session.refused(Participant("p1"), c.AnswerLeaders("y99", "possible")).code == "no_such_asked"


def test_asking_is_redone_only_where_nothing_stands_in_its_place(session: Session) -> None:
    ask(session)
    session.does(c.Undo())
    session.hold("host", "p3")
    session.phone("p3", c.AskLeaders(turn(session), "Is there money?"))
    assert session.refused(FACILITATOR, c.Redo()).code == "nothing_to_redo"


def test_an_answer_that_was_replaced_is_emptied_at_the_close(session: Session) -> None:
    asked = ask(session)
    session.phone("p1", c.AnswerLeaders(asked, "not_possible", "First words"))
    session.phone("p1", c.AnswerLeaders(asked, "not_possible", "Second words"))
    kept = repr([*redact(session.entries, due_at_close(session.entries))])
    assert [text in kept for text in ("First words", "Second words")] == [False, True]


def test_two_who_become_one_have_one_answer(session: Session) -> None:
    asked = ask(session)
    for person in ("p1", "p2"):
        session.phone(person, c.AnswerLeaders(asked, "possible", person))
    session.does(c.AskIfSame("p2", "p1"))
    session.phone("p2", c.ConfirmSame("p1"))
    assert said(session) == {"p1": ("possible", "p2")}
