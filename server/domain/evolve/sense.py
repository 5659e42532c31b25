"""The state of the design group: its seats, and what is run past it."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from server.domain import events as e
from server.domain.ordered import replaced, without
from server.domain.sense_records import GivenSense, SenseCheck
from server.domain.sensing import known_check
from server.domain.state import State

SenseEvent = e.CheckEvent | e.CheckWithdrawn | e.CheckAnswered | e.CheckAnswerTakenBack | e.SeatsTaken


def changed(state: State, event: SenseEvent, at: datetime) -> State:
    """The state after something was run past the design group, or said by a member of it."""
    known = state.direction
    match event:
        case e.SeatsTaken(person=person, perspectives=perspectives):
            here = state.people[person].id
            seats = known.seats.insert(here, perspectives) if perspectives else known.seats.discard(here)
            return replace(state, direction=replace(known, seats=seats))
        case e.CheckBegan(check=check, kind=kind, target=target, text=text):
            number = known.checks[-1].number + 1 if known.checks else 1
            began = SenseCheck(check, number, kind, target, text, at)
            return replace(state, direction=replace(known, checks=(*known.checks, began)))
        case e.CheckWithdrawn(check=check):
            return replace(state, direction=replace(known, checks=without(known.checks, check)))
        case e.CheckClosed(check=check, closed=closed):
            return _put(state, replace(_check(state, check), closed=closed))
        case e.CheckAnswered(check=check, person=person, answer=answer, line=line, consent=consent):
            given, here = GivenSense(answer, line, consent, at), state.people[person].id
            answered = _check(state, check)
            return _put(state, replace(answered, answers=answered.answers.insert(here, given)))
        case e.CheckAnswerTakenBack(check=check, person=person):
            answered = _check(state, check)
            return _put(state, replace(answered, answers=answered.answers.discard(person)))
        case _:
            assert_never(event)


def opposite(event: e.CheckEvent) -> e.CheckWithdrawn | e.CheckClosed:
    """The event that undoes what a facilitator or a Host does to what is run past the design group."""
    if isinstance(event, e.CheckBegan):
        return e.CheckWithdrawn(event.check)
    return e.CheckClosed(event.check, not event.closed)


def _check(state: State, check: str) -> SenseCheck:
    known = known_check(state, check)
    if known is None:
        raise KeyError(check)
    return known


def _put(state: State, check: SenseCheck) -> State:
    checks = replaced(state.direction.checks, check)
    return replace(state, direction=replace(state.direction, checks=checks))
