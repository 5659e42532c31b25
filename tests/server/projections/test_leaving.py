"""Whether what an export has may leave the room still."""

import pytest

from server.domain import commands as c
from server.projections.leaving import leaves_still
from server.projections.record import record
from tests.session import Session


@pytest.fixture
def session() -> Session:
    """Ama said one thing, which a phone proposed for a theme that is said back with "Nearly"."""
    session = Session()
    ama = session.join("Ama")
    session.does(c.AskQuestion("What helps?", "at_once"))
    said = (session.say(ama, "Mornings"), session.say(ama, "Evenings"))
    session.phone(ama, c.ProposeTogether(said, "Both are about time", "Time"))
    session.does(c.TakeProposal(next(iter(session.state.proposals))))
    session.does(c.SayBack(session.state.themes[0].id, "Time is short."))
    session.phone(ama, c.AnswerSayBack(session.state.themes[0].sentences[-1].id, "nearly", "For some."))
    return session


def test_what_is_added_meanwhile_leaves_what_there_was(session: Session) -> None:
    before = record(session.state)
    session.say("p1", "Nights")
    assert leaves_still(before, record(session.state))


@pytest.mark.parametrize("consent", ["room", "quoted"])
def test_words_whose_consent_changes_do_not_leave_as_they_were(session: Session, consent: c.Consent) -> None:
    before = record(session.state)
    words = next(known.id for known in session.state.contributions.values() if known.text == "Mornings")
    session.phone("p1", c.ChangeConsent(words, consent))
    assert not leaves_still(before, record(session.state))


def test_a_line_that_is_said_otherwise_does_not_leave_as_it_was(session: Session) -> None:
    before = record(session.state)
    session.phone("p1", c.AnswerSayBack(session.state.themes[0].sentences[-1].id, "yes"))
    assert not leaves_still(before, record(session.state))
