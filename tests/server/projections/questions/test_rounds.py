from server.domain import commands as c
from server.projections.questions.rounds import newest_repeated_question, round_views
from tests.session import Session


def test_a_question_that_was_asked_once_has_one_round(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask("What helps?")
    session.say(ama, "words")
    (only,) = round_views(session.state, question)
    assert (only.question, only.number, only.round, only.text, only.closed_at) == (question, 1, 1, "What helps?", None)
    assert [row.text for row in only.rows] == ["words"]


def test_rounds_stand_side_by_side_from_whichever_they_are_looked_at(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    first = session.ask("What helps?")
    session.say(ama, "one")
    session.phone(ama, c.TakeBackContribution(session.say(ama, "TAKEN BACK")))
    session.say(ama, "two", key="a" * 32)
    session.ask("Something else?")
    session.say(ama, "elsewhere")
    session.does(c.AskAgain(first))
    third = session.state.asked[-1]
    session.phone(bo, c.PassQuestion(third))
    session.does(c.AskAgain(third))
    session.say(bo, "three")
    fourth = session.state.asked[-1]
    rounds = round_views(session.state, third)
    assert [(one.number, one.round, one.answered, one.passed) for one in rounds] == [
        (1, 1, 2, 0),
        (3, 2, 0, 1),
        (4, 3, 1, 0),
    ]
    assert [[(row.number, row.label, row.text) for row in one.rows] for one in rounds] == [
        [(1, "Ama", "one"), (3, None, "two")],
        [],
        [(5, "Bo", "three")],
    ]
    assert rounds[0].closed_at is not None
    assert round_views(session.state, first) == round_views(session.state, fourth) == rounds


def test_a_show_of_hands_says_how_many(session: Session) -> None:
    question = session.ask("When?")
    session.does(c.CountHands(question, 7, "At three"))
    (only,) = round_views(session.state, question)
    assert [(row.label, row.text, row.hands) for row in only.rows] == [(None, "At three", 7)]


def test_a_round_that_was_withdrawn_is_not_there(session: Session) -> None:
    first = session.ask("What helps?")
    session.does(c.AskAgain(first))
    session.does(c.Undo())
    assert [one.number for one in round_views(session.state, first)] == [1]


def test_the_newest_question_with_rounds_that_stand_can_be_compared(session: Session) -> None:
    first = session.ask("What helps?")
    assert newest_repeated_question(session.state) is None
    session.does(c.AskAgain(first))
    second = session.state.asked[-1]
    session.ask("Something else?")
    assert newest_repeated_question(session.state) == second
    session.does(c.Undo())
    session.does(c.Undo())
    assert newest_repeated_question(session.state) is None
