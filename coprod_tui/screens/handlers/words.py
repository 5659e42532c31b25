"""The handlers for contributions in a list: those that are marked, or else the one in hand."""

from dataclasses import dataclass
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.display import shorten
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.picker import NewItem, Picker, PickerItem
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.screens.handlers.holding import HoldingHandlers
from coprod_tui.screens.said_list import SaidList
from coprod_tui.widgets.messages import show_message
from server.domain.commands import AddTheme, MarkHeard, PutIntoTheme
from server.domain.text import THEME_CHARACTERS
from server.projections.counting import many

_NAME: Final = 40


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
            **HoldingHandlers(self.screen, self.session, lambda: self.said.selected).all(),
            "heard": self.heard,
            "theme": self.theme,
        }

    async def heard(self) -> None:
        """Marks contributions as heard."""
        await self.hear(self.said.chosen)

    async def hear(self, contributions: tuple[str, ...]) -> None:
        """Marks these contributions as heard."""
        await self.session.port.submit(MarkHeard(contributions))
        await self.said.unmark()

    async def theme(self) -> None:
        """Puts contributions into a theme that is picked, or into another one whose name is typed."""
        chosen, themes = self.said.chosen, self.session.themes().rows
        count = many(len(chosen), "contribution")
        picks = tuple(PickerItem(row.id, row.name, f"{row.count} in it") for row in themes)
        new = NewItem("another theme", "type a name", THEME_CHARACTERS)
        picked = await self.screen.app.push_screen_wait(Picker(f"Theme for {count}", picks, new))
        if picked is None:
            return
        known = next((row for row in themes if row.id == picked), None)
        name = picked if known is None else known.name
        command = AddTheme(name, chosen) if known is None else PutIntoTheme(known.id, chosen)
        await self.session.port.submit(command)
        await self.said.unmark()
        show_message(self.screen, f"{count} in “{shorten(name, _NAME)}”. u takes it back.")
