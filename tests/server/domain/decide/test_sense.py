"""What is run past the design group, and what its members say."""

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.catalogue import PERSPECTIVES, ROLES
from server.domain.decide import sense
from server.domain.events import PlannedQuestion
from server.domain.plan import SessionPlan
from server.domain.sense_records import SenseCheck
from server.domain.sensing import is_asked
from server.projections.measures.steering import DESIGN_GROUP
from server.projections.people.presence import PresenceView
from server.projections.summary import summary_view
from server.sentences import refusal_words
from tests.session import FACILITATOR, Session


@pytest.fixture
def session() -> Session:
    """Ama, p1, and Bo, p2, are the design group; Cy, p3, is not. The plan has two questions, a0 and a1."""
    questions = tuple(PlannedQuestion(f"a{number}", f"Question {number}?") for number in range(2))
    session = Session(plan=SessionPlan("Home care", ROLES, PERSPECTIVES, questions=questions))
    for name in ("Ama", "Bo", "Cy"):
        session.join(name)
    for person in ("p1", "p2"):
        session.hold(DESIGN_GROUP, person)
    return session


def run_past(session: Session, kind: c.CheckKind = "question", target: str = "a0") -> str:
    began = session.does(c.RunPast(kind, target))[-1]
    assert isinstance(began, e.CheckBegan)
    return began.check


def check(session: Session, id_: str) -> SenseCheck:
    return next(known for known in session.state.direction.checks if known.id == id_)


def said(session: Session, id_: str) -> dict[str, tuple[str, str, str]]:
    return {who: (given.answer, given.line, given.consent) for who, given in check(session, id_).answers.items()}


def undo(session: Session) -> str | None:
    return summary_view(session.state, PresenceView()).undo


def test_a_question_and_a_theme_are_run_past_the_group_in_their_words(session: Session) -> None:
    session.does(c.AddTheme("Mornings"))
    theme = session.state.themes[0].id
    assert check(session, run_past(session)).text == "Question 0?"
    assert check(session, run_past(session, "theme", theme)).text == "Mornings"
    session.does(c.SayBack(theme, "Mornings matter most."))
    assert check(session, run_past(session, "theme", theme)).text == "Mornings: Mornings matter most."
    assert [known.number for known in session.state.direction.checks] == [1, 2, 3]


def test_a_turn_is_run_past_the_group_before_the_room_sees_it(session: Session) -> None:
    session.does(c.MakeTurn("Mornings first."))
    turn = session.state.direction.turns[0].id
    asked = run_past(session, "turn", turn)
    assert (check(session, asked).kind, check(session, asked).text) == ("turn", "Mornings first.")
    assert undo(session) == "ran the turn “Mornings first.” past the design group"
    session.phone("p1", c.AnswerCheck(asked, "worried", "Nights"))
    session.does(c.SetTurn(turn))
    assert not is_asked(session.state, check(session, asked))
    refusal = session.refused(FACILITATOR, c.RunPast("turn", turn))
    assert refusal_words(refusal).startswith("The room has seen that already")
    assert said(session, asked) == {"p1": ("worried", "Nights", "notes")}


def test_what_is_not_there_or_was_asked_is_not_run_past_them(session: Session) -> None:
    assert session.refused(FACILITATOR, c.RunPast("question", "a9")).code == "no_such_planned"
    assert session.refused(FACILITATOR, c.RunPast("theme", "h9")).code == "no_such_theme"
    assert session.refused(FACILITATOR, c.RunPast("turn", "v9")).code == "no_such_turn"
    session.does(c.AskPlanned("a0"))
    assert session.refused(FACILITATOR, c.RunPast("question", "a0")).code == "seen_by_room"


def test_in_the_same_words_it_is_asked_once_and_in_others_anew(session: Session) -> None:
    first = run_past(session)
    assert session.does(c.RunPast("question", "a0")) == ()
    session.phone("p1", c.AnswerCheck(first, "with_it"))
    session.does(c.ChangePlanned("a0", "Question 0, otherwise?"))
    second = run_past(session)
    assert [known.closed for known in session.state.direction.checks] == [True, False]
    assert check(session, first).text == "Question 0?"
    assert said(session, first) == {"p1": ("with_it", "", "notes")}
    assert said(session, second) == {}


def test_a_member_answers_changes_it_and_takes_it_back(session: Session) -> None:
    asked = run_past(session)
    session.phone("p1", c.AnswerCheck(asked, "worried", "  Who stays at night? ", "quoted"))
    assert said(session, asked) == {"p1": ("worried", "Who stays at night?", "quoted")}
    assert session.phone("p1", c.AnswerCheck(asked, "worried", "Who stays at night?", "quoted")) == ()
    session.phone("p1", c.AnswerCheck(asked, "with_it", "", "room"))
    assert said(session, asked) == {"p1": ("with_it", "", "notes")}
    session.phone("p1", c.TakeBackCheckAnswer(asked))
    assert said(session, asked) == {}
    assert session.phone("p1", c.TakeBackCheckAnswer(asked)) == ()


def test_only_members_answer_and_are_told_so(session: Session) -> None:
    asked = run_past(session)
    refusal = session.refused(Participant("p3"), c.AnswerCheck(asked, "with_it"))
    assert refusal_words(refusal) == "That comes with Design-group member, which you do not hold now."
    assert session.refused(Participant("p1"), c.AnswerCheck("x99", "with_it")).code == "no_such_check"


