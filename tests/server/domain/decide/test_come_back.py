"""Come-back words and more phones are kept for a person whom the server checked."""

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Doorkeeper, Participant
from server.domain.decide.limits import MOST_FROM_ONE
from server.domain.evolve import evolve
from tests.session import BEGINNING, FACILITATOR, Session

HASH, OTHER, PHONE = "1" * 64, "2" * 64, "3" * 64


@pytest.fixture
def session() -> Session:
    session = Session()
    session.join("Ama")
    return session


AMA = Doorkeeper("p1")


def test_new_words_replace_earlier_ones(session: Session) -> None:
    assert session.submit(AMA, c.KeepComeBackWords(HASH)) == (e.ComeBackWordsMade("p1", HASH),)
    assert session.submit(AMA, c.KeepComeBackWords(HASH)) == ()
    session.submit(AMA, c.KeepComeBackWords(OTHER))
    assert {*session.state.come_back.items()} == {(OTHER, "p1")}


def test_words_whose_hash_was_emptied_let_nobody_in(session: Session) -> None:
    state = evolve(session.state, e.ComeBackWordsMade("p1", ""), BEGINNING)
    assert not state.come_back


def test_one_more_phone_acts_for_the_person(session: Session) -> None:
    session.submit(AMA, c.ComeBack(PHONE))
    assert session.state.secrets[PHONE] == "p1"
    assert session.submit(AMA, c.ComeBack(PHONE)) == ()
    assert session.entries[-1].actor == "p1"


def test_the_words_of_somebody_who_was_removed_lead_to_nobody(session: Session) -> None:
    session.submit(AMA, c.KeepComeBackWords(HASH))
    session.does(c.RemovePeople(("p1",)))
    assert not session.state.come_back
    assert not session.state.come_back_words
    assert session.refused(AMA, c.ComeBack(PHONE)).code == "come_back_wrong"


def test_nobody_but_the_server_asks_for_it(session: Session) -> None:
    for actor in (FACILITATOR, Participant("p1")):
        for command in (c.KeepComeBackWords(HASH), c.ComeBack(PHONE)):
            assert session.refused(actor, command).code == "not_allowed"


def test_nobody_fills_the_record_with_words(session: Session) -> None:
    session.shares["p1"] = MOST_FROM_ONE
    assert session.refused(AMA, c.KeepComeBackWords(HASH)).code == "phone_share_used"


def test_the_words_stay_their_own_when_two_become_one_and_two_again(session: Session) -> None:
    session.join("Ama")
    session.submit(Doorkeeper("p2"), c.KeepComeBackWords(HASH))
    session.does(c.AskIfSame("p2", "p1"))
    session.phone("p2", c.ConfirmSame("p1"))
    assert session.state.person_id(session.state.come_back[HASH]) == "p1"
    session.submit(Doorkeeper("p2"), c.ComeBack(PHONE))
    session.does(c.Undo())
    assert session.state.come_back[HASH] == "p2"
    assert session.state.secrets[PHONE] == "p2"
