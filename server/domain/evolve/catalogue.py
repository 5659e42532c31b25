"""The state of the catalogue of roles."""

from msgspec.structs import replace

from server.domain import events as e
from server.domain.ordered import replaced, without
from server.domain.state import State


def added(state: State, event: e.RoleAdded) -> State:
    """A role was added at the end."""
    return replace(state, roles=(*state.roles, event.role))


def removed(state: State, role: str) -> State:
    """Adding a role was undone."""
    return replace(state, roles=without(state.roles, role))


def changed(state: State, role: e.Role) -> State:
    """A role was changed in its place."""
    return replace(state, roles=replaced(state.roles, role))


def hidden(state: State, role: str, *, is_hidden: bool) -> State:
    """A role was hidden or shown."""
    roles = tuple(replace(known, hidden=is_hidden) if known.id == role else known for known in state.roles)
    return replace(state, roles=roles)
