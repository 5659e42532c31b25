"""A contribution that is read away from its list, with its question and what it answers."""

from server.domain import commands as c
from server.projections.reading import placed
from tests.session import Session


def test_words_come_with_their_question_and_what_they_answer(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    question = session.ask("What helps?")
    said = session.say(ama, "Mornings")
    session.does(c.RevealQuestion(question))
    session.phone(bo, c.Build(said, "Every one"))
    build = next(known for known in session.state.contributions.values() if known.to == said)
    row = placed(session.state, build)
    assert (row.question, row.number, row.asked, row.to_all) == (question, 1, "What helps?", True)
    assert (row.said.text, row.said.label, row.answered) == ("Every one", "Bo", "Mornings")
    assert placed(session.state, session.state.contributions[said]).answered == ""
    session.phone(ama, c.TakeBackContribution(said))
    assert placed(session.state, build).answered == ""
