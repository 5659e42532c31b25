"""The actions on what the whole room looks at: words that are held up, and open water."""

from typing import Final

from coprod_tui.actions import arming
from coprod_tui.actions.action import NOT_HERE, Action, places
from coprod_tui.actions.labels import hold_up_label
from coprod_tui.actions.reasons import no_open_water, nothing_held_up, nothing_to_hold_up

ACTIONS: Final = (
    Action(
        "hold_up",
        ("h",),
        "Hold up",
        "Holds the contribution in hand up on every phone, one at a time, or puts it down.",
        places("live", "themes"),
        plain="hold up N · hold up",
        reason=nothing_to_hold_up,
        label=hold_up_label,
        about="row",
        arms=arming.hold_up,
    ),
    Action(
        "put_down",
        (),
        "Put down",
        "Puts down what is held up.",
        NOT_HERE,
        plain="put down",
        reason=nothing_held_up,
    ),
    Action(
        "open_water",
        (),
        "Open water",
        "Lists what people are unsure about, and nobody can answer yet.",
        NOT_HERE,
        plain="open water",
    ),
    Action(
        "close_water",
        ("Q",),
        "Close open water",
        "Says why something is open water no longer: pick what, then write the reason. Undo opens it again.",
        places("themes", "direction"),
        plain="close water N: REASON",
        spare=True,
        reason=no_open_water,
        about="room",
    ),
)
