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


def given(session: Session, role: str, person: str) -> None:
    session.does(c.OfferRole(role, person))
    session.phone(person, c.AcceptOffer(role))


def test_a_tenure_keeps_the_name_it_began_with_and_its_minutes(session: Session) -> None:
    ama = session.join("Ama")
    given(session, "host", ama)
    session.does(c.ChangeRole("host", "Chair", "Asks.", limit=2))
    session.now += timedelta(minutes=12) - timedelta(seconds=2)
    session.phone(ama, c.StepBack("host"))
    (held,) = record(session.state).tenures
    assert (held.role, held.role_now, held.minutes) == ("Host", "Chair", 12)
    assert record(session.state).people[0].roles == ("Host",)


def test_minutes_of_what_lasts_go_up_to_the_last_moment_that_is_known(session: Session) -> None:
    given(session, "host", session.join("Ama"))
    assert record(session.state).tenures[0].minutes is None
    assert record(session.state, session.now + timedelta(minutes=5)).tenures[0].minutes == 5
    assert record(session.state, session.now - timedelta(minutes=5)).tenures[0].minutes == 0


def test_who_shadowed_whom_is_told_of_the_tenure_in_which_they_did(session: Session) -> None:
    ama, bo, cleo = (session.join(name) for name in ("Ama", "Bo", "Cleo"))
    given(session, "host", ama)
    for _ in range(2):
        session.phone(bo, c.AskToShadow("host", ama))
        session.phone(ama, c.LetShadow("host", bo))
        session.phone(bo, c.StopShadowing("host"))
    session.phone(ama, c.StepBack("host"))
    given(session, "host", ama)
    session.phone(cleo, c.AskToShadow("host", ama))
    session.phone(ama, c.LetShadow("host", cleo))
    session.phone(ama, c.PassOn("host", cleo))
    session.phone(cleo, c.AcceptOffer("host"))
    told = [(one.person, one.shadowed, one.shadows, one.beside) for one in record(session.state).tenures]
    assert told == [
        ("Ama", False, ("Bo",), None),
        ("Ama", False, ("Cleo",), None),
        ("Cleo", True, (), "Ama"),
    ]


def test_calls_stand_as_they_were_made_with_the_name_that_the_role_had(session: Session) -> None:
    ama = session.join("Ama")
    for role in ("weaver", "care-keeper"):
        given(session, role, ama)
    session.phone(ama, c.MakeCall("theme", "Evening calls"))
    session.does(c.ChangeRole("weaver", "Thread-finder", "Finds threads."))
    session.phone(ama, c.MakeCall("break"))
    session.does(c.AnswerCall(session.state.calling[0]))
    first, second = record(session.state).calls
    assert (first.role, first.person, first.kind, first.text, first.heard) == (
        "Weaver",
        "Ama",
        "theme",
        "Evening calls",
        True,
    )
    assert (second.role, second.kind, second.text, second.heard) == ("Care-keeper", "break", "", False)


def test_a_call_made_while_a_clock_stood_wrong_has_the_name_of_now(session: Session) -> None:
    ama = session.join("Ama")
    given(session, "weaver", ama)
    session.now -= timedelta(hours=1)
    session.phone(ama, c.MakeCall("theme", "Evening calls"))
    assert record(session.state).calls[0].role == "Weaver"


def test_words_that_wait_for_a_yes_are_nowhere_in_it(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    given(session, "scribe", ama)
    session.phone(ama, c.CaptureWords(session.ask(), "WAITING", "aloud", bo))
    assert "WAITING" not in repr(record(session.state))
