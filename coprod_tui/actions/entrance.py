"""The actions on how people come in."""

from typing import Final

from coprod_tui.actions import arming
from coprod_tui.actions.action import WITH_WAITING, Action, places
from coprod_tui.actions.labels import door_label
from coprod_tui.actions.reasons import no_newcomers, not_running

_OPEN_ROOM: Final = WITH_WAITING | places("lobby")

ACTIONS: Final = (
    Action(
        "door",
        ("L",),
        "Close the door",
        "Lets nobody else join, or lets people join again. Whoever is in stays in.",
        _OPEN_ROOM,
        plain="close door · open door",
        arms=arming.door,
        in_footer=False,
        reason=not_running,
        label=door_label,
    ),
    Action(
        "new_code",
        ("R",),
        "New code",
        "Makes a new code and QR code, after asking you. The old ones, printed ones too, let nobody in any more.",
        _OPEN_ROOM,
        plain="new code",
        in_footer=False,
        reason=not_running,
    ),
    Action(
        "remove_newcomers",
        ("O",),
        "Remove newcomers",
        "Takes off the list who joined in a crowd from one phone or network and said nothing. They can join again.",
        _OPEN_ROOM,
        plain="remove newcomers",
        arms=arming.remove_newcomers,
        in_footer=False,
        reason=no_newcomers,
    ),
)
