"""Decisions about outcomes: the differences that the room wants to make.

An outcome of the plan has words of its own. Any other has those of a contribution: it shows them as they may be read.
"""

from typing import Final, assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.context import Context
from server.domain.decide.looking import require_read_by_all
from server.domain.decide.session import require_running
from server.domain.direction_records import Outcome
from server.domain.errors import Rejected
from server.domain.state import State
from server.domain.text import REMARK_CHARACTERS, required

MOST_ADOPTED: Final = 3


def adopt(state: State, command: c.AdoptOutcome, context: Context) -> tuple[e.Event, ...]:
    """Adopts words that everybody may read. Those that are an outcome already change nothing."""
    require_running(state)
    words = require_read_by_all(state, command.contribution)
    known = state.direction.outcomes
    if any(outcome.contribution == words.id for outcome in known):
        return ()
    if _adopted(state) >= MOST_ADOPTED:
        raise Rejected("enough_outcomes", {"most": MOST_ADOPTED}, "contribution")
    number = max((outcome.number for outcome in known), default=0) + 1
    return (e.OutcomeAdopted(context.new_id("o"), number, len(known), words.id),)


def drop(state: State, command: c.DropOutcome) -> tuple[e.Event, ...]:
    """Lets an outcome go, with what serves it and what came of it."""
    outcome = _known(state, command.outcome)
    turns = (*state.direction.turns, *state.direction.taken_away)
    serving = (*sorted(state.direction.serves.items()), *((turn.id, turn.outcomes) for turn in turns))
    unserved = (
        e.OutcomesServed(target, tuple(one for one in served if one != outcome.id), served)
        for target, served in serving
        if outcome.id in served
    )
    unsaid = (e.WhatCameSaid(outcome.id, "", outcome.came_of, outcome.contribution),) if outcome.came_of else ()
    at = state.direction.outcomes.index(outcome)
    return (*unserved, *unsaid, e.OutcomeDropped(outcome.id, outcome.number, at, outcome.contribution, outcome.text))


def say_what_came(state: State, command: c.SayWhatCame) -> tuple[e.Event, ...]:
    """Says what came of an outcome, also once the session has ended."""
    outcome = _known(state, command.outcome)
    text = required(command.text, most=REMARK_CHARACTERS)
    if text == outcome.came_of:
        return ()
    return (e.WhatCameSaid(outcome.id, text, outcome.came_of, outcome.contribution),)


def serve(state: State, command: c.ServeOutcomes) -> tuple[e.Event, ...]:
    """Says which outcomes a theme or a turn serves, also once the session has ended."""
    if not _serves(state, command.target):
        raise Rejected("no_such_theme", field="target")
    chosen = {_known(state, outcome, "outcomes").id for outcome in command.outcomes}
    served = tuple(outcome.id for outcome in state.direction.outcomes if outcome.id in chosen)
    return served_instead(state, command.target, served)


def served_instead(state: State, target: str, served: tuple[str, ...]) -> tuple[e.OutcomesServed, ...]:
    """The event after which a theme or a turn serves these outcomes; none where it does already."""
    before = state.direction.served_by(target)
    return () if served == before else (e.OutcomesServed(target, served, before),)


def fits(state: State, event: e.OutcomeEvent) -> bool:
    """Whether an undo or a redo that is this event fits the state: nobody has built on what it takes back."""
    known = state.direction.outcomes
    match event:
        case e.OutcomeAdopted(outcome=outcome, number=number, at=at, contribution=contribution):
            free = all(number != one.number and outcome != one.id for one in known) and at <= len(known)
            return free and (contribution is None or _can_be_adopted(state, contribution))
        case e.OutcomeDropped(outcome=outcome, number=number, contribution=contribution, text=text):
            turns = (*state.direction.turns, *state.direction.taken_away)
            serving = (*state.direction.serves.values(), *(turn.outcomes for turn in turns))
            served = any(outcome in one for one in serving)
            return Outcome(outcome, number, contribution, text) in known and not served
        case e.WhatCameSaid(outcome=outcome, text=text, before=before):
            own = state.direction.outcome(outcome)
            return own is not None and own.came_of == before != text  # the same where a redaction emptied both
        case e.OutcomesServed(target=target, outcomes=outcomes, before=before):
            there = all(state.direction.outcome(outcome) is not None for outcome in outcomes)
            return there and _serves(state, target) and state.direction.served_by(target) == before
        case _:
            assert_never(event)


def _serves(state: State, target: str) -> bool:
    """Whether there is a theme or a turn with this id, which may serve outcomes."""
    turns = (*state.direction.turns, *state.direction.taken_away)
    return state.theme(target) is not None or any(turn.id == target for turn in turns)


def _can_be_adopted(state: State, contribution: str) -> bool:
    adopted = any(outcome.contribution == contribution for outcome in state.direction.outcomes)
    return not adopted and _adopted(state) < MOST_ADOPTED


def _adopted(state: State) -> int:
    """The number of outcomes in somebody's own words."""
    return sum(outcome.contribution is not None for outcome in state.direction.outcomes)


def _known(state: State, outcome: str, field: str = "outcome") -> Outcome:
    found = state.direction.outcome(outcome)
    if found is None:
        raise Rejected("no_such_outcome", field=field)
    return found
