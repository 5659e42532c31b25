from server.domain import commands as c
from server.projections.questions.rewordings import reworded_at
from tests.session import Session


def reword(session: Session, person: str, text: str) -> None:
    session.phone(person, c.OfferWording(session.state.asked[-1], text))
    session.does(c.AdoptWording(session.state.offered_wordings[0]))


def test_each_moment_is_told_that_was_not_undone(session: Session) -> None:
    ama = session.join("Ama")
    first = session.ask("One?")
    reword(session, ama, "One, really?")
    once = session.now
    reword(session, ama, "ONE, UNDONE?")
    session.does(c.Undo())
    reword(session, ama, "One, finally?")
    again = session.now
    second = session.ask("Two?")
    reword(session, ama, "TWO, UNDONE?")
    session.does(c.Undo())
    assert reworded_at(session.entries) == {first: (once, again), second: ()}
    assert session.state.questions[first].wordings == ("One?", "One, really?")


def test_where_nothing_was_reworded_there_is_nothing_to_tell(session: Session) -> None:
    session.ask()
    assert reworded_at(session.entries) == {}
