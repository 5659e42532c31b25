"""The actions on turns: steps in the line of travel, and what is not known yet."""

from typing import Final

from coprod_tui.actions.action import NOT_HERE, Action, places
from coprod_tui.actions.arming import set_turn
from coprod_tui.actions.labels import park_label, turn_label
from coprod_tui.actions.reasons import no_turn, no_turn_to_set, not_linked

_DIRECTION: Final = places("direction")

ACTIONS: Final = (
    Action(
        "make_turn",
        ("asterisk",),
        "Turn",
        "Proposes a turn: where this goes next, in your own words. What is marked or in hand, or the theme in hand as "
        "a whole, stands with it as what led to it.",
        places("live", "review", "themes", "direction"),
        plain="turn: TEXT · turn N [N…]: TEXT · turn theme NAME: TEXT",
        spare=True,
        reason=not_linked,
        label=turn_label,
        about="row",
        takes_marked=True,
    ),
    Action(
        "set_turn",
        ("s",),
        "Set",
        "Sets the turn in hand: from then on every phone shows it. Before that only you, Hosts and whoever proposed it "
        "see it.",
        _DIRECTION,
        plain="set turn N",
        reason=no_turn_to_set,
        arms=set_turn,
        about="turn",
    ),
    Action(
        "park_turn",
        ("P",),
        "Park",
        "Sets the turn in hand down as not known yet, with who would help and when to look again; or takes it up "
        "again, with a reason.",
        _DIRECTION,
        plain="park N: TEXT · helps N: WHO · look again N: WHEN · unpark N: REASON",
        reason=no_turn,
        label=park_label,
        about="turn",
    ),
    Action(
        "change_turn",
        ("e",),
        "Put otherwise",
        "Puts the turn in hand otherwise.",
        _DIRECTION,
        plain="change turn N: TEXT",
        reason=no_turn,
        about="turn",
    ),
    Action(
        "take_away_turn",
        ("delete",),
        "Take away",
        "Takes the turn in hand away. What led to it stays.",
        _DIRECTION,
        plain="take away turn N",
        spare=True,
        reason=no_turn,
        about="turn",
        takes_row=True,
    ),
    Action(
        "turns",
        (),
        "Turns",
        "Lists the turns, with what led to each, and what you do not know yet.",
        NOT_HERE,
        plain="turns",
    ),
)
