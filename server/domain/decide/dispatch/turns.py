"""The commands about turns."""

from typing import assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide import turns
from server.domain.decide.context import Context
from server.domain.state import State

TurnCommand = c.MakeTurn | c.ChangeTurn | c.TakeAwayTurn | c.SetTurn | c.ParkTurn | c.UnparkTurn


def dispatch_turns(state: State, command: TurnCommand, context: Context) -> tuple[e.Event, ...]:
    """Decides the commands about turns."""
    match command:
        case c.MakeTurn():
            return turns.make(state, command, context)
        case c.ChangeTurn():
            return turns.change(state, command, context.actor)
        case c.TakeAwayTurn():
            return turns.take_away(state, command, context.actor)
        case c.SetTurn():
            return turns.set_turn(state, command)
        case c.ParkTurn():
            return turns.park(state, command)
        case c.UnparkTurn():
            return turns.unpark(state, command)
        case _:
            assert_never(command)
