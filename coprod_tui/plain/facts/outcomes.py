"""Lines for outcomes: the differences that the room wants to make."""

from typing import assert_never

from coprod_tui.plain import wording
from coprod_tui.plain.parsing.choices import listed
from server.domain import events as e
from server.domain.direction_records import Outcome
from server.domain.state import State
from server.projections.direction.outcomes import OutcomeRow, outcomes_view


def outcome_fact(state: State, event: e.OutcomeEvent) -> str:
    """The line for a change of the outcomes. What a later entry of the same batch let go is named by its number."""
    match event:
        case e.OutcomeAdopted(outcome=outcome, number=number):
            known = next((row for row in outcomes_view(state).rows if row.id == outcome), None)
            told = "" if known is None else f": {wording.one_line(known.text)}{_stays(known)}"
            return f"Outcome {number} is adopted{told}"
        case e.OutcomeDropped(number=number):
            return f"Outcome {number} was let go"
        case e.WhatCameSaid(outcome=outcome, text=text):
            which = _which(state.direction.outcome(outcome))
            known = next((row for row in outcomes_view(state).rows if row.id == outcome), None)
            stays = "" if known is None else _stays(known)
            return (
                f"What came of {which}: {wording.one_line(text)}{stays}"
                if text
                else f"Nobody says what came of {which}"
            )
        case e.OutcomesServed(target=target, outcomes=outcomes):
            name = _serving(state, target)
            numbers = sorted(known.number for known in state.direction.outcomes if known.id in outcomes)
            return f"{name} serves {_listed(numbers)}"
        case _:
            assert_never(event)


def _stays(row: OutcomeRow) -> str:
    """A hint where neither the words nor what came of them leave the room."""
    return " (stays in this room: the report will not have it)" if row.room_only else ""


def _serving(state: State, target: str) -> str:
    """The theme or the turn that serves something; a theme that a later entry removed has no name any more."""
    theme = state.theme(target)
    if theme is not None:
        return wording.name(theme.name)
    turns = (*state.direction.turns, *state.direction.taken_away)
    return next((f"Turn {turn.number}" for turn in turns if turn.id == target), "A theme")


def _which(outcome: Outcome | None) -> str:
    return "an outcome" if outcome is None else f"outcome {outcome.number}"


def _listed(numbers: list[int]) -> str:
    if not numbers:
        return "no outcome yet"
    named = listed([str(number) for number in numbers])
    return f"outcome {named}" if len(numbers) == 1 else f"outcomes {named}"
