from datetime import timedelta

from server.domain import commands as c
from server.projections.pending_yeses import PendingYesesView, pending_yeses_view, pending_yeses_words
from tests.session import Session


def words_for(session: Session, person: str, *, by: str | None = None) -> None:
    command = c.CaptureWords(session.state.asked[-1], "A bench by the bus stop.", "aloud", person)
    session.now += timedelta(seconds=1)
    if by is None:
        session.does(command)
    else:
        session.phone(by, command)


def test_nothing_waits_while_nothing_was_put_in(session: Session) -> None:
    assert pending_yeses_view(session.state) == PendingYesesView()


def test_whom_the_facilitator_asked_is_named_once_in_the_order_of_asking(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask()
    for person in (bo, ama, bo):
        words_for(session, person)
    assert pending_yeses_view(session.state) == PendingYesesView(3, ("Bo", "Ama"))
    assert pending_yeses_words(pending_yeses_view(session.state)) == "3 contributions wait for a yes: Bo, Ama"


def test_whom_a_scribe_asked_is_counted_and_not_named(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.hold("scribe", ama)
    session.ask()
    words_for(session, bo, by=ama)
    assert pending_yeses_view(session.state) == PendingYesesView(1, (), 1)
    assert pending_yeses_words(pending_yeses_view(session.state)) == "1 contribution waits for a yes, put in by others"
    words_for(session, ama)
    told = pending_yeses_words(pending_yeses_view(session.state))
    assert told == "2 contributions wait for a yes: Ama, 1 put in by others"


def test_what_was_answered_waits_no_longer(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask()
    words_for(session, ama)
    words_for(session, bo)
    for person, answer in ((ama, c.ConfirmWords), (bo, c.DropWords)):
        (words,) = session.state.captured_for[person]
        session.phone(person, answer(words))
    assert pending_yeses_view(session.state) == PendingYesesView()
