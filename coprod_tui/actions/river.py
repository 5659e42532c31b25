"""The actions on the view of the role river."""

from typing import Final

from coprod_tui.actions.action import Action, places

ACTIONS: Final = (
    Action(
        "path",
        ("P",),
        "Path",
        "Turns the river into one person's path through the roles, and back.",
        places("river"),
        plain="path PERSON",
    ),
    Action(
        "measures",
        ("m",),
        "Measures",
        "What the roles come to in figures, each with what it cannot see. Nowhere else, and never on a phone.",
        places("river"),
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
