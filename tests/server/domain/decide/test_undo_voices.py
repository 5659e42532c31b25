"""What is asked, planned, worded and put in can be taken back, as long as nobody built on it."""

import pytest
from msgspec.structs import replace
from rpds import HashTrieMap

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import FIRST_FACILITATOR, Participant
from server.domain.catalogue import PERSPECTIVES, ROLES
from server.domain.decide.undo import next_undo
from server.domain.plan import SessionPlan
from server.domain.state import State
from server.sentences import words
from tests.session import FACILITATOR, Session


@pytest.fixture
def session() -> Session:
    """A session that means to ask three questions, a0 to a2."""
    questions = tuple(e.PlannedQuestion(f"a{number}", f"Question {number}?") for number in range(3))
    return Session(plan=SessionPlan("Home care", ROLES, PERSPECTIVES, questions=questions))


def refused(session: Session) -> str:
    return session.refused(FACILITATOR, c.Undo()).code


def but_the_position(state: State) -> State:
    return replace(state, seq=0, undo=HashTrieMap(), redo=HashTrieMap())


@pytest.mark.parametrize(
    "command",
    [
        c.AddPlanned("What helps?", at=1),
        c.ChangePlanned("a1", "What helps?", minutes=5),
        c.SkipPlanned("a1"),
        c.MovePlanned("a0", 2),
        c.MovePlanned("a2", 0),
        c.WelcomePerson("Mrs K."),
        c.GiveTime(3),
        c.RevealQuestion("q3"),
        c.CloseQuestion(),
        c.AdoptWording("d5"),
        c.EndSession(),
    ],
    ids=repr,
)
def test_undoing_leads_back_to_where_it_began(session: Session, command: c.Command) -> None:
    ama, bo, question = session.join("Ama"), session.join("Bo"), session.ask("One?")
    session.say(ama, "words")
    for person in (ama, bo):
        session.phone(person, c.OfferWording(question, f"Asked {person}?"))
    before = session.state
    session.does(command)
    assert but_the_position(session.state) != but_the_position(before)
    session.does(c.Undo())
    assert but_the_position(session.state) == but_the_position(before)


@pytest.mark.parametrize(
    "command", [c.AskPlanned("a1"), c.AskAgain("q2"), c.AskQuestion("And now?", minutes=5)], ids=repr
)
def test_a_question_asked_with_all_that_came_with_it_is_withdrawn(session: Session, command: c.Command) -> None:
    ama, question = session.join("Ama"), session.ask("One?")
    session.phone(ama, c.OfferWording(question, "Other?"))
    offered = session.state.offered_wordings
    session.does(command)
    act = next_undo(session.state, FIRST_FACILITATOR, words)
    assert act is not None
    assert isinstance(act.chief, e.QuestionAsked)
    session.does(c.Undo())
    assert (session.state.asked, session.state.offered_wordings) == ((question,), offered)
    assert session.state.open_question is not None


def test_a_question_that_somebody_would_rather_be_asked_otherwise_stays(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask("One?")
    session.phone(ama, c.OfferWording(question, "Other?"))
    assert refused(session) == "nothing_to_undo"
    session.does(c.AdoptWording(session.state.offered_wordings[0]))
    session.does(c.Undo())
    assert session.state.questions[question].text == "One?"
    assert refused(session) == "nothing_to_undo"


def test_rewordings_are_taken_back_one_by_one_and_wait_again_at_their_place(session: Session) -> None:
    people = [session.join(name) for name in ("Ama", "Bo", "Cleo")]
    question = session.ask("One?")
    for person in people:
        session.phone(person, c.OfferWording(question, f"{session.label(person)}'s?"))
    first, second, third = session.state.offered_wordings
    for wording in (second, first):
        session.does(c.AdoptWording(wording))
    told: list[tuple[str, list[str]]] = []
    for _ in range(3):
        told.append((session.state.questions[question].text, [*session.state.offered_wordings]))
        if len(told) < 3:
            session.does(c.Undo())
    assert told == [("Ama's?", [third]), ("Bo's?", [first, third]), ("One?", [first, second, third])]


def test_a_wording_that_its_person_thought_better_of_does_not_wait_again(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask("One?")
    session.phone(ama, c.OfferWording(question, "Other?"))
    session.does(c.AdoptWording(session.state.offered_wordings[0]))
    session.phone(ama, c.OfferWording(question, "Better?"))
    session.does(c.Undo())
    assert [session.state.wordings[wording].text for wording in session.state.offered_wordings] == ["Better?"]


@pytest.mark.parametrize("hands", [True, False])
def test_what_was_put_in_without_a_name_is_taken_back(session: Session, hands: bool) -> None:
    question = session.ask()
    session.does(c.CountHands(question, 3, "More") if hands else c.CaptureWords(question, "words", "aloud"))
    session.does(c.Undo())
    assert (session.state.kept_contributions, session.entries[-1].actor, session.entries[-1].at.second) == (0, None, 0)
    session.does(c.Undo())
    assert session.state.asked == ()


def test_what_was_taken_back_already_is_passed_over(session: Session) -> None:
    question = session.ask()
    (made,) = session.does(c.CaptureWords(question, "words", "aloud"))
    assert isinstance(made, e.ContributionMade)
    session.does(c.TakeBackContribution(made.contribution))
    session.does(c.Undo())
    assert session.state.asked == ()


def test_words_that_a_phone_sent_are_nobody_elses_to_undo(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask()
    session.say(ama, "words")
    session.say(ama, "nobody's", key="a" * 32)
    (captured,) = session.does(c.CaptureWords(question, "Ama's", "aloud", ama))
    assert isinstance(captured, e.WordsCaptured)
    session.phone(ama, c.ConfirmWords(captured.words))
    assert refused(session) == "nothing_to_undo"


def test_a_welcome_is_taken_back_only_before_anybody_built_on_it(session: Session) -> None:
    session.does(c.WelcomePerson("Mrs K."))
    session.join("Ama")
    assert refused(session) == "nothing_to_undo"
    (welcomed,) = session.does(c.WelcomePerson("Mr L."))
    assert isinstance(welcomed, e.PersonWelcomed)
    question = session.ask()
    session.does(c.CaptureWords(question, "His", "aloud", welcomed.person))
    session.does(c.Undo())
    session.does(c.Undo())
    assert session.state.asked == ()
    assert refused(session) == "nothing_to_undo"
    assert welcomed.person in session.state.people


def test_a_planned_question_that_was_asked_or_changed_since_stays_in_the_plan(session: Session) -> None:
    (added,) = session.does(c.AddPlanned("What helps?"))
    assert isinstance(added, e.PlannedAdded)
    session.does(c.AskPlanned(added.question.id))
    session.phone(session.join("Ama"), c.PassQuestion(session.state.asked[-1]))
    assert refused(session) == "nothing_to_undo"


def test_more_time_given_twice_is_taken_back_twice(session: Session) -> None:
    session.does(c.AskQuestion("What helps?", minutes=5))
    ama = Participant(session.join("Ama"))
    until = session.state.questions[session.state.asked[-1]].until
    for _ in range(2):
        session.does(c.GiveTime())
    session.submit(ama, c.PassQuestion(session.state.asked[-1]))
    for _ in range(2):
        session.does(c.Undo())
    assert session.state.questions[session.state.asked[-1]].until == until
    assert refused(session) == "nothing_to_undo"
