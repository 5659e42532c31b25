"""The actions that go from tab to tab."""

from typing import Final

from coprod_tui.actions.action import SESSION, Action
from coprod_tui.model.tabs import TABS

# The line of tabs shows these keys, so that the footer need not.
ACTIONS: Final = (
    *(Action(tab.id, (tab.digit,), tab.title, tab.help, SESSION, plain=tab.id, in_footer=False) for tab in TABS),
    Action(
        "next_tab",
        ("right_square_bracket",),
        "Next tab",
        "Goes to the tab on the right, from the last one to the first.",
        SESSION,
        in_footer=False,
    ),
    Action(
        "previous_tab",
        ("left_square_bracket",),
        "Previous tab",
        "Goes to the tab on the left, from the first one to the last.",
        SESSION,
        in_footer=False,
    ),
)
