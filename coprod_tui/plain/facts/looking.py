"""Lines for what the whole room looks at: words that are held up, and open water."""

from typing import assert_never

from coprod_tui.plain import wording
from server.domain import events as e
from server.domain.state import State


def look_fact(state: State, event: e.LookEvent) -> str:
    """The line for a change of what the room looks at."""
    match event:
        case e.HeldUp(contribution=str(contribution)):
            return f"Held up: {wording.contribution(state, state.contributions[contribution])}"
        case e.HeldUp():
            return "Nothing is held up any more"
        case e.WaterClosed(contribution=contribution, reason=reason):
            number = state.contributions[contribution].number
            return f"Contribution {number} is {_closed(reason)}"
        case _:
            assert_never(event)


def _closed(reason: str) -> str:
    return f"open water no longer: {wording.one_line(reason)}" if reason else "open water again"
