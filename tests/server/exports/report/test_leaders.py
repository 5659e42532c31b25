"""The report's part about what was asked of leaders."""

from server.domain import commands as c
from server.exports.report.leaders import leader_blocks
from server.projections.record import record
from tests.session import Session


def told(session: Session) -> list[str]:
    return [*leader_blocks(record(session.state))]


def test_it_has_what_was_asked_what_was_answered_and_what_is_open(session: Session) -> None:
    assert told(session) == []
    people = [session.join(name) for name in ("Ama", "Bo")]
    session.hold("way-opener", *people)
    session.does(c.MakeTurn("A *second* carer."))
    turn = session.state.direction.turns[0].id
    session.does(c.AskLeaders(turn, "Is there money?"))
    session.does(c.AskLeaders(turn, "And time?"))
    session.does(c.SetTurn(turn))
    asked = session.state.direction.asked[0].id
    session.phone(people[0], c.AnswerLeaders(asked, "not_possible", "Not this year."))
    session.phone(people[1], c.AnswerLeaders(asked, "possible"))
    session.phone(people[1], c.StepBack("way-opener"))
    _, first, answers, second, still = told(session)
    assert first == "For turn 1, “A \\*second\\* carer.”: Is there money?"
    ama, bo = answers.split("\n")
    assert ama == "- Ama: Not possible, because… Not this year."
    assert bo.startswith("- Bo (held the role from ")
    assert bo.endswith("): Possible")
    assert (second, still) == ("For turn 1, “A \\*second\\* carer.”: And time?", "- Open: nobody answered.")
