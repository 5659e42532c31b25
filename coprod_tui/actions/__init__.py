"""Every action of the facilitator: its keys, its title, its help, and when it applies.

Key bindings, footer, palette and help of the dashboard, and the words of plain mode, are all read from `ACTIONS`.
"""

from typing import Final

from coprod_tui.actions import (
    box,
    closing,
    direction,
    entrance,
    everywhere,
    looking,
    opening,
    outcomes,
    plan,
    questions,
    river,
    roles,
    room,
    sense,
    tabs,
    themes,
    voices,
    weaving,
)
from coprod_tui.actions.action import EVERYWHERE, Action
from coprod_tui.model.action_context import ScreenName

__all__ = ["ACTIONS", "EVERYWHERE", "Action", "action", "actions_at", "key_name"]

# The footer of each screen, and what plain mode takes a line for, follow this order.
ACTIONS: Final[tuple[Action, ...]] = (
    *opening.ACTIONS,
    *tabs.ACTIONS,
    *questions.ACTIONS,
    *looking.ACTIONS,
    *themes.ACTIONS,
    *weaving.ACTIONS,
    *sense.ACTIONS,
    *outcomes.ACTIONS,
    *direction.ACTIONS,
    roles.ANSWER,
    room.UNDO,
    room.REDO,
    *roles.ACTIONS,
    *plan.ACTIONS,
    *voices.ACTIONS,
    *river.ACTIONS,
    *room.ACTIONS,
    *closing.ACTIONS,
    *box.ACTIONS,
    *entrance.ACTIONS,
    *everywhere.ACTIONS,
)

_NAMED: Final = {
    "question_mark": "?",
    "escape": "Esc",
    "enter": "Enter",
    "plus": "+",
    "full_stop": ".",
    "minus": "-",
    "delete": "Del",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "slash": "/",
    "at": "@",
    "number_sign": "#",
    "quotation_mark": '"',
    "comma": ",",
    "semicolon": ";",
    "apostrophe": "'",
    "equals_sign": "=",
    "exclamation_mark": "!",
    "asterisk": "*",
    "ampersand": "&",
    "percent_sign": "%",
    "underscore": "_",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "shift+up": "Shift-↑",
    "shift+down": "Shift-↓",
}
_BY_ID: Final = {action.id: action for action in ACTIONS}


def actions_at(screen_name: ScreenName) -> tuple[Action, ...]:
    """The actions of one screen, in the order of its footer."""
    return tuple(action for action in ACTIONS if screen_name in action.places)


def action(id_: str) -> Action:
    """The action with this id. Raises KeyError."""
    return _BY_ID[id_]


def key_name(key: str) -> str:
    """A key as it is labelled on a keyboard: "?", "space", "Esc", "Ctrl-Q"."""
    if key.startswith("ctrl+"):
        return f"Ctrl-{key.removeprefix('ctrl+').upper()}"
    return _NAMED.get(key, key)
