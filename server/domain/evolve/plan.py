"""The state of the plan."""

from typing import assert_never

from msgspec.structs import replace

from server.domain import events as e
from server.domain.state import State


def changed(state: State, event: e.PlanEvent) -> State:
    """The state after a change of the plan. Raises KeyError if a question that moves is not in it."""
    match event:
        case e.PlannedAdded(question=question, at=at):
            return _placed(state, question, at)
        case e.PlannedRemoved(question=question):
            return _without(state, question.id)
        case e.PlannedChanged(question=question):
            return replace(state, plan=tuple(question if known.id == question.id else known for known in state.plan))
        case e.PlannedMoved(planned=planned, at=at):
            known = state.planned(planned)
            if known is None:
                raise KeyError(planned)
            return _placed(_without(state, planned), known, at)
        case _:
            assert_never(event)


def _placed(state: State, question: e.PlannedQuestion, at: int) -> State:
    return replace(state, plan=(*state.plan[:at], question, *state.plan[at:]))


def _without(state: State, planned: str) -> State:
    return replace(state, plan=tuple(known for known in state.plan if known.id != planned))
