import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from tests.session import FACILITATOR, Session


def test_the_first_question_opens_the_session(session: Session) -> None:
    session.ask("What would make today worth your time?")
    assert session.state.phase == "live"
    assert session.state.open_question is not None
    assert session.state.open_question.text == "What would make today worth your time?"


def test_asking_closes_the_question_before_and_counts_on(session: Session) -> None:
    first, second = session.ask("One?"), session.ask("Two?")
    assert session.state.questions[first].closed_at == session.now
    assert session.state.open_question == session.state.questions[second]
    assert session.state.questions[second].number == 2


@pytest.mark.parametrize(("text", "code"), [(" \n ", "empty"), ("x" * 401, "too_long")])
def test_a_question_that_cannot_be_read_is_not_asked(session: Session, text: str, code: str) -> None:
    rejected = session.refused(FACILITATOR, c.AskQuestion(text))
    assert (rejected.code, rejected.field) == (code, "text")


def test_a_question_of_several_lines_is_asked_as_one(session: Session) -> None:
    question = session.ask("What helps?\nAnd what does not?")
    assert session.state.questions[question].text == "What helps? And what does not?"


def test_closing_closes_once_and_closes_nothing_where_nothing_is_open(session: Session) -> None:
    assert session.does(c.CloseQuestion()) == ()
    question = session.ask()
    assert session.does(c.CloseQuestion()) == (e.QuestionClosed(question),)
    assert session.does(c.CloseQuestion()) == ()


def test_nothing_is_asked_or_closed_once_the_session_ended(session: Session) -> None:
    session.does(c.EndSession())
    assert session.refused(FACILITATOR, c.AskQuestion("Still there?")).code == "session_over"
    assert session.refused(FACILITATOR, c.CloseQuestion()).code == "session_over"


def test_a_pass_counts_once(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask()
    session.phone(ama, c.PassQuestion(question))
    assert session.phone(ama, c.PassQuestion(question)) == ()
    assert len(session.state.questions[question].passed) == 1


def test_a_pass_that_comes_late_asks_nothing_more_of_anybody(session: Session) -> None:
    ama, bo, question = session.join("Ama"), session.join("Bo"), session.ask()
    session.phone(ama, c.PassQuestion(question))
    session.does(c.CloseQuestion())
    assert session.refused(Participant(bo), c.PassQuestion(question)).code == "question_closed"
    assert session.phone(ama, c.PassQuestion(question)) == ()


def test_passing_on_a_question_that_never_was_is_refused(session: Session) -> None:
    ama = session.join("Ama")
    assert session.refused(Participant(ama), c.PassQuestion("q99")).code == "not_found"


def test_nobody_passes_once_the_session_ended(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask()
    session.does(c.EndSession())
    assert session.refused(Participant(ama), c.PassQuestion(question)).code == "session_over"


def test_what_was_said_is_revealed_once_open_or_closed(session: Session) -> None:
    first, second = session.ask("One?"), session.ask("Two?")
    for question in (first, second):
        assert session.does(c.RevealQuestion(question)) == (e.QuestionRevealed(question),)
        assert session.does(c.RevealQuestion(question)) == ()
    assert all(question.revealed for question in session.state.questions.values())


def test_a_question_that_never_was_or_was_taken_back_is_not_revealed(session: Session) -> None:
    question = session.ask()
    session.does(c.Undo())
    for gone in (question, "q99"):
        rejected = session.refused(FACILITATOR, c.RevealQuestion(gone))
        assert (rejected.code, rejected.message) == ("not_found", "That question is not in this session.")


def test_nothing_is_revealed_once_the_session_ended(session: Session) -> None:
    question = session.ask()
    session.does(c.EndSession())
    assert session.refused(FACILITATOR, c.RevealQuestion(question)).code == "session_over"
    assert not session.state.questions[question].revealed


def test_a_host_asks_closes_and_reveals_as_the_facilitator_does_while_they_hold_it(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.hold("host", ama)
    asked = session.phone(ama, c.AskQuestion("What helps?"))[-1]
    assert isinstance(asked, e.QuestionAsked)
    session.phone(ama, c.RevealQuestion(asked.question))
    session.phone(ama, c.CloseQuestion())
    assert session.state.phase == "live"
    session.phone(ama, c.PassOn("host", bo))
    session.phone(bo, c.AcceptOffer("host"))
    for command in (c.AskQuestion("Mine still?"), c.CloseQuestion(), c.RevealQuestion(asked.question)):
        rejected = session.refused(Participant(ama), command)
        assert (rejected.code, rejected.message) == (
            "not_holding",
            "That comes with Host, which you do not hold now.",
        )
    session.phone(bo, c.AskQuestion("And now?"))
