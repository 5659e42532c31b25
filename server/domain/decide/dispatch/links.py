"""The commands by which one contribution answers another."""

from typing import assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide import links
from server.domain.decide.context import Context
from server.domain.state import State

LinkCommand = (
    c.Build
    | c.Challenge
    | c.ChangeArrival
    | c.TakeBackChallenge
    | c.StandBeside
    | c.DeclineToStandBeside
    | c.SayMeToo
    | c.TakeBackMeToo
)


def dispatch_links(state: State, command: LinkCommand, person: str, context: Context) -> tuple[e.Event, ...]:
    """Decides the commands by which one contribution answers another."""
    match command:
        case c.Build():
            return links.build(state, command, person, context)
        case c.Challenge():
            return links.challenge(state, command, person, context)
        case c.ChangeArrival():
            return links.change_arrival(state, command, person, context)
        case c.TakeBackChallenge():
            return links.take_back(state, command, person)
        case c.StandBeside():
            return links.stand_beside(state, command, person, context)
        case c.DeclineToStandBeside():
            return links.decline(state, command, person)
        case c.SayMeToo():
            return links.say_me_too(state, command, person, context)
        case c.TakeBackMeToo():
            return links.take_back_me_too(state, command)
        case _:
            assert_never(command)
