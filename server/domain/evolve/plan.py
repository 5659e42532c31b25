"""The state of the plan."""

from msgspec.structs import replace

from server.domain import events as e
from server.domain.state import State


def added(state: State, question: e.PlannedQuestion, at: int) -> State:
    """A question was added at a place."""
    return replace(state, plan=(*state.plan[:at], question, *state.plan[at:]))


def removed(state: State, planned: str) -> State:
    """A question was removed."""
    return replace(state, plan=tuple(known for known in state.plan if known.id != planned))


def changed(state: State, question: e.PlannedQuestion) -> State:
    """A question was replaced."""
    return replace(state, plan=tuple(question if known.id == question.id else known for known in state.plan))


def moved(state: State, event: e.PlannedMoved) -> State:
    """A question was moved."""
    question = state.planned(event.planned)
    if question is None:
        raise KeyError(event.planned)
    return added(removed(state, event.planned), question, event.at)
