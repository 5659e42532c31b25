"""How the plan stands against the clock: advice in a sentence, and breaks count for nobody."""

from datetime import timedelta

import pytest

from server.domain import commands as c
from server.domain.catalogue import ROLES
from server.domain.events import PlannedQuestion
from server.domain.plan import SessionPlan
from server.projections.questions.pace import PaceView, pace_view, pace_words
from tests.session import Session

MINUTES = (10, 20, 15, 5, 10)


@pytest.fixture
def planned() -> Session:
    """An hour in five questions, live, with the first one asked at once."""
    questions = tuple(
        PlannedQuestion(f"n{place}", f"{place}?", minutes=lasts) for place, lasts in enumerate(MINUTES, 1)
    )
    session = Session(plan=SessionPlan("Home care", ROLES, (), questions=questions))
    session.does(c.OpenSession())
    session.now -= timedelta(seconds=1)
    session.does(c.AskPlanned("n1"))
    return session


def words(session: Session, minutes: int = 0) -> str:
    return pace_words(pace_view(session.state, session.now + timedelta(minutes=minutes)))


def test_a_plan_that_is_kept_fits(planned: Session) -> None:
    assert [words(planned, minutes) for minutes in (0, 5, 10)] == ["The plan fits the time."] * 3


@pytest.mark.parametrize(
    ("late", "advice"),
    [
        (3, "3 min behind; the last question fits if 4 is left out."),
        (5, "5 min behind; the last question fits if 4 is left out."),
        (8, "8 min behind; the last question fits if 3 is left out."),
        (18, "18 min behind; the last question fits if 2 is left out."),
        (22, "22 min behind; the last question fits if 2 and 4 are left out."),
        (40, "40 min behind; the last question fits if 2, 3 and 4 are left out."),
        (47, "47 min behind; the last question alone runs 7 min over."),
    ],
)
def test_behind_the_fewest_are_named_without_which_the_last_one_fits(planned: Session, late: int, advice: str) -> None:
    assert words(planned, 10 + late) == advice


def test_leaving_one_out_wins_its_time_and_only_the_last_one_is_never_named(planned: Session) -> None:
    for place in (2, 3, 4):
        planned.does(c.SkipPlanned(f"n{place}"))
    planned.now -= timedelta(seconds=3)
    assert words(planned, 10) == "40 min ahead of the plan."
    assert words(planned, 52) == "2 min behind the plan."


def test_breaks_and_questions_on_the_spot(planned: Session) -> None:
    planned.now += timedelta(minutes=10) - timedelta(seconds=1)
    planned.does(c.StartBreak(10))
    assert words(planned, 15) == "The plan fits the time."
    planned.now += timedelta(minutes=15) - timedelta(seconds=1)
    planned.does(c.EndBreak())
    assert words(planned) == "The plan fits the time."
    planned.now -= timedelta(seconds=1)
    planned.ask("On the spot?")
    assert words(planned, 4) == "4 min behind; the last question fits if 4 is left out."


def test_there_is_nothing_to_say_without_minutes_before_the_opening_and_after_the_end(planned: Session) -> None:
    planned.does(c.EndSession())
    assert pace_view(planned.state, planned.now) == PaceView()
    assert words(planned) == ""
    unopened = Session(plan=SessionPlan("Home care", ROLES, (), questions=(PlannedQuestion("n1", "One?", minutes=5),)))
    assert words(unopened) == ""
    timeless = Session(plan=SessionPlan("Home care", ROLES, (), questions=(PlannedQuestion("n1", "One?"),)))
    timeless.does(c.OpenSession())
    assert words(timeless) == ""
