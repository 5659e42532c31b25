"""The actions about the design group: what is run past it, and what its members say."""

from typing import Final

from coprod_tui.actions.action import NOT_HERE, Action, places
from coprod_tui.actions.labels import run_past_label
from coprod_tui.actions.reasons import no_turn, nothing_to_run_past

_KEYS: Final = ("semicolon",)

ACTIONS: Final = (
    Action(
        "run_past_question",
        _KEYS,
        "Run past group",
        "Shows the design group the question in hand, and asks what they think, before the room sees it. "
        "Where they are asked already, asks them no more.",
        places("plan"),
        plain="run past question N",
        reason=nothing_to_run_past,
        label=run_past_label,
        about="row",
    ),
    Action(
        "run_past_theme",
        _KEYS,
        "Run past group",
        "Shows the design group the theme in hand, and asks what they think. "
        "Where they are asked already, asks them no more.",
        places("themes"),
        plain="run past theme NAME",
        reason=nothing_to_run_past,
        label=run_past_label,
        about="theme",
    ),
    Action(
        "run_past_turn",
        _KEYS,
        "Run past group",
        "Shows the design group the turn in hand, and asks what they think, before the room sees it. "
        "Where they are asked already, asks them no more.",
        places("direction"),
        plain="run past turn N",
        reason=nothing_to_run_past,
        label=run_past_label,
        about="turn",
    ),
    Action(
        "close_check",
        (),
        "Close check",
        "Asks the design group no more about what was run past it. What they said stays.",
        NOT_HERE,
        plain="close check N",
    ),
    Action(
        "ask_leaders",
        ("apostrophe",),
        "Ask leaders",
        "Asks something for the turn in hand of whoever can open a way. Way-openers answer on their phones.",
        places("direction"),
        plain="ask leaders N: TEXT",
        reason=no_turn,
        about="turn",
    ),
    Action(
        "answers",
        (),
        "Leaders' answers",
        "Lists what turns ask of leaders, what these answered, and what is open.",
        NOT_HERE,
        plain="answers",
    ),
    Action(
        "sense",
        (),
        "Design group",
        "Lists the design group's table, what was run past it, and what its members say.",
        NOT_HERE,
        plain="sense",
    ),
)
