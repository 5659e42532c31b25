import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.catalogue import PERSPECTIVES, ROLES
from server.domain.commands import AdoptWording, AskAgain, AskPlanned, CloseQuestion, OfferWording, SkipPlanned, Undo
from server.domain.events import PlannedQuestion
from server.domain.messages import Message
from server.domain.plan import SessionPlan
from server.domain.state import State
from tests.session import Session

NAMES = st.sampled_from(
    ["Ama", "ama", "Ａｍａ", "Ama\u200e", "Ama (1)", "Ama (2)", "Ama (1) (1)", "Person 2", "person 1", "Bo", ""]
)


def test_two_of_the_same_name_are_told_apart(session: Session) -> None:
    ama, other, bo = session.join("Ama"), session.join("AMA"), session.join("Bo")
    assert [session.label(person) for person in (ama, other, bo)] == ["Ama (1)", "AMA (2)", "Bo"]


@pytest.mark.parametrize("name", ["Ama (2)", "Person 3", "person 1", "Ama (2)\u200d"])
def test_nobody_passes_for_somebody_else_by_a_number_in_their_name(session: Session, name: str) -> None:
    session.join("Ama")
    session.join("Ama")
    session.join("")
    person = session.join(name)
    assert session.label(person) == f"{name} (1)"


@given(st.lists(NAMES, max_size=8))
def test_a_label_means_one_person(names: list[str]) -> None:
    session = Session()
    people = [session.join(name) for name in names]
    labels = [session.label(person) for person in people]
    assert len({label.casefold() for label in labels}) == len(people)


def test_before_anything_was_asked_there_is_no_question() -> None:
    assert State().question is None
    assert State().open_question is None


def test_the_newest_question_stays_in_view_after_it_closed(session: Session) -> None:
    question = session.ask()
    session.does(CloseQuestion())
    assert session.state.open_question is None
    assert session.state.question == session.state.questions[question]


def test_a_role_that_is_not_in_the_catalogue_is_none(session: Session) -> None:
    assert session.state.role("nobody") is None
    host = session.state.role("host")
    assert host is not None
    assert host.name == Message("roles.host.name")


def planned(*texts: str) -> Session:
    """A session whose plan has these questions, a0 and on."""
    questions = tuple(PlannedQuestion(f"a{number}", text) for number, text in enumerate(texts))
    return Session(plan=SessionPlan("Home care", ROLES, PERSPECTIVES, questions=questions))


def test_next_in_the_plan_is_the_first_that_was_neither_asked_nor_left_out() -> None:
    session = planned("One?", "Two?", "Three?")
    session.does(SkipPlanned("a0"))
    session.does(AskPlanned("a1"))
    assert session.state.planned_asked == {"a1"}
    assert session.state.next_planned == session.state.planned("a2")
    session.does(AskPlanned("a2"))
    assert session.state.next_planned is None
    session.does(SkipPlanned("a0", skipped=False))
    assert session.state.next_planned == session.state.planned("a0")
    assert session.state.planned("a9") is None


def test_a_question_whose_asking_was_undone_is_next_again() -> None:
    session = planned("One?")
    session.does(AskPlanned("a0"))
    session.does(Undo())
    assert session.state.next_planned == session.state.planned("a0")
    session.does(AskPlanned("a0"))


def test_rounds_of_a_question_are_told_from_others_between_them(session: Session) -> None:
    first, other = session.ask("One?"), session.ask("Other?")
    for question in (first, first):
        session.does(AskAgain(question))
    second, third = session.state.asked[-2:]
    session.does(AskAgain(third))
    fourth = session.state.asked[-1]
    for asked in (first, second, third, fourth):
        assert [known.id for known in session.state.rounds(asked)] == [first, second, third, fourth]
    assert [known.id for known in session.state.rounds(other)] == [other]
    session.does(Undo())
    assert [known.id for known in session.state.rounds(first)] == [first, second, third]


def test_wordings_wait_oldest_first_and_only_for_the_question_that_is_open(session: Session) -> None:
    people = [session.join(name) for name in ("Ama", "Bo", "Cleo")]
    assert session.state.wording_of(people[0]) is None
    question = session.ask("One?")
    for person, text in zip(people, ("Zulu?", "Alpha?", "Mike?"), strict=True):
        session.phone(person, OfferWording(question, text))
    session.phone(people[0], OfferWording(question, "Again?"))
    offered = [session.state.wordings[wording].text for wording in session.state.offered_wordings]
    assert offered == ["Alpha?", "Mike?", "Again?"]
    own = session.state.wording_of(people[0])
    assert own is not None
    assert own.text == "Again?"
    session.does(CloseQuestion())
    assert session.state.offered_wordings == ()
    assert session.state.wording_of(people[0]) is None
    session.ask("Two?")
    assert session.state.offered_wordings == ()


def test_a_wording_that_is_asked_already_does_not_wait(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    question = session.ask("One?")
    for person in (ama, bo):
        session.phone(person, OfferWording(question, "Other?"))
    session.does(AdoptWording(session.state.offered_wordings[0]))
    assert session.state.offered_wordings == ()
    assert session.state.wording_of(bo) is None
