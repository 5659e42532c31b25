"""The actions of every screen."""

from typing import Final

from coprod_tui.actions.action import EVERYWHERE, Action

ACTIONS: Final = (
    Action(
        "colours",
        ("ctrl+t",),
        "Colours",
        "Lists the colours by name: dark, light, and both with high contrast. The choice is kept.",
        EVERYWHERE,
        in_footer=False,
        about="everywhere",
    ),
    Action(
        "palette",
        ("ctrl+p",),
        "Commands",
        "Finds any command by its name.",
        EVERYWHERE,
        in_footer=False,
        about="everywhere",
    ),
    Action(
        "quit",
        ("ctrl+q",),
        "Quit",
        "Leaves the dashboard. With a room open it asks first: leave the room open, or end the session.",
        EVERYWHERE,
        plain="quit",
        spare=True,
        destructive=True,
        about="everywhere",
    ),
    Action(
        "how_to_quit",
        ("q", "ctrl+c"),
        "How to quit",
        "Says that Ctrl-Q quits.",
        EVERYWHERE,
        in_footer=False,
        about="everywhere",
    ),
    Action(
        "help",
        ("question_mark",),
        "Help",
        "Shows every key and what the marks mean.",
        EVERYWHERE,
        plain="help",
        about="everywhere",
    ),
)
