"""The handlers for themes: the one in hand, and what is in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.display import shorten
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.line import LineDialog, LineForm
from coprod_tui.screens.dialogs.picker import Picker, PickerItem
from coprod_tui.screens.dialogs.suggestion import SuggestionDialog
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.screens.handlers.words import NAMED, WordsHandlers
from coprod_tui.screens.said_list import SaidList
from coprod_tui.widgets.messages import show_message
from coprod_tui.widgets.theme_rows import suggestion_words
from server.domain.commands import (
    AddTheme,
    MergeThemes,
    MoveTheme,
    PutIntoTheme,
    RemoveTheme,
    RenameTheme,
    SplitTheme,
    TakeOutOfTheme,
)
from server.domain.text import THEME_CHARACTERS
from server.projections.counting import many
from server.projections.themes import ThemeRow

_FIRST: Final = "It stands first already."
_LAST: Final = "It stands last already."
_NAME: Final = 40


@dataclass(frozen=True, slots=True)
class ThemesHandlers:
    """The handlers of the themes screen."""

    screen: Screen[Any]
    session: SessionModel
    said: SaidList
    #: Returns the theme in hand; None where what is in no theme is in hand.
    theme: Callable[[], ThemeRow | None]
    #: Returns the theme that is in hand as a whole.
    whole: Callable[[], ThemeRow | None]

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {
            **WordsHandlers(self.screen, self.session, self.said).all(),
            "heard": self.heard,
            "untheme": self.take_out,
            "split_theme": self.split,
            "suggested": self.suggested,
            "add_theme": self.add,
            "rename_theme": self.rename,
            "merge_themes": self.merge,
            "theme_up": self.up,
            "theme_down": self.down,
            "remove_theme": self.remove,
        }

    async def heard(self) -> None:
        """Marks contributions as heard: all of a theme, those that are marked, or the one in hand."""
        theme, words = self.whole(), WordsHandlers(self.screen, self.session, self.said)
        if theme is None or self.said.marked:
            await words.heard()
            return
        state = self.session.replica.state
        inside = map(state.contributions.__getitem__, state.known_theme(theme.id).contributions)
        waiting = (known for known in inside if known.heard_at is None and not known.taken_back)
        await words.hear(tuple(known.id for known in sorted(waiting, key=lambda known: known.number)))

    async def take_out(self) -> None:
        """Takes contributions out of the theme in hand."""
        theme, chosen = self.theme(), self.said.chosen
        if theme is not None:
            await self.session.port.submit(TakeOutOfTheme(theme.id, chosen))
            await self.said.unmark()
            self._tell(f"{many(len(chosen), 'contribution')} out of “{_short(theme)}”. u takes it back.")

    async def split(self) -> None:
        """Moves contributions out of the theme in hand into one of their own."""
        theme, chosen = self.theme(), self.said.chosen
        if theme is None:
            return
        leaving = many(len(chosen), "contribution that leaves", "contributions that leave")
        form = LineForm(
            heading=f"Split “{_short(theme)}”",
            sentence=f"A name for the theme of {leaving} it. {NAMED}",
            enter="splits it",
            most=THEME_CHARACTERS,
        )

        async def keep(name: str) -> None:
            await self.session.port.submit(SplitTheme(theme.id, chosen, name))
            await self.said.unmark()

        await self.screen.app.push_screen_wait(LineDialog(form, keep))

    async def suggested(self) -> None:
        """Shows what else speaks of a word of the theme in hand, and puts into the theme what is marked there."""
        theme, known = self.theme(), self.session.replica
        found = None if theme is None else known.themes.suggestion(theme.id)
        if theme is None or found is None:
            return
        listed, said = known.contributions.view(), known.state.contributions
        found_rows = (listed.numbered(said[words].number) for words in known.themes.suggested(theme.id))
        rows = tuple(row for row in found_rows if row is not None)
        chosen = await self.screen.app.push_screen_wait(SuggestionDialog(suggestion_words(found), rows))
        if chosen:
            await self.session.port.submit(PutIntoTheme(theme.id, chosen))
            self._tell(f"{many(len(chosen), 'contribution')} in “{_short(theme)}”. u takes it back.")

    async def add(self) -> None:
        """Adds a theme with nothing in it."""
        form = LineForm(
            heading="Add a theme",
            sentence=f"A few words that the room would use. Contributions are put into it with t. {NAMED}",
            enter="adds it",
            most=THEME_CHARACTERS,
        )

        async def keep(name: str) -> None:
            await self.session.port.submit(AddTheme(name))

        await self.screen.app.push_screen_wait(LineDialog(form, keep))

    async def rename(self) -> None:
        """Gives the theme in hand another name."""
        theme = self.theme()
        if theme is None:
            return
        form = LineForm(
            heading=f"Rename “{_short(theme)}”",
            sentence=f"What is in it stays as it is. {NAMED}",
            enter="keeps the name",
            most=THEME_CHARACTERS,
            value=theme.name,
        )

        async def keep(name: str) -> None:
            await self.session.port.submit(RenameTheme(theme.id, name))

        await self.screen.app.push_screen_wait(LineDialog(form, keep))

    async def merge(self) -> None:
        """Puts everything that is in the theme in hand into another one."""
        theme = self.theme()
        if theme is None:
            return
        others = tuple(row for row in self.session.themes().rows if row.id != theme.id)
        picks = tuple(PickerItem(row.id, row.name, f"{row.count} in it") for row in others)
        picked = await self.screen.app.push_screen_wait(Picker(f"Put “{_short(theme)}” into which theme?", picks))
        if picked is not None:
            await self.session.port.submit(MergeThemes(theme.id, picked))
            into = next(row for row in others if row.id == picked)
            self._tell(f"“{_short(theme)}” is in “{_short(into)}” now. u takes it back.")

    async def up(self) -> None:
        """Moves the theme in hand up by one place."""
        await self._move(-1)

    async def down(self) -> None:
        """Moves the theme in hand down by one place."""
        await self._move(1)

    async def remove(self) -> None:
        """Removes the theme in hand."""
        theme = self.theme()
        if theme is not None:
            await self.session.port.submit(RemoveTheme(theme.id))
            self._tell(f"“{_short(theme)}” is removed; what was in it stays. u takes it back.")

    async def _move(self, step: int) -> None:
        theme = self.theme()
        if theme is None:
            return
        at = theme.number - 1 + step
        if 0 <= at < len(self.session.replica.state.themes):
            await self.session.port.submit(MoveTheme(theme.id, at))
        else:
            self._tell(_FIRST if step < 0 else _LAST)

    def _tell(self, words: str) -> None:
        show_message(self.screen, words)


def _short(theme: ThemeRow) -> str:
    return shorten(theme.name, _NAME)
