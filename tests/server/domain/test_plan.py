from server.domain.catalogue import PERSPECTIVES, ROLES
from server.domain.decide.session import create
from server.domain.events import PlannedQuestion
from server.domain.plan import SessionPlan, plain_plan
from tests.session import Session


def test_a_session_for_which_nothing_was_planned_begins_with_what_is_built_in() -> None:
    state = Session("Home care").state
    assert (state.title, state.roles, state.perspectives, state.plan) == ("Home care", ROLES, PERSPECTIVES, ())
    assert (state.purpose, state.outcomes, state.next_planned) == ("", (), None)


def test_a_session_begins_with_what_was_planned_for_it() -> None:
    planned = PlannedQuestion("n1", "What helps?", "Listening", 10, "at_once", "Wait.", ("And then?",))
    plan = SessionPlan("Home care", ROLES[:2], ("I work here",), "To decide.", ("Shorter waits",), (planned,))
    state = Session(plan=plan).state
    assert (state.roles, state.perspectives, state.plan) == (ROLES[:2], ("I work here",), (planned,))
    assert (state.purpose, state.outcomes, state.next_planned) == ("To decide.", ("Shorter waits",), planned)


def test_a_practice_is_told_from_a_session() -> None:
    (created,) = create("s1", "KITE", plain_plan("Trying out"), practice=True)
    assert created.practice  # type: ignore[union-attr]
