"""The handler that holds words back, and shows them again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.picker import Picker, PickerItem
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.widgets.messages import show_message
from server.domain.commands import HoldBack, Restore
from server.domain.reasons import reason_id
from server.projections.contributions.index import ContributionRow
from server.sentences import words

_SAYS: Final = (
    "Nobody reads it then but its author and you. The author is told the reason, and can say it otherwise. "
    "b restores it."
)


@dataclass(frozen=True, slots=True)
class HoldingHandlers:
    """The handlers of screens that list what was said."""

    screen: Screen[Any]
    session: SessionModel
    #: Returns the selected contribution.
    row: Callable[[], ContributionRow | None]

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {"hold_back": self.hold_back}

    async def hold_back(self) -> None:
        """Holds the selected contribution back, for a reason that is picked, or shows it again."""
        row = self.row()
        if row is None:
            return
        if row.held is not None:
            await self.session.port.submit(Restore((row.id,)))
            show_message(self.screen, f"Contribution {row.number} is shown again where it may be read.")
            return
        reasons = self.session.replica.state.reasons
        picks = tuple(PickerItem(reason_id(reason), words(reason)) for reason in reasons)
        picker = Picker(f"Hold {row.number} back, because …", picks, says=_SAYS)
        chosen = await self.screen.app.push_screen_wait(picker)
        if chosen is not None:
            await self.session.port.submit(HoldBack((row.id,), chosen))
            show_message(self.screen, f"Contribution {row.number} is held back; its author is told why. b restores it.")
