"""How the plan changes; it must not know what was asked of it."""

from msgspec.structs import replace

from server.domain import events as e
from server.domain.state import State


def added(state: State, question: e.PlannedQuestion, at: int) -> State:
    """One more question stands at its place."""
    return replace(state, plan=(*state.plan[:at], question, *state.plan[at:]))


def removed(state: State, planned: str) -> State:
    """It stands there no longer."""
    return replace(state, plan=tuple(known for known in state.plan if known.id != planned))


def changed(state: State, question: e.PlannedQuestion) -> State:
    """It reads otherwise."""
    return replace(state, plan=tuple(question if known.id == question.id else known for known in state.plan))


def moved(state: State, event: e.PlannedMoved) -> State:
    """It stands at another place."""
    question = state.planned(event.planned)
    if question is None:
        raise KeyError(event.planned)
    return added(removed(state, event.planned), question, event.at)
