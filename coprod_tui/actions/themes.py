"""The actions on themes, and on what answers what."""

from typing import Final

from coprod_tui.actions.action import NOT_HERE, Action
from coprod_tui.actions.reasons import not_linked

ACTIONS: Final = (
    Action("themes", (), "Themes", "Lists the themes, and what is in each.", NOT_HERE, plain="themes"),
    Action(
        "theme",
        (),
        "Theme",
        "Puts contributions into the theme with this name, which is added if there is none. Their words stay.",
        NOT_HERE,
        plain="theme N [N…]: NAME",
        reason=not_linked,
    ),
    Action(
        "untheme",
        (),
        "Take out of theme",
        "Takes contributions out of a theme. They stay in the session.",
        NOT_HERE,
        plain="untheme N [N…]: NAME",
        reason=not_linked,
    ),
    Action(
        "rename_theme",
        (),
        "Rename theme",
        "Gives a theme another name.",
        NOT_HERE,
        plain="rename theme NAME: NAME",
        reason=not_linked,
    ),
    Action(
        "merge_themes",
        (),
        "Merge themes",
        "Puts all that is in the first theme into the second, and removes the first.",
        NOT_HERE,
        plain="merge NAME: NAME",
        reason=not_linked,
    ),
    Action(
        "split_theme",
        (),
        "Split theme",
        "Takes contributions out of the first theme, into one of their own that stands after it.",
        NOT_HERE,
        plain="split NAME: N [N…]: NAME",
        reason=not_linked,
    ),
    Action(
        "move_theme",
        (),
        "Move theme",
        "Moves a theme to another place, counted from 1.",
        NOT_HERE,
        plain="move theme NAME: PLACE",
        reason=not_linked,
    ),
    Action(
        "remove_theme",
        (),
        "Remove theme",
        "Removes a theme. What is in it stays in the session.",
        NOT_HERE,
        plain="remove theme NAME",
        reason=not_linked,
    ),
    Action(
        "builds",
        (),
        "Builds",
        "Lists what builds on contribution N, and what challenges it.",
        NOT_HERE,
        plain="builds N",
    ),
)
