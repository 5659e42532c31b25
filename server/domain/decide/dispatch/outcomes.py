"""The commands about outcomes: the differences that the room wants to make."""

from typing import assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide import outcomes
from server.domain.decide.context import Context
from server.domain.state import State

OutcomeCommand = c.AdoptOutcome | c.DropOutcome | c.SayWhatCame | c.ServeOutcomes


def dispatch_outcomes(state: State, command: OutcomeCommand, context: Context) -> tuple[e.Event, ...]:
    """Decides the commands about outcomes."""
    match command:
        case c.AdoptOutcome():
            return outcomes.adopt(state, command, context)
        case c.DropOutcome():
            return outcomes.drop(state, command)
        case c.SayWhatCame():
            return outcomes.say_what_came(state, command)
        case c.ServeOutcomes():
            return outcomes.serve(state, command)
        case _:
            assert_never(command)
