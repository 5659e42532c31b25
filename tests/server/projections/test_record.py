from datetime import timedelta

from server.domain import commands as c
from server.projections.record import record
from tests.session import Session


def test_words_kept_to_the_room_are_counted_and_not_held(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    session.say(ama, "leaves")
    session.say(ama, "KEPT", consent="room")
    session.phone(ama, c.TakeBackContribution(session.say(ama, "TAKEN BACK")))
    kept = record(session.state)
    assert [said.text for said in kept.contributions] == ["leaves"]
    assert kept.kept_to_room == 1
    assert kept.questions[0].answered == 2
    assert kept.people[0].contributions == 2
    assert "KEPT" not in repr(kept)
    assert "TAKEN" not in repr(kept)


def test_words_stand_by_question_and_in_the_order_in_which_they_were_said(session: Session) -> None:
    ama = session.join("Ama")
    first = session.ask("One?")
    session.say(ama, "a")
    session.ask("Two?")
    session.say(ama, "b")
    session.phone(ama, c.Contribute(first, "late to the first", late=True))
    assert [said.text for said in record(session.state).contributions] == ["a", "late to the first", "b"]


def test_the_order_of_words_without_a_name_does_not_tell_when_they_came(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    session.now = session.now.replace(second=0) + timedelta(minutes=1)
    session.say(ama, "named, before")
    ids = [session.say(ama, f"nameless {number}", key=f"{number:032x}") for number in range(20)]
    said = record(session.state).contributions
    assert [one.id for one in said[:-1]] == sorted(ids)
    assert sorted(ids) != ids
    assert {one.said_at for one in said[:-1]} == {session.now.replace(second=0)}
    assert said[-1].text == "named, before"


def test_tenures_stand_in_the_order_in_which_they_began(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.phone(bo, c.AskForRole("listener"))
    session.phone(ama, c.AskForRole("listener"))
    session.phone(bo, c.StepBack("listener"))
    session.phone(bo, c.AskForRole("listener"))
    kept = record(session.state)
    assert [(held.person, held.until is None) for held in kept.tenures] == [("Bo", False), ("Ama", True), ("Bo", True)]
    assert kept.people[1].roles == ("Listener",)


def test_a_withdrawn_question_is_not_in_the_record(session: Session) -> None:
    ama = session.join("Ama")
    session.ask("Kept?")
    session.ask("Withdrawn?")
    session.phone(ama, c.TakeBackContribution(session.say(ama, "words")))
    session.does(c.Undo())
    assert [question.text for question in record(session.state).questions] == ["Kept?"]
