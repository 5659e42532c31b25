"""Lines for changes of the plan."""

from typing import assert_never

from coprod_tui.plain import wording
from server.domain import events as e
from server.domain.state import State


def plan_fact(state: State, event: e.PlannedAdded | e.PlannedRemoved | e.PlannedChanged | e.PlannedMoved) -> str | None:
    """The line for a question that was added, removed, moved or changed; None if it is gone again already."""
    match event:
        case e.PlannedAdded(question=question, at=at):
            return f"Plan: {at + 1} is new: {wording.one_line(question.text)}"
        case e.PlannedRemoved(question=question):
            return f"Plan: taken out again: {wording.one_line(question.text)}"
        case e.PlannedChanged():
            return f"Plan: {_changed(state, event)}"
        case e.PlannedMoved(planned=planned, at=at):
            known = state.planned(planned)
            return None if known is None else f"Plan: {at + 1} is now: {wording.one_line(known.text)}"
        case _:
            assert_never(event)


def _changed(state: State, event: e.PlannedChanged) -> str:
    text, asked = wording.one_line(event.question.text), state.open_question
    if event.question.skipped != event.before.skipped:
        return f"{'left out' if event.question.skipped else 'taken in again'}: {text}"
    if asked is not None and state.planned_from(asked) == event.question and asked.text != event.question.text:
        return f"it reads now: {text}; the room is still asked: {wording.one_line(asked.text)}"
    return f"it reads now: {text}"
