"""The handler of open water: why something is open no longer."""

from dataclasses import dataclass
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.actions import arming
from coprod_tui.display import line, shorten
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.line import LineDialog, LineForm
from coprod_tui.screens.dialogs.picker import Picker, PickerItem
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.widgets.messages import show_message
from server.domain.commands import CloseWater
from server.domain.text import NOTICE_CHARACTERS
from server.projections.open_water import WaterRow, open_water_view

_WORDS: Final = 60
_CLOSED: Final = "open no longer"
_NO_NAME: Final = "no name"


@dataclass(frozen=True, slots=True)
class WaterHandlers:
    """The handlers of the screen that shows open water."""

    screen: Screen[Any]
    session: SessionModel

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {"close_water": self.close}

    async def close(self) -> None:
        """Asks which is open no longer, and why. What was closed before can get another reason."""
        view = open_water_view(self.session.replica.state)
        rows = {row.id: row for row in (*view.open, *view.closed)}
        picks = tuple(map(_pick, rows.values()))
        picked = await self.screen.app.push_screen_wait(Picker("Which is open no longer?", picks))
        if picked is None:
            return
        row = rows[picked]
        form = LineForm(
            heading=f"{row.number} is open no longer, because …",
            sentence=f"{_who(row)}: “{line(row.text)}” Every phone shows the reason.",
            enter="keeps the reason",
            most=NOTICE_CHARACTERS,
            value=row.closed_because,
            arms=lambda reason: arming.close_water(row.id, reason, self.session.summary()),
        )

        async def keep(reason: str) -> None:
            await self.session.port.submit(CloseWater(row.id, reason))

        if await self.screen.app.push_screen_wait(LineDialog(form, keep)) is not None:
            show_message(self.screen, f"{row.number} is open no longer. The reason stands with it; u opens it again.")


def _pick(row: WaterRow) -> PickerItem:
    closed = bool(row.closed_because)
    about = f"Open no longer: {line(row.closed_because)}" if closed else row.text
    name = shorten(f"{_who(row)} ({row.number}): {line(row.text)}", _WORDS)
    return PickerItem(row.id, name, _CLOSED if closed else "", about)


def _who(row: WaterRow) -> str:
    return _NO_NAME if row.label is None else line(row.label)
