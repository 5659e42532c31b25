"""The actions on the drop-in box."""

from typing import Final

from coprod_tui.actions import arming
from coprod_tui.actions.action import NOT_HERE, WITH_WAITING, Action, places
from coprod_tui.actions.reasons import not_linked, nothing_in_box

ACTIONS: Final = (
    Action(
        "open_box",
        ("ctrl+o",),
        "Drop-in box",
        "Opens the drop-in box, after asking you: concerns three at a time, and who would like to talk with you.",
        WITH_WAITING | places("lobby", "review"),
        plain="open box",
        plain_asks="Open the drop-in box here? Whoever sees this window can read it, also by scrolling back.",
        in_footer=False,
        about="everywhere",
        reason=nothing_in_box,
        arms=arming.open_box,
    ),
    Action("box", (), "Box", "Says how much there is to read in the drop-in box.", NOT_HERE, plain="box"),
    Action(
        "show_concern",
        (),
        "Show a concern",
        "Shows concern N on every phone, if it is for the room, or none any longer. It stands in no record.",
        NOT_HERE,
        plain="show concern N · hide concern",
        reason=not_linked,
    ),
    Action(
        "answer_talk",
        (),
        "Talk with somebody",
        "Says that you are coming to who would like to talk, number N, or hands that on to an Encourager.",
        NOT_HERE,
        plain="coming N · hand on N",
        reason=not_linked,
    ),
)
