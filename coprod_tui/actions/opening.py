"""The actions that start or open a session and make it live."""

from typing import Final

from coprod_tui.actions.action import Action, places
from coprod_tui.actions.reasons import (
    not_running,
    nothing_chosen,
    something_else,
)

ACTIONS: Final = (
    Action(
        "start",
        ("s",),
        "Start a session",
        "Asks for a title, then opens a room that people join from their phones.",
        places("home"),
        reason=something_else,
    ),
    Action(
        "practise",
        ("p",),
        "Practise",
        "Starts a session that you lead with simulated people, marked PRACTICE. Only this machine reaches it.",
        places("home"),
        reason=something_else,
    ),
    Action(
        "open",
        ("o",),
        "Open",
        "Opens the chosen session again, or goes back into its room if that is still open.",
        places("home"),
        reason=nothing_chosen,
        about="row",
    ),
    Action(
        "settings",
        ("comma",),
        "Settings",
        "Sets colours, characters, the listening address and where exports go. Each is an option too.",
        places("home"),
    ),
    Action(
        "go_live",
        ("enter",),
        "Go live",
        "Leaves the lobby. People who come later can still join.",
        places("lobby"),
        reason=not_running,
    ),
)
