"""The action on the closing round."""

from typing import Final

from coprod_tui.actions.action import WITH_WAITING, Action
from coprod_tui.actions.reasons import no_closing_round

ACTIONS: Final = (
    Action(
        "closing",
        ("full_stop",),
        "Closing round",
        "Asks every phone for a line to close with, shows what people hoped for beside what came, and asks in two taps "
        "how it was. It closes the open question. Undo takes it back as long as nobody answered.",
        WITH_WAITING,
        plain="closing · closing: TEXT",
        in_footer=False,
        reason=no_closing_round,
    ),
)
