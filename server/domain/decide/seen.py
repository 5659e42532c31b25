"""What somebody said yes to is what happens: a command bound to a room is refused once the room is another."""

from server.domain import commands as c
from server.domain.errors import Rejected
from server.domain.state import State


def require_seen(state: State, command: c.Command) -> None:
    """Raises Rejected changed_meanwhile if the command is bound to another room than the present one."""
    if isinstance(command, c.RoomCommand) and command.seen is not None and command.seen != room_seen(state):
        raise Rejected("changed_meanwhile")


def room_seen(state: State) -> c.RoomSeen:
    """The room as far as such commands are bound to it. Counts are no part of it: they may grow."""
    question, current = state.question, state.current_break
    began = None if current is None else current.since
    return c.RoomSeen("", "", began) if question is None else c.RoomSeen(question.id, question.text, began)
