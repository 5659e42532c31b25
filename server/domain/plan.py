"""The plan with which a session begins."""

from typing import Final

import msgspec

from server.domain.catalogue import PERSPECTIVES, ROLES
from server.domain.events import PlannedQuestion, Role

MOST_AGREEMENTS: Final = 12


class SessionPlan(msgspec.Struct, frozen=True):
    """A valid plan: every text is clean and within its limit, and every id is unique."""

    title: str
    roles: tuple[Role, ...]
    #: Perspectives for people to choose from.
    perspectives: tuple[str, ...]
    purpose: str = ""
    #: The differences that the session should make.
    outcomes: tuple[str, ...] = ()
    questions: tuple[PlannedQuestion, ...] = ()
    #: The reasons for which words are held back; empty for the built-in ones.
    reasons: tuple[str, ...] = ()
    #: Sentences on how the room is together.
    agreements: tuple[str, ...] = ()


def plain_plan(title: str) -> SessionPlan:
    """A plan with a title, the built-in roles and perspectives, and no questions."""
    return SessionPlan(title, ROLES, PERSPECTIVES)
