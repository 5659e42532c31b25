"""The commands that change the list of roles."""

from typing import assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide import catalogue
from server.domain.decide.context import Context
from server.domain.state import State

CatalogueCommand = c.AddRole | c.ChangeRole | c.HideRole | c.ShowRole


def dispatch_catalogue(state: State, command: CatalogueCommand, context: Context) -> tuple[e.Event, ...]:
    """Decides the commands that change the list of roles."""
    match command:
        case c.AddRole():
            return catalogue.add(state, command, context)
        case c.ChangeRole():
            return catalogue.change(state, command, context)
        case c.HideRole():
            return catalogue.hide(state, command)
        case c.ShowRole():
            return catalogue.show(state, command)
        case _:
            assert_never(command)
