from datetime import timedelta

import pytest

from server.domain import commands as c
from server.domain.catalogue import ROLES
from server.domain.events import PlannedQuestion
from server.domain.plan import SessionPlan
from server.projections.questions.asked import Rewording
from server.projections.questions.rewordings import reworded_at
from server.projections.record import SignalRecord, record
from server.projections.voices import ChannelRow
from tests.session import Session


def test_words_kept_to_the_room_are_counted_and_not_held(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    session.say(ama, "leaves")
    session.say(ama, "KEPT", consent="room")
    session.phone(ama, c.TakeBackContribution(session.say(ama, "TAKEN BACK")))
    kept = record(session.state)
    assert [said.words.text for said in kept.contributions] == ["leaves"]
    assert kept.kept_to_room == 1
    assert kept.questions[0].answered == 2
    assert kept.people[0].contributions == 2
    assert "KEPT" not in repr(kept)
    assert "TAKEN" not in repr(kept)


def test_a_title_that_was_changed_stands_beside_the_first_one(session: Session) -> None:
    for title in ("Care at home", "Caring at home"):
        session.does(c.ChangeTitle(title))
    kept = record(session.state)
    assert (kept.title, kept.first_title) == ("Caring at home", "Shaping home care together")


def test_words_stand_by_question_and_in_the_order_in_which_they_were_said(session: Session) -> None:
    ama = session.join("Ama")
    first = session.ask("One?")
    session.say(ama, "a")
    session.ask("Two?")
    session.say(ama, "b")
    session.phone(ama, c.Contribute(first, "late to the first", late=True))
    assert [said.words.text for said in record(session.state).contributions] == ["a", "late to the first", "b"]


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
    assert said[-1].words.text == "named, before"


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
    session.does(c.AnswerCall(session.state.open_calls[0]))
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


@pytest.fixture
def planned() -> Session:
    """A session with a plan of three questions and its facilitator's notes."""
    questions = (
        PlannedQuestion("plan-1", "One?", "Arriving", 5, "at_once", "NOTES", ("PROBE?",)),
        PlannedQuestion("plan-2", "Two?"),
        PlannedQuestion("plan-3", "Three?"),
    )
    return Session(plan=SessionPlan("Home care", ROLES, (), "Calm mornings", ("No rush",), questions))


def test_the_plan_stands_beside_what_was_asked_without_the_facilitators_notes(planned: Session) -> None:
    planned.ask("On the spot?")
    planned.does(c.AskPlanned("plan-1"))
    planned.does(c.SkipPlanned("plan-2"))
    kept = record(planned.state)
    assert (kept.purpose, kept.outcomes) == ("Calm mornings", ("No rush",))
    assert [(one.text, one.planned) for one in kept.room_outcomes] == [("No rush", True)]
    assert [(one.text, one.phase, one.minutes, one.reveal, one.skipped, one.asked_as) for one in kept.plan] == [
        ("One?", "Arriving", 5, "at_once", False, 2),
        ("Two?", "", None, "when_revealed", True, None),
        ("Three?", "", None, "when_revealed", False, None),
    ]
    assert [(one.origin, one.minutes, one.reveal) for one in kept.questions] == [
        ("on_the_spot", None, "when_revealed"),
        ("planned", 5, "at_once"),
    ]
    assert "NOTES" not in repr(kept)
    assert "PROBE" not in repr(kept)


def test_rounds_and_who_asked_them_are_told(session: Session) -> None:
    ama = session.join("Ama")
    session.hold("host", ama)
    first = session.ask("One?")
    session.ask("Two?")
    session.phone(ama, c.AskQuestion("Three?"))
    session.does(c.AskAgain(first))
    session.say(ama, "words")
    kept = record(session.state)
    assert [(one.number, one.round, one.again, one.origin, one.by) for one in kept.questions] == [
        (1, 1, None, "on_the_spot", ""),
        (2, 1, None, "on_the_spot", ""),
        (3, 1, None, "on_the_spot", "Ama"),
        (4, 2, 1, "again", ""),
    ]
    assert kept.contributions[0].round == 2


def test_words_say_how_their_question_was_worded_then_but_never_more_of_when_nameless_ones_came(
    session: Session,
) -> None:
    ama = session.join("Ama")
    question = session.ask("What works?")
    session.say(ama, "named, before")
    session.say(ama, "nameless, before", key="a" * 32)
    assert {said.asked_as for said in record(session.state).contributions} == {"What works?"}
    session.phone(ama, c.OfferWording(question, "What works for you?"))
    session.does(c.AdoptWording(session.state.offered_wordings[0]))
    at = session.now
    session.say(ama, "named, after")
    session.say(ama, "nameless, after", key="b" * 32)
    kept = record(session.state, None, reworded_at(session.entries))
    assert {said.words.text: said.asked_as for said in kept.contributions} == {
        "named, before": "What works?",
        "named, after": "What works for you?",
        "nameless, before": "",
        "nameless, after": "",
    }
    assert kept.questions[0].reworded == (Rewording("What works?", "What works for you?", at),)
    assert record(session.state).questions[0].reworded == (Rewording("What works?", "What works for you?"),)


def test_how_voices_came_in_is_told_in_totals_with_what_was_kept_to_the_room(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    question = session.ask()
    session.say(ama, "words", consent="room")
    session.say(ama, "words")
    session.does(c.CountHands(question, 14, "Evening calls"))
    session.does(c.CountHands(question, 3, "Mornings"))
    session.phone(bo, c.SendSignal("break", "a" * 32))
    session.phone(bo, c.SendSignal("break", "b" * 32))
    session.does(c.AnswerSignal("break"))
    session.phone(bo, c.SendSignal("plainer", "c" * 32))
    kept = record(session.state)
    assert kept.channels == (ChannelRow("phone", 2), ChannelRow("hands", 2, 17))
    assert kept.signals == (SignalRecord("plainer", 1, 0), SignalRecord("break", 2, 1))
    assert [said.hands for said in kept.contributions if said.hands] == [14, 3]


def test_nothing_of_invitations_perspectives_and_what_was_felt_is_in_it(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    session.say(ama, "words")
    before = record(session.state)
    session.phone(ama, c.SayPerspectives(("I LIVE ALONE",)))
    session.does(c.InvitePerson(ama))
    session.phone(ama, c.SayFelt(3, 0, "a" * 32))
    assert record(session.state) == before
    session.say(ama, "more words")
    assert "I LIVE ALONE" not in repr(record(session.state))


@pytest.fixture
def answering(session: Session) -> tuple[str, str, str]:
    """Ama's words, which everybody may read, Bo and Mei."""
    ama, bo, mei = (session.join(name) for name in ("Ama", "Bo", "Mei"))
    session.ask()
    session.does(c.RevealQuestion(session.state.asked[-1]))
    return session.say(ama, "The same carer"), bo, mei


def test_what_answers_what_its_themes_and_how_many_say_me_too_are_in_the_record(
    session: Session, answering: tuple[str, str, str]
) -> None:
    words, bo, mei = answering
    session.hold("encourager", mei)
    session.phone(bo, c.Build(words, "On weekends too"))
    session.phone(bo, c.Challenge(words, "Her warmth", "Who pays?", "beside", mei))
    session.phone(mei, c.StandBeside(next(iter(session.state.challenges))))
    for number in range(2):
        session.phone(mei, c.SayMeToo(words, f"{number:032x}"))
    session.does(c.AddTheme("Trust", (words,)))
    session.does(c.AddTheme("Time"))
    first, build, challenge = record(session.state).contributions
    assert (first.to, first.to_text, first.me_too, first.themes) == ("", "", 2, ("Trust",))
    assert (build.kind, build.to, build.to_text, build.themes) == ("build", words, "The same carer", ())
    assert (challenge.to, challenge.words.value, challenge.words.text, challenge.beside) == (
        words,
        "Her warmth",
        "Who pays?",
        "Mei",
    )
    assert [(theme.name, theme.contributions) for theme in record(session.state).themes] == [
        ("Trust", (first,)),
        ("Time", ()),
    ]


def test_nothing_points_to_words_that_are_kept_to_the_room_or_taken_back(
    session: Session, answering: tuple[str, str, str]
) -> None:
    words, bo, mei = answering
    kept = session.say(mei, "KEPT", consent="room")
    session.phone(bo, c.Build(kept, "On weekends too"))
    session.phone(bo, c.Challenge(words, "KEPT VALUE", "KEPT TEST", consent="room"))
    session.phone(mei, c.Challenge(words, "Her warmth", "Who pays?"))
    session.phone(bo, c.SayMeToo(kept, "a" * 32))
    session.does(c.AddTheme("Trust", (kept, words)))
    session.phone(str(session.state.contributions[words].person), c.TakeBackContribution(words))
    told = record(session.state)
    assert [(said.words.text, said.to, said.to_text) for said in told.contributions] == [
        ("On weekends too", "", ""),
        ("Who pays?", "", ""),
    ]
    assert [theme.contributions for theme in told.themes] == [()]
    assert ("KEPT" in repr(told), kept in repr(told), words in repr(told)) == (False, False, False)
