"""The state of the plan."""

from typing import assert_never

from msgspec.structs import replace

from server.domain import events as e
from server.domain.ordered import placed, replaced, without
from server.domain.state import State


def changed(state: State, event: e.PlanEvent) -> State:
    """The state after a change of the plan. Raises KeyError if a question that moves is not in it."""
    match event:
        case e.PlannedAdded(question=question, at=at):
            plan = placed(state.plan, question, at)
        case e.PlannedRemoved(question=question):
            plan = without(state.plan, question.id)
        case e.PlannedChanged(question=question):
            plan = replaced(state.plan, question)
        case e.PlannedMoved(planned=planned, at=at):
            known = state.planned(planned)
            if known is None:
                raise KeyError(planned)
            plan = placed(without(state.plan, planned), known, at)
        case _:
            assert_never(event)
    return replace(state, plan=plan)
