"""The state of outcomes."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from typing import assert_never

from msgspec.structs import replace

from server.domain import events as e
from server.domain.direction_records import Direction, Outcome
from server.domain.ordered import placed, replaced, without
from server.domain.state import State


def changed(state: State, event: e.OutcomeEvent) -> State:
    """The state after a change of the outcomes. Raises KeyError if it speaks of one that is not there."""
    return replace(state, direction=_changed(state.direction, event))


def _changed(direction: Direction, event: e.OutcomeEvent) -> Direction:
    known = direction.outcomes
    match event:
        case e.OutcomeAdopted(outcome=outcome, number=number, at=at, contribution=contribution, text=text):
            return replace(direction, outcomes=placed(known, Outcome(outcome, number, contribution, text), at))
        case e.OutcomeDropped(outcome=outcome):
            return replace(direction, outcomes=without(known, outcome))
        case e.WhatCameSaid(outcome=outcome, text=text):
            own = direction.known_outcome(outcome)
            return replace(direction, outcomes=replaced(known, replace(own, came_of=text)))
        case e.OutcomesServed(target=target, outcomes=outcomes) if target in _turns(direction):
            turn = replace(direction.known_turn(target), outcomes=outcomes)
            turns, away = replaced(direction.turns, turn), replaced(direction.taken_away, turn)
            return replace(direction, turns=turns, taken_away=away)
        case e.OutcomesServed(target=target, outcomes=outcomes):
            serves = direction.serves
            return replace(direction, serves=serves.insert(target, outcomes) if outcomes else serves.discard(target))
        case _:
            assert_never(event)


def _turns(direction: Direction) -> frozenset[str]:
    return frozenset(turn.id for turn in (*direction.turns, *direction.taken_away))


def opposite(event: e.OutcomeEvent) -> e.OutcomeEvent:
    """The event that undoes a change of the outcomes."""
    match event:
        case e.OutcomeAdopted(outcome=outcome, number=number, at=at, contribution=contribution, text=text):
            return e.OutcomeDropped(outcome, number, at, contribution, text)
        case e.OutcomeDropped(outcome=outcome, number=number, at=at, contribution=contribution, text=text):
            return e.OutcomeAdopted(outcome, number, at, contribution, text)
        case e.WhatCameSaid(outcome=outcome, text=text, before=before, contribution=contribution):
            return e.WhatCameSaid(outcome, before, text, contribution)
        case e.OutcomesServed(target=target, outcomes=outcomes, before=before):
            return e.OutcomesServed(target, before, outcomes)
        case _:
            assert_never(event)
