"""The commands that gather what was said under themes."""

from typing import assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide import proposals, say_back, themes
from server.domain.decide.context import Context
from server.domain.state import State

GatheringCommand = (
    c.AddTheme
    | c.PutIntoTheme
    | c.TakeOutOfTheme
    | c.RenameTheme
    | c.MoveTheme
    | c.MergeThemes
    | c.SplitTheme
    | c.RemoveTheme
    | c.TakeProposal
    | c.LeaveProposal
    | c.SayBack
)


def dispatch_gathering(state: State, command: GatheringCommand, context: Context) -> tuple[e.Event, ...]:
    """Decides the commands about themes."""
    match command:
        case c.AddTheme():
            return themes.add(state, command, context)
        case c.PutIntoTheme():
            return themes.put_in(state, command)
        case c.TakeOutOfTheme():
            return themes.take_out(state, command)
        case c.RenameTheme():
            return themes.rename(state, command)
        case c.MoveTheme():
            return themes.move(state, command)
        case c.MergeThemes():
            return themes.merge(state, command)
        case c.SplitTheme():
            return themes.split(state, command, context)
        case c.RemoveTheme():
            return themes.remove(state, command)
        case c.TakeProposal():
            return proposals.take(state, command, context)
        case c.LeaveProposal():
            return proposals.leave(state, command)
        case c.SayBack():
            return say_back.say(state, command, context)
        case _:
            assert_never(command)
