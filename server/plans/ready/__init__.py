"""The plans that come with coprod, to be used or adapted."""

from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from server.domain.plan import SessionPlan
from server.plans.reading import read

NAMES: Final = ("first-meeting", "two-hours", "improve-a-service", "check-in", "difficult-subject")


@dataclass(frozen=True, slots=True)
class ReadyPlan:
    """A plan that comes with coprod."""

    name: str
    #: The text of its file, with comments.
    text: str
    plan: SessionPlan

    @property
    def minutes(self) -> int:
        """How many minutes its questions take together."""
        return sum(question.minutes or 0 for question in self.plan.questions)


def ready_plan(name: str) -> ReadyPlan:
    """The plan with this name, which is one of NAMES."""
    text = files(__package__).joinpath(f"{name}.toml").read_text("utf-8")
    return ReadyPlan(name, text, read(text))


def ready_plans() -> tuple[ReadyPlan, ...]:
    """All ready plans, in the order of NAMES."""
    return tuple(map(ready_plan, NAMES))
