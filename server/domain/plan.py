"""What a session is to begin with: purpose, roles, what it means to ask; it must not know where it is kept."""

import msgspec

from server.domain.catalogue import PERSPECTIVES, ROLES
from server.domain.events import PlannedQuestion, Role


class SessionPlan(msgspec.Struct, frozen=True):
    """A plan that was read and found good: every text is clean and short enough, every id its own.

    `outcomes` are differences that the session should make; `perspectives` are offered to people to choose from.
    """

    title: str
    roles: tuple[Role, ...]
    perspectives: tuple[str, ...]
    purpose: str = ""
    outcomes: tuple[str, ...] = ()
    questions: tuple[PlannedQuestion, ...] = ()


def plain_plan(title: str) -> SessionPlan:
    """What a session begins with for which nothing was planned but its title."""
    return SessionPlan(title, ROLES, PERSPECTIVES)
