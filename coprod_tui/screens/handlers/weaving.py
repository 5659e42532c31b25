"""The handlers that answer proposals, and that say a theme back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.display import shorten
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.line import LineDialog, LineForm
from coprod_tui.screens.dialogs.picker import Picker, PickerItem
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.screens.handlers.words import NEW_THEME
from coprod_tui.screens.said_list import SaidList
from coprod_tui.widgets.messages import show_message
from server.domain.commands import LeaveProposal, SayBack, TakeProposal
from server.domain.text import SAY_BACK_CHARACTERS, normalized_name
from server.projections.proposals import ProposalRow
from server.projections.themes import ThemeRow

_SHORT: Final = 40


@dataclass(frozen=True, slots=True)
class WeavingHandlers:
    """The handlers for the proposal and the theme in hand."""

    screen: Screen[Any]
    session: SessionModel
    said: SaidList
    #: Returns the theme in hand.
    theme: Callable[[], ThemeRow | None]
    #: Returns the proposal in hand.
    proposal: Callable[[], ProposalRow | None]

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {"take_proposal": self.take, "leave_proposal": self.leave, "say_back": self.say_back}

    async def take(self) -> None:
        """Gathers what is proposed, or what is marked, into a theme that is picked or named."""
        proposal = self.proposal()
        if proposal is None:
            return
        chosen = self.said.chosen if self.said.marked else ()
        themes = self.session.themes().rows
        picks = (*_proposed(proposal, themes), *(PickerItem(row.id, row.name, f"{row.count} in it") for row in themes))
        heading = f"Proposal {proposal.number} into which theme?"
        picked = await self.screen.app.push_screen_wait(Picker(heading, picks, NEW_THEME))
        if picked is None:
            return
        known = next((row for row in themes if row.id == picked), None)
        theme, name = (None, picked) if known is None else (known.id, known.name)
        await self.session.port.submit(TakeProposal(proposal.id, theme, name, chosen))
        await self.said.unmark()
        self._tell(f"Proposal {proposal.number} is in “{_short(name)}”. u takes it back.")

    async def leave(self) -> None:
        """Leaves the proposal in hand."""
        proposal = self.proposal()
        if proposal is not None:
            await self.session.port.submit(LeaveProposal(proposal.id))
            self._tell(f"Proposal {proposal.number} is left. u takes it back.")

    async def say_back(self) -> None:
        """Says the theme in hand back in one sentence."""
        theme = self.theme()
        if theme is None:
            return
        form = LineForm(
            heading=f"Say “{_short(theme.name)}” back",
            sentence="One sentence, in words of the room. Those whose words are in it say whether that is it.",
            enter="says it back",
            most=SAY_BACK_CHARACTERS,
            value="" if theme.said_back is None else theme.said_back.text,
        )

        async def keep(sentence: str) -> None:
            await self.session.port.submit(SayBack(theme.id, sentence))

        await self.screen.app.push_screen_wait(LineDialog(form, keep))

    def _tell(self, words: str) -> None:
        show_message(self.screen, words)


def _proposed(proposal: ProposalRow, themes: tuple[ThemeRow, ...]) -> tuple[PickerItem, ...]:
    """The name that is proposed, unless there is a theme with it."""
    looks = {normalized_name(row.name) for row in themes}
    new = proposal.name and normalized_name(proposal.name) not in looks
    return (PickerItem(proposal.name, proposal.name, "as proposed"),) if new else ()


def _short(name: str) -> str:
    return shorten(name, _SHORT)
