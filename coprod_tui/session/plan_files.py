"""The plans that a session can begin with.

Reading plans is slow to import, so this module is imported where a plan is first looked at.
"""

from coprod_tui.model.sessions import PlanSummary, Unavailable
from server.domain.plan import SessionPlan
from server.plans.files import absolute, plan_named
from server.plans.problems import PlanError
from server.plans.ready import ready_plans


def bundled_plans() -> tuple[PlanSummary, ...]:
    """The plans that come with coprod."""
    return tuple(_line(known.name, known.plan) for known in ready_plans())


def read_plan_file(file: str) -> PlanSummary:
    """Reads a plan file. Raises Unavailable with everything that is to be mended, and OSError."""
    try:
        return _line(absolute(file), plan_named(file))
    except PlanError as error:
        raise Unavailable(" ".join(error.sentences)) from error


def _line(name: str, plan: SessionPlan) -> PlanSummary:
    minutes = sum(question.minutes or 0 for question in plan.questions)
    return PlanSummary(name, plan.title, minutes, len(plan.questions), plan.purpose)
