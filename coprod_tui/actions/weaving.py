"""The actions that answer proposals, and that say a theme back."""

from typing import Final

from coprod_tui.actions.action import Action, places
from coprod_tui.actions.labels import take_proposal_label
from coprod_tui.actions.reasons import no_proposal, no_proposal_to_take, no_theme

_THEMES: Final = places("themes")

ACTIONS: Final = (
    Action(
        "take_proposal",
        ("enter",),
        "Take proposal",
        "Gathers what somebody proposes: as it is proposed, into a theme that you pick, or under a name that you type. "
        "Where contributions are marked, these go in its place.",
        _THEMES,
        plain="take proposal N · take proposal N: NAME · take proposal N with N [N…]: NAME",
        reason=no_proposal_to_take,
        label=take_proposal_label,
        about="proposal",
        takes_row=True,
    ),
    Action(
        "leave_proposal",
        ("D",),
        "Leave proposal",
        "Leaves the proposal in hand. No theme changes, and whoever proposed it sees that it was left.",
        _THEMES,
        plain="leave proposal N",
        spare=True,
        reason=no_proposal,
        about="proposal",
        takes_row=True,
    ),
    Action(
        "say_back",
        ("quotation_mark",),
        "Say back",
        "Says the theme in hand back in one sentence to those whose words are in it. They answer on their phones.",
        _THEMES,
        plain="say back NAME: SENTENCE",
        reason=no_theme,
        about="theme",
    ),
)
