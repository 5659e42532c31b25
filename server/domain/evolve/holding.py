"""The state of words that are held back."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from msgspec.structs import replace

from server.domain import events as e
from server.domain.state import HeldBack, State


def changed(state: State, event: e.HoldEvent) -> State:
    """The state after words were held back or shown again."""
    held = None
    if isinstance(event, e.ContributionHeldBack):
        held = HeldBack(event.reason, event.by, event.role, event.changed)
    known = state.contributions[event.contribution]
    state = replace(state, contributions=state.contributions.insert(known.id, replace(known, held=held)))
    if known.person is not None:
        return state
    nameless = state.held_nameless.discard(known.id) if held is None else state.held_nameless.insert(known.id)
    return replace(state, held_nameless=nameless)


def opposite(event: e.HoldEvent) -> e.HoldEvent:
    """The event that undoes it."""
    other = e.ContributionRestored if isinstance(event, e.ContributionHeldBack) else e.ContributionHeldBack
    return other(event.contribution, event.reason, event.by, event.role, event.changed)
