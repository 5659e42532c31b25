import pytest

from server.domain import commands as c
from server.domain.catalogue import ROLES
from server.domain.events import PlannedQuestion
from server.domain.plan import SessionPlan
from server.projections.questions.plan import PlannedRow, PlanView, plan_view
from tests.session import Session


@pytest.fixture
def planned() -> Session:
    """A session with four questions planned, two with minutes."""
    questions = (
        PlannedQuestion("plan-1", "One?", "Arriving", 5, "at_once", "Slowly.", ("What else?",)),
        PlannedQuestion("plan-2", "Two?", "Arriving", 10),
        PlannedQuestion("plan-3", "Three?"),
        PlannedQuestion("plan-4", "Four?", minutes=20),
    )
    plan = SessionPlan("Home care", ROLES, (), "So that calls do not rush.", ("Calm mornings",), questions)
    return Session(plan=plan)


def stands(view: PlanView) -> list[str]:
    return [row.stand for row in view.rows]


def test_a_session_without_a_plan_has_an_empty_one(session: Session) -> None:
    session.ask()
    assert plan_view(session.state) == PlanView()


def test_before_anything_is_asked_the_first_is_next(planned: Session) -> None:
    view = plan_view(planned.state)
    assert (view.purpose, view.outcomes) == ("So that calls do not rush.", ("Calm mornings",))
    assert view.rows[0] == PlannedRow("plan-1", 1, "One?", "Arriving", 5, "at_once", "Slowly.", ("What else?",), "next")
    assert stands(view) == ["next", "later", "later", "later"]
    assert (view.next, view.minutes_left) == ("plan-1", 35)


def test_what_is_asked_says_as_which_question_and_when(planned: Session) -> None:
    planned.ask("On the spot?")
    planned.does(c.AskPlanned("plan-1"))
    asked_at = planned.now
    view = plan_view(planned.state)
    assert stands(view) == ["open", "next", "later", "later"]
    assert (view.rows[0].asked_as, view.rows[0].asked_at, view.rows[1].asked_as) == (2, asked_at, None)
    assert (view.next, view.minutes_left) == ("plan-2", 30)
    planned.does(c.CloseQuestion())
    assert stands(plan_view(planned.state))[0] == "asked"


def test_another_round_leaves_the_plan_as_it_is(planned: Session) -> None:
    planned.does(c.AskPlanned("plan-1"))
    planned.does(c.AskAgain(planned.state.asked[0]))
    view = plan_view(planned.state)
    assert (stands(view)[0], view.rows[0].asked_as) == ("asked", 1)


def test_what_is_left_out_is_passed_over_and_takes_no_minutes(planned: Session) -> None:
    planned.does(c.SkipPlanned("plan-1"))
    view = plan_view(planned.state)
    assert (stands(view), view.next, view.minutes_left) == (["skipped", "next", "later", "later"], "plan-2", 30)
    planned.does(c.AskPlanned("plan-1"))
    assert stands(plan_view(planned.state)) == ["open", "next", "later", "later"]


def test_the_plan_follows_what_is_moved_added_and_undone(planned: Session) -> None:
    planned.does(c.MovePlanned("plan-4", 0))
    planned.does(c.AddPlanned("Five?", at=1))
    view = plan_view(planned.state)
    assert [(row.number, row.text) for row in view.rows] == [
        (1, "Four?"),
        (2, "Five?"),
        (3, "One?"),
        (4, "Two?"),
        (5, "Three?"),
    ]
    assert view.next == "plan-4"
    planned.does(c.Undo())
    planned.does(c.Undo())
    assert plan_view(planned.state).next == "plan-1"


def test_when_all_is_asked_or_left_out_nothing_is_next(planned: Session) -> None:
    for question in ("plan-1", "plan-2", "plan-3"):
        planned.does(c.AskPlanned(question))
    planned.does(c.SkipPlanned("plan-4"))
    view = plan_view(planned.state)
    assert (view.next, view.minutes_left) == (None, 0)
    assert stands(view) == ["asked", "asked", "open", "skipped"]
