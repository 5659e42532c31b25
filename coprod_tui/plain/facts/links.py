"""Lines for challenges that wait, and for "Me too"."""

from typing import assert_never

from server.domain import events as e
from server.domain.state import State


def link_fact(state: State, event: e.LinkEvent) -> str | None:
    """The line for a "Me too"; None for what nobody but one person sees."""
    match event:
        case e.MeTooSaid(contribution=contribution):
            return f"Me too, to contribution {state.contributions[contribution].number}"
        case e.ChallengeKept() | e.ArrivalChanged() | e.ChallengeConsentChanged() | e.ChallengeDropped():
            return None  # nobody else sees a challenge before it arrives
        case e.MeTooTakenBack():
            return None
        case _:
            assert_never(event)
