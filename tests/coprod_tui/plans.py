"""A session with a plan, in the middle of it."""

from server.domain import commands as c
from server.domain.events import PlannedQuestion
from server.domain.plan import SessionPlan, plain_plan
from tests.coprod_tui.dashboard_driver import FakePort
from tests.session import Session

QUESTIONS = (
    PlannedQuestion("n-1", "What would make today worth your time?", "Arriving", 5, "at_once"),
    PlannedQuestion("n-2", "What helps you think well in a room like this?", "Arriving"),
    PlannedQuestion(
        "n-3",
        "What is already working that we should be careful not to break?",
        "Opening up",
        15,
        notes="Read it out twice. Wait.\nNobody needs to go first.",
        probes=("What else?", "What does that look like on an ordinary Tuesday?"),
    ),
    PlannedQuestion("n-4", "Where does it get harder than it needs to be?", "Opening up", 15, "after_answer"),
    PlannedQuestion("n-5", "What are we not talking about yet?", "Opening up", skipped=True),
    PlannedQuestion(
        "n-6",
        "What is the smallest version of this that we could try, and who would notice first that it helped somebody?",
        "Making together",
        20,
        probes=("Whose view of this would differ?",),
    ),
    PlannedQuestion("n-7", "What did you hear today that you will carry with you?", "Closing", 10),
)


def planned(*questions: PlannedQuestion) -> SessionPlan:
    """A plan with these questions."""
    plain = plain_plan("Shaping home care together")
    return SessionPlan(
        plain.title,
        plain.roles,
        plain.perspectives,
        "To bring what each of us knows to one question, and to leave with a direction that the room can stand behind.",
        ("What works and what hurts is known, in people's own words", "Everyone knows what happens next"),
        questions,
    )


def planned_room() -> FakePort:
    """Two questions of seven were asked, the second is open; Ama and Bo are here, Joe without a phone."""
    session = Session(plan=planned(*QUESTIONS))
    session.does(c.OpenSession())
    for name in ("Ama", "Bo"):
        session.join(name)
    session.does(c.WelcomePerson("Joe"))
    session.does(c.AskPlanned("n-1"))
    session.does(c.AskPlanned("n-2"))
    return FakePort(session)


def lobby_room() -> FakePort:
    """The same plan before anything was asked."""
    return FakePort(Session(plan=planned(*QUESTIONS)))