def test_once_it_is_closed_or_asked_what_was_said_stands_and_can_only_be_taken_back(session: Session) -> None:
    for ends in (c.CloseCheck("x9"), c.AskPlanned("a0")):
        asked = run_past(session)
        session.phone("p1", c.AnswerCheck(asked, "worried", "Nights"))
        session.does(c.CloseCheck(asked) if isinstance(ends, c.CloseCheck) else ends)
        refusal = session.refused(Participant("p2"), c.AnswerCheck(asked, "with_it"))
        assert refusal_words(refusal).startswith("The design group is not asked about this any more.")
        assert said(session, asked) == {"p1": ("worried", "Nights", "notes")}
    session.does(c.EndSession())
    assert session.refused(Participant("p1"), c.AnswerCheck(asked, "with_it")).code == "session_over"
    session.phone("p1", c.TakeBackCheckAnswer(asked))
    assert said(session, asked) == {}


def test_a_check_of_what_is_gone_is_closed_and_stays(session: Session) -> None:
    session.does(c.AddTheme("Mornings"))
    asked = run_past(session, "theme", session.state.themes[0].id)
    session.does(c.RemoveTheme(session.state.themes[0].id))
    assert not is_asked(session.state, check(session, asked))
    session.does(c.Undo())
    assert is_asked(session.state, check(session, asked))


def test_who_leaves_the_group_cannot_answer_any_more_and_what_they_said_stands(session: Session) -> None:
    asked = run_past(session)
    session.phone("p1", c.AnswerCheck(asked, "worried", "Nights"))
    session.phone("p1", c.StepBack(DESIGN_GROUP))
    assert session.refused(Participant("p1"), c.AnswerCheck(asked, "with_it")).code == "not_holding"
    assert said(session, asked) == {"p1": ("worried", "Nights", "notes")}
    session.phone("p1", c.TakeBackCheckAnswer(asked))
    assert said(session, asked) == {}


def test_a_member_says_which_seats_are_theirs(session: Session) -> None:
    first, second, *_ = session.state.perspectives
    session.phone("p1", c.TakeSeats((second, first, first)))
    assert dict(session.state.direction.seats.items()) == {"p1": (first, second)}
    assert session.phone("p1", c.TakeSeats((first, second))) == ()
    assert session.refused(Participant("p1"), c.TakeSeats(("The moon",))).code == "no_such_seat"
    session.phone("p1", c.TakeSeats(()))
    assert dict(session.state.direction.seats.items()) == {}


def test_running_past_is_undone_only_while_nobody_has_answered(session: Session) -> None:
    asked = run_past(session)
    assert undo(session) == "ran the question “Question 0?” past the design group"
    session.does(c.Undo())
    assert session.state.direction.checks == ()
    session.does(c.Redo())
    session.phone("p1", c.AnswerCheck(asked, "with_it"))
    assert undo(session) is None
    session.does(c.CloseCheck(asked))
    assert undo(session) == "closed what was run past the design group"
    assert session.does(c.CloseCheck(asked)) == ()
    session.does(c.Undo())
    assert is_asked(session.state, check(session, asked))


def test_running_past_is_redone_only_in_the_same_words_and_where_nothing_else_asks(session: Session) -> None:
    run_past(session)
    session.does(c.Undo())
    other = c.RunPast("question", "a0")
    session.hold("host", "p3")
    session.phone("p3", other)
    assert session.refused(FACILITATOR, c.Redo()).code == "nothing_to_redo"
    session.does(c.CloseCheck(session.state.direction.checks[0].id))
    session.phone("p3", other)
    assert undo(session) == "Cy ran the question “Question 0?” past the design group"
    session.does(c.Undo())
    session.does(c.Undo())
    assert [is_asked(session.state, known) for known in session.state.direction.checks] == [True]


def test_an_older_check_is_not_opened_again_beside_a_newer_one(session: Session) -> None:
    first = run_past(session)
    session.phone("p1", c.AnswerCheck(first, "with_it"))
    session.does(c.CloseCheck(first))
    second = run_past(session)
    session.phone("p1", c.AnswerCheck(second, "with_it"))
    assert undo(session) is None


def test_two_who_become_one_have_one_answer_and_one_seat(session: Session) -> None:
    first, second, *_ = session.state.perspectives
    asked = run_past(session)
    for person, seat in (("p1", first), ("p2", second)):
        session.phone(person, c.AnswerCheck(asked, "worried", f"Line of {person}"))
        session.phone(person, c.TakeSeats((seat,)))
    session.does(c.AskIfSame("p2", "p1"))
    session.phone("p2", c.ConfirmSame("p1"))
    assert said(session, asked) == {"p1": ("worried", "Line of p2", "notes")}
    assert dict(session.state.direction.seats.items()) == {"p1": (second,)}
    session.does(c.Undo())
    assert set(said(session, asked)) == {"p1", "p2"}


def test_to_close_a_check_that_is_closed_or_not_there_fits_nothing(session: Session) -> None:
    id_ = run_past(session)
    assert sense.fits(session.state, e.CheckClosed(id_))
    session.does(c.CloseCheck(id_))
    assert not sense.fits(session.state, e.CheckClosed(id_))
    assert not sense.fits(session.state, e.CheckClosed("x-gone"))
