"""How the river of roles is looked at; it must not change the session."""

from typing import Final

from coprod_tui.actions.action import Command, places

COMMANDS: Final = (
    Command(
        "path",
        ("p",),
        "Path",
        "Turns the river into one person's path through the roles, and back.",
        places("river"),
        plain="path PERSON",
    ),
    Command(
        "measures",
        ("m",),
        "Measures",
        "What the roles come to in figures, each with what it cannot see. Nowhere else, and never on a phone.",
        places("river"),
        plain="measures",
    ),
    Command(
        "zoom_in",
        ("plus",),
        "Closer",
        "Draws a shorter time more widely.",
        places("river"),
    ),
    Command("zoom_out", ("minus",), "Wider", "Draws a longer time on the same screen.", places("river")),
)
