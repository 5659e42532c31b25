"""The plans that come with coprod, ready to use or to begin from; it must not know which of them a session uses."""

from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from server.domain.plan import SessionPlan
from server.plans.reading import read

NAMES: Final = ("first-meeting", "two-hours", "improve-a-service", "check-in", "difficult-subject")


@dataclass(frozen=True, slots=True)
class ReadyPlan:
    """A plan that comes with coprod: its name, its file's text with the remarks in it, and what that comes to."""

    name: str
    text: str
    plan: SessionPlan

    @property
    def minutes(self) -> int:
        """How long its questions take together."""
        return sum(question.minutes or 0 for question in self.plan.questions)


def ready_plan(name: str) -> ReadyPlan:
    """The plan of that name, which is one of NAMES."""
    text = files(__package__).joinpath(f"{name}.toml").read_text("utf-8")
    return ReadyPlan(name, text, read(text))


def ready_plans() -> tuple[ReadyPlan, ...]:
    """All of them, in the order in which they are offered."""
    return tuple(map(ready_plan, NAMES))
