"""What stands of a sense check: what is run past the design group, as it is now, and whether they are still asked."""

from typing import Final, assert_never

from server.domain.commands import CheckKind, Tool
from server.domain.sense_records import SenseCheck
from server.domain.state import State, Tenure

STEERING_TOOLS: Final[frozenset[Tool]] = frozenset({"steer"})
"""The tools that make somebody a member of the design group."""


def members(state: State) -> tuple[Tenure, ...]:
    """The tenures of the members of the design group, oldest first, one for each person."""
    roles = (role for role in state.roles if not STEERING_TOOLS.isdisjoint(role.tools))
    held = sorted((one for role in roles for one in state.holders(role.id)), key=_number, reverse=True)
    return tuple({one.person: one for one in held}.values())[::-1]


def is_member(state: State, person: str) -> bool:
    """Whether somebody is in the design group now."""
    return not STEERING_TOOLS.isdisjoint(state.tools(person))


def text_now(state: State, kind: CheckKind, target: str) -> str | None:
    """The words of what is run past the design group, as they are now; None if it is not there."""
    match kind:
        case "question":
            planned = state.planned(target)
            return None if planned is None else planned.text
        case "theme":
            theme = state.theme(target)
            if theme is None:
                return None
            return theme.name if theme.sentence is None else f"{theme.name}: {theme.sentence.text}"
        case "turn":
            turn = state.direction.turn(target)
            return None if turn is None else turn.text
        case _:
            assert_never(kind)


def reached_room(state: State, kind: CheckKind, target: str) -> bool:
    """Whether the room has seen it, so that it cannot be run past anybody first."""
    match kind:
        case "question":
            return target in state.planned_asked
        case "theme":
            return False
        case "turn":
            turn = state.direction.turn(target)
            return turn is not None and turn.leaves
        case _:
            assert_never(kind)


def is_asked(state: State, check: SenseCheck) -> bool:
    """Whether the design group is asked about it now."""
    if check.closed or state.phase == "ended" or text_now(state, check.kind, check.target) is None:
        return False
    return not reached_room(state, check.kind, check.target)


def known_check(state: State, check: str) -> SenseCheck | None:
    """The check with this id."""
    return next((known for known in state.direction.checks if known.id == check), None)


def asked_check(state: State, kind: CheckKind, target: str) -> SenseCheck | None:
    """The check by which the design group is asked about something now; None if they are not."""
    checks = reversed(state.direction.checks)
    return next((one for one in checks if (one.kind, one.target) == (kind, target) and is_asked(state, one)), None)


def _number(tenure: Tenure) -> int:
    return tenure.number
