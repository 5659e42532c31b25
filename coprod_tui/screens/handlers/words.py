"""The handlers for contributions in a list: those that are marked, or else the one in hand."""

from dataclasses import dataclass
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.display import shorten
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.picker import NewItem, Picker, PickerItem
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.screens.handlers.holding import HoldingHandlers
from coprod_tui.screens.handlers.outcomes import AdoptingHandlers
from coprod_tui.screens.said_list import SaidList
from coprod_tui.widgets.messages import show_message
from server.domain.commands import AddTheme, HoldUp, MarkHeard, PutDown, PutIntoTheme
from server.domain.text import THEME_CHARACTERS
from server.projections.counting import many

_NAME: Final = 40
NAMED: Final = "The phones of those whose words are in it show its name."
NEW_THEME: Final = NewItem(
    hint="type part of a name, or a name that is not there yet",
    enter="not there yet: Enter adds it",
    nothing="There is no theme yet. Type a name for the first.",
    most=THEME_CHARACTERS,
)


@dataclass(frozen=True, slots=True)
class WordsHandlers:
    """The handlers for contributions in a list."""

    screen: Screen[Any]
    session: SessionModel
    said: SaidList

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {
            **self.said.handlers(),
            **HoldingHandlers(self.screen, self.session, lambda: self.said.chosen).all(),
            **AdoptingHandlers(self.screen, self.session, lambda: self.said.selected).all(),
            "heard": self.heard,
            "hold_up": self.hold_up,
            "theme": self.theme,
        }

    async def heard(self) -> None:
        """Marks contributions as heard."""
        await self.hear(self.said.chosen)

    async def hear(self, contributions: tuple[str, ...]) -> None:
        """Marks these contributions as heard."""
        await self.session.port.submit(MarkHeard(contributions))
        await self.said.unmark()

    async def hold_up(self) -> None:
        """Holds up the contribution in hand or the least heard one, or puts it down."""
        row = self.said.to_hold_up
        if row is not None:
            await self.session.port.submit(PutDown() if row.held_up else HoldUp(row.id))

    async def theme(self) -> None:
        """Puts contributions into a theme that is picked, or into another one whose name is typed."""
        chosen, themes = self.said.chosen, self.session.themes().rows
        count = many(len(chosen), "contribution")
        picks = tuple(PickerItem(row.id, row.name, f"{row.count} in it") for row in themes)
        picked = await self.screen.app.push_screen_wait(Picker(f"Theme for {count}", picks, NEW_THEME, says=NAMED))
        if picked is None:
            return
        known = next((row for row in themes if row.id == picked), None)
        name = picked if known is None else known.name
        command = AddTheme(name, chosen) if known is None else PutIntoTheme(known.id, chosen)
        await self.session.port.submit(command)
        await self.said.unmark()
        show_message(self.screen, f"{count} in “{shorten(name, _NAME)}”. u takes it back.")
