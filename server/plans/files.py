"""Finds a plan by the name of a ready one or by its file."""

from pathlib import Path

from server.domain.plan import SessionPlan
from server.plans.format import MOST_BYTES
from server.plans.problems import PlanError, nearest
from server.plans.reading import decode_plan, read
from server.plans.ready import NAMES, ready_plan


def plan_named(named: str) -> SessionPlan:
    """A ready plan by its name, or else a plan file by its path. Raises PlanError and OSError."""
    if named in NAMES:
        return ready_plan(named).plan
    return read(decode_plan(_content(named)))


def absolute(named: str) -> str:
    """The name of a ready plan, or the absolute path of a plan file."""
    return named if named in NAMES else str(Path(named).expanduser().absolute())


def _content(named: str) -> bytes:
    try:
        with Path(named).expanduser().open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        near = nearest(named, NAMES)
        meant = f"did you mean “{near}”?" if near else f"the plans that come with coprod are {', '.join(NAMES)}."
        raise PlanError(f"There is no plan and no file “{named}”; {meant}") from error
    except IsADirectoryError as error:
        raise PlanError(f"“{named}” is a folder; a plan is a file.") from error
