"""What turns ask of leaders: who sees it, and what leaves the room."""

import pytest

from server.domain import commands as c
from server.domain.evolve import fold
from server.projections.affected import affected_people, affects_room_view
from server.projections.direction.leaders import OwnAsked, asked_rows, leader_records
from server.projections.exported_journal import exported_entries
from server.projections.mine import mine_view
from server.projections.room import room_view
from tests.session import Session

OPENER = "way-opener"


@pytest.fixture
def session() -> Session:
    """Ama, p1, holds Way-opener, and one turn asks something; Bo, p2, is here too."""
    session = Session()
    for name in ("Ama", "Bo"):
        session.join(name)
    session.hold(OPENER, "p1")
    session.does(c.MakeTurn("A second carer."))
    session.does(c.AskLeaders(turn(session), "Is there money?"))
    return session


def turn(session: Session) -> str:
    return session.state.direction.turns[0].id


def asked(session: Session) -> str:
    return session.state.direction.asked[0].id


def test_way_openers_see_it_at_once_and_the_room_once_the_turn_is_set(session: Session) -> None:
    own = OwnAsked(asked(session), "A second carer.", "Is there money?", asked=True)
    assert mine_view(session.state, "p1").asked_leaders == (own,)
    assert mine_view(session.state, "p2").asked_leaders == ()
    (event,) = session.phone("p1", c.AnswerLeaders(asked(session), "not_possible", "There is none."))
    assert room_view(session.state).asked_leaders == ()
    assert not affects_room_view(session.state, event)
    session.does(c.SetTurn(turn(session)))
    (row,) = room_view(session.state).asked_leaders
    assert [(given.label, given.answer, given.text) for given in row.answers] == [
        ("Ama", "not_possible", "There is none.")
    ]
    (event,) = session.phone("p1", c.AnswerLeaders(asked(session), "possible"))
    assert affects_room_view(session.state, event)
    assert "p1" in (affected_people(session.state, event) or ())


def test_an_answer_of_who_stepped_back_says_when_they_held_the_role(session: Session) -> None:
    session.phone("p1", c.AnswerLeaders(asked(session), "possible"))
    assert asked_rows(session.state)[0].answers[0].since is None
    session.phone("p1", c.StepBack(OPENER))
    (given,) = asked_rows(session.state)[0].answers
    (tenure,) = session.state.tenures.values()
    assert (given.since, given.until) == (tenure.since, tenure.until)
    (own,) = mine_view(session.state, "p1").asked_leaders
    assert (own.asked, own.answer) == (False, "possible")


def test_it_leaves_the_room_with_its_turn_and_without_what_was_replaced(session: Session) -> None:
    for text in ("Canary", "There is none."):
        session.phone("p1", c.AnswerLeaders(asked(session), "not_possible", text))
    assert leader_records(session.state) == ()
    assert "There is none." not in repr([*exported_entries(session.state, session.entries)])
    session.does(c.SetTurn(turn(session)))
    exported = [*exported_entries(session.state, session.entries)]
    assert "Canary" not in repr(exported)
    assert leader_records(fold(exported)) == leader_records(session.state) != ()


def test_asking_that_was_undone_leaves_no_trace_outside(session: Session) -> None:
    session.does(c.SetTurn(turn(session)))
    session.does(c.AskLeaders(turn(session), "Canary?"))
    session.does(c.Undo())
    assert "Canary" not in repr([*exported_entries(session.state, session.entries)])
