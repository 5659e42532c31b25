"""What many people say of a question does not make each further word slower."""

from server.domain import commands as c
from tests.session import Session


def test_words_share_the_question_that_they_answer(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask()
    said = [session.say(ama, f"words {number}") for number in range(3)]
    texts = {id(session.state.contributions[known].asked) for known in said}
    assert texts == {id(session.state.questions[question].text)}


def test_a_wording_is_put_beside_the_others_without_copying_them(session: Session) -> None:
    people = [session.join() for _ in range(40)]
    question = session.ask()
    for person in people:
        session.phone(person, c.OfferWording(question, f"Asked {person}?"))
    known = session.state.questions[question]
    assert [known.offered[person] for person in people] == list(session.state.offered_wordings)
    assert known.wordings == ()


def test_a_closed_question_that_opens_again_has_its_wordings_still(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask()
    session.phone(ama, c.OfferWording(question, "Other?"))
    offered = session.state.offered_wordings
    session.does(c.CloseQuestion())
    session.does(c.Undo())
    assert session.state.offered_wordings == offered != ()
