"""The commands about the design group: those of whoever leads the room, and those of its members."""

from typing import assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide import sense
from server.domain.decide.context import Context
from server.domain.state import State

CheckCommand = c.RunPast | c.CloseCheck
MemberCommand = c.TakeSeats | c.AnswerCheck | c.TakeBackCheckAnswer


def dispatch_checks(state: State, command: CheckCommand, context: Context) -> tuple[e.Event, ...]:
    """Decides what is run past the design group."""
    match command:
        case c.RunPast():
            return sense.run_past(state, command, context)
        case c.CloseCheck():
            return sense.close(state, command)
        case _:
            assert_never(command)


def dispatch_members(state: State, command: MemberCommand, person: str) -> tuple[e.Event, ...]:
    """Decides what members of the design group say."""
    match command:
        case c.TakeSeats():
            return sense.take_seats(state, command, person)
        case c.AnswerCheck():
            return sense.answer(state, command, person)
        case c.TakeBackCheckAnswer():
            return sense.take_back(state, command, person)
        case _:
            assert_never(command)
