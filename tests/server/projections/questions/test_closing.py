"""How the closing round is asked for."""

from server.domain import commands as c
from server.domain.catalogue import ROLES
from server.domain.events import PlannedQuestion
from server.domain.plan import SessionPlan
from server.projections.questions.closing import closing_command, closing_question
from tests.session import Session

BUILT_IN = "One line to close with, if you wish: what do you take with you?"


def test_without_a_plan_it_is_asked_as_it_is_built_in_or_in_words_of_ones_own(session: Session) -> None:
    assert closing_question(session.state) == BUILT_IN
    assert closing_command(session.state, "A word?") == c.AskQuestion("A word?", "at_once", kind="closing")


def test_a_planned_one_is_asked_as_planned_once_unless_it_is_worded_otherwise() -> None:
    planned = (
        PlannedQuestion("n1", "What helps?"),
        PlannedQuestion("n2", "Left out?", kind="closing", skipped=True),
        PlannedQuestion("n3", "What do you carry with you?", kind="closing"),
    )
    session = Session(plan=SessionPlan("Home care", ROLES, (), questions=planned))
    assert closing_question(session.state) == "What do you carry with you?"
    assert closing_command(session.state, "A word?") == c.AskQuestion("A word?", "at_once", kind="closing")
    command = closing_command(session.state, " What do you carry with you? ")
    assert command == c.AskPlanned("n3")
    session.does(command)
    assert closing_question(session.state) == BUILT_IN
