"""The state of what the whole room looks at: words that are held up, and open water."""

from typing import assert_never

from msgspec.structs import replace

from server.domain import events as e
from server.domain.evolve import listing
from server.domain.state import State


def changed(state: State, event: e.LookEvent) -> State:
    """The state after a change of what the room looks at."""
    match event:
        case e.HeldUp(contribution=contribution):
            return replace(state, held_up=contribution)
        case e.WaterClosed(contribution=contribution, reason=reason):
            return listing.put(state, replace(state.contributions[contribution], closed_because=reason))
        case _:
            assert_never(event)


def opposite(event: e.LookEvent) -> e.LookEvent:
    """The event that undoes a change of what the room looks at."""
    match event:
        case e.HeldUp(contribution=contribution, before=before):
            return e.HeldUp(before, contribution)
        case e.WaterClosed(contribution=contribution, reason=reason, before=before):
            return e.WaterClosed(contribution, before, reason)
        case _:
            assert_never(event)
