"""What reaches every phone is bound to the room in which somebody said yes to it."""

from collections.abc import Callable

import pytest

from server.domain import commands as c
from server.domain.actors import Participant
from server.domain.decide.seen import room_seen
from tests.session import FACILITATOR, Session

HOST, OTHER_HOST = "p1", "p2"


@pytest.fixture
def session() -> Session:
    session = Session()
    session.join("Ama")
    session.join("Bo")
    session.hold("host", HOST, OTHER_HOST)
    session.hold("outcome-keeper", HOST)
    return session


def bound(session: Session) -> list[c.Command]:
    """Everything that is asked about on a Host's phone, as the room is now."""
    seen = room_seen(session.state)
    asked = session.state.asked[-1]
    return [
        c.AskQuestion("And now?", seen=seen),
        c.CloseQuestion(seen=seen),
        c.RevealQuestion(asked, seen=seen),
        c.RewordQuestion(asked, "What helps you?", seen=seen),
        c.StartBreak(10, seen=seen),
        c.EndBreak(seen=seen),
        c.MakeCall("bring_us_back", seen=seen),
        c.AnswerCall("k1", seen=seen),
    ]


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda _: c.AskQuestion("Another Host's?"),
        lambda question: c.RewordQuestion(question, "What helps, then?"),
        lambda _: c.StartBreak(5),
    ],
    ids=["another question", "put right", "a break"],
)
def test_nothing_is_done_once_the_room_is_another(session: Session, meanwhile: Callable[[str], c.Command]) -> None:
    question = session.ask("What helps?")
    commands = bound(session)
    session.phone(OTHER_HOST, meanwhile(question))
    before = session.state
    for command in commands:
        assert session.refused(Participant(HOST), command).code == "changed_meanwhile"
    assert session.state == before


def test_an_adopted_wording_and_another_break_change_the_room(session: Session) -> None:
    session.phone(OTHER_HOST, c.OfferWording(session.ask("What helps?"), "What helps you?"))
    commands = bound(session)
    session.does(c.AdoptWording(next(iter(session.state.offered_wordings))))
    for command in commands:
        assert session.refused(Participant(HOST), command).code == "changed_meanwhile"
    session.does(c.StartBreak(5))
    end = c.EndBreak(seen=room_seen(session.state))
    session.does(c.EndBreak())
    session.does(c.StartBreak(5))
    assert session.refused(FACILITATOR, end).code == "changed_meanwhile"


def test_what_was_said_and_who_came_meanwhile_is_no_other_room(session: Session) -> None:
    for number in range(7):
        session.ask("What helps?")
        command = bound(session)[number]
        session.say(session.join("Mei"), "Evening calls")
        session.submit(Participant(HOST), command)
    session.does(c.StartBreak(5))
    end = c.EndBreak(seen=room_seen(session.state))
    session.say(HOST, "The same carer")
    session.phone(HOST, end)
    assert session.state.current_break is None


def test_the_first_question_is_asked_once_by_two_hosts(session: Session) -> None:
    seen = room_seen(session.state)
    session.phone(OTHER_HOST, c.AskQuestion("What helps?", seen=seen))
    assert session.refused(Participant(HOST), c.AskQuestion("And now?", seen=seen)).code == "changed_meanwhile"
