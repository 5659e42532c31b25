from hypothesis import given
from hypothesis import strategies as st

from server.domain import events as e
from server.domain.evolve import evolve
from server.domain.state import State
from tests.session import BEGINNING

MANY = tuple(e.PlannedQuestion(f"n{number}", f"Question {number}?") for number in range(5))


@given(st.integers(0, 4), st.integers(0, 4))
def test_a_question_stands_where_it_was_moved_and_the_others_keep_their_order(before: int, at: int) -> None:
    moved = evolve(State(plan=MANY), e.PlannedMoved(MANY[before].id, at, before), BEGINNING).plan
    assert moved[at] == MANY[before]
    assert [planned for planned in moved if planned != MANY[before]] == [
        planned for planned in MANY if planned != MANY[before]
    ]
    assert evolve(State(plan=moved), e.PlannedMoved(MANY[before].id, before, at), BEGINNING).plan == MANY


@given(st.integers(0, 5))
def test_a_question_stands_where_it_was_put(at: int) -> None:
    added = e.PlannedQuestion("new", "What helps?")
    plan = evolve(State(plan=MANY), e.PlannedAdded(added, at), BEGINNING).plan
    assert plan[at] == added
    assert evolve(State(plan=plan), e.PlannedRemoved(added), BEGINNING).plan == MANY
