"""What the records of a state say of themselves."""

import pytest

from server.domain import commands as c
from server.domain.actors import Participant
from tests.session import Session

KEY = "0123456789abcdef" * 2


def test_who_said_something_under_their_name_or_passed_has_responded(
    session: Session, ama: Participant, bo: Participant, cleo: Participant
) -> None:
    question = session.ask()
    session.say(ama.person, "words")
    session.submit(bo, c.PassQuestion(question))
    session.say(cleo.person, "nobody's", key=KEY)
    known = session.state.questions[question]
    assert [known.responded(one.person) for one in (ama, bo, cleo)] == [True, True, False]


@pytest.mark.parametrize("named", [True, False])
def test_only_what_has_neither_a_name_nor_a_phone_was_put_in(session: Session, ama: Participant, named: bool) -> None:
    session.ask()
    said = session.say(ama.person, "words", key=None if named else KEY)
    assert not session.state.contributions[said].put_in


def test_words_that_the_facilitator_put_in_without_a_name_are_known_as_such(session: Session) -> None:
    question = session.ask()
    session.does(c.CaptureWords(question, "Said aloud", "aloud"))
    session.does(c.CountHands(question, 4, "More time"))
    assert all(said.put_in for said in session.state.contributions.values())
