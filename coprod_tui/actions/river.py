"""The actions on the view of the role river."""

from typing import Final

from coprod_tui.actions.action import Action, places

ACTIONS: Final = (
    Action(
        "path",
        ("at",),
        "Path",
        "Turns the river into one person's path through the roles, and back.",
        places("river"),
        plain="path PERSON",
    ),
    Action(
        "measures",
        ("F",),
        "Measures",
        "Figures on the roles, and on Voices on the voices, each with what it cannot see. Never on a phone.",
        places("river", "voices"),
        plain="measures",
    ),
    Action(
        "zoom_in",
        ("greater_than_sign",),
        "Closer",
        "Draws a shorter time more widely.",
        places("river"),
    ),
    Action("zoom_out", ("less_than_sign",), "Wider", "Draws a longer time on the same screen.", places("river")),
)
