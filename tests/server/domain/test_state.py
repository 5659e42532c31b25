import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.commands import CloseQuestion
from server.domain.state import State
from tests.session import Session

NAMES = st.sampled_from(
    ["Ama", "ama", "Ａｍａ", "Ama\u200e", "Ama (1)", "Ama (2)", "Ama (1) (1)", "Person 2", "person 1", "Bo", ""]
)


def test_two_of_the_same_name_are_told_apart(session: Session) -> None:
    ama, other, bo = session.join("Ama"), session.join("AMA"), session.join("Bo")
    assert [session.state.label(person) for person in (ama, other, bo)] == ["Ama (1)", "AMA (2)", "Bo"]


@pytest.mark.parametrize("name", ["Ama (2)", "Person 3", "person 1", "Ama (2)\u200d"])
def test_nobody_passes_for_somebody_else_by_a_number_in_their_name(session: Session, name: str) -> None:
    session.join("Ama")
    session.join("Ama")
    session.join("")
    person = session.join(name)
    assert session.state.label(person) == f"{name} (1)"


@given(st.lists(NAMES, max_size=8))
def test_a_label_means_one_person(names: list[str]) -> None:
    session = Session()
    people = [session.join(name) for name in names]
    labels = [session.state.label(person) for person in people]
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
    assert host.name == "Host"
