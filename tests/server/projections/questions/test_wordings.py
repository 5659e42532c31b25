from server.domain import commands as c
from server.projections.questions.wordings import WordingRow, wording_rows
from tests.session import Session


def numbered(session: Session) -> list[tuple[int, str, str]]:
    return [(row.number, row.label, row.text) for row in wording_rows(session.state)]


def test_wordings_wait_in_the_order_in_which_they_were_offered(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    question = session.ask()
    session.phone(bo, c.OfferWording(question, "What helps?"))
    at = session.now
    session.phone(ama, c.OfferWording(question, "What would help?"))
    assert numbered(session) == [(1, "Bo", "What helps?"), (2, "Ama", "What would help?")]
    (first, _) = wording_rows(session.state)
    assert first == WordingRow(first.id, 1, "What helps?", "Bo", at)


def test_a_wording_keeps_its_number_whatever_becomes_of_others(session: Session) -> None:
    ama, bo, cleo = (session.join(name) for name in ("Ama", "Bo", "Cleo"))
    question = session.ask()
    for person, text in ((ama, "One?"), (bo, "Two?"), (cleo, "Three?")):
        session.phone(person, c.OfferWording(question, text))
    session.phone(ama, c.OfferWording(question, "One, better?"))
    assert numbered(session) == [(2, "Bo", "Two?"), (3, "Cleo", "Three?"), (4, "Ama", "One, better?")]
    session.does(c.AdoptWording(wording_rows(session.state)[0].id))
    assert numbered(session) == [(3, "Cleo", "Three?"), (4, "Ama", "One, better?")]
    session.does(c.Undo())
    assert numbered(session)[0] == (2, "Bo", "Two?")


def test_none_wait_for_a_question_that_closed(session: Session) -> None:
    ama = session.join("Ama")
    session.phone(ama, c.OfferWording(session.ask(), "What helps?"))
    session.does(c.CloseQuestion())
    assert numbered(session) == []
