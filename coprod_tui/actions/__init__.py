"""Every user command, once: its keys, its title, its help, and when it applies; it must not know how it is carried out.

Key bindings, footer, palette and help of the dashboard, and the words of plain mode, are all read from `COMMANDS`.
"""

from typing import Final

from coprod_tui.actions import everywhere, opening, plan, questions, river, roles, room, voices
from coprod_tui.actions.action import EVERYWHERE, Command
from coprod_tui.model.action_context import ScreenName

__all__ = ["COMMANDS", "EVERYWHERE", "Command", "command", "commands_at", "key_name"]

# The footer of each screen, and what plain mode takes a line for, follow this order.
COMMANDS: Final[tuple[Command, ...]] = (
    *opening.COMMANDS,
    *questions.COMMANDS,
    room.UNDO,
    *roles.COMMANDS,
    *plan.COMMANDS,
    *voices.COMMANDS,
    *river.COMMANDS,
    *room.COMMANDS,
    *everywhere.COMMANDS,
)

_NAMED: Final = {
    "question_mark": "?",
    "escape": "Esc",
    "enter": "Enter",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "shift+up": "Shift-↑",
    "shift+down": "Shift-↓",
}
_BY_ID: Final = {command.id: command for command in COMMANDS}


def commands_at(screen_name: ScreenName) -> tuple[Command, ...]:
    """The commands of one screen, in the order of its footer."""
    return tuple(command for command in COMMANDS if screen_name in command.places)


def command(id_: str) -> Command:
    """The command with this id. Raises KeyError."""
    return _BY_ID[id_]


def key_name(key: str) -> str:
    """A key as people read it on a keyboard: "?", "space", "Esc", "Ctrl-Q"."""
    if key.startswith("ctrl+"):
        return f"Ctrl-{key.removeprefix('ctrl+').upper()}"
    return _NAMED.get(key, key)
