"""The handler of the agreements: sentences on how the room is together."""

from dataclasses import dataclass
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.actions import arming
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.line import LineDialog, LineForm
from coprod_tui.screens.dialogs.picker import NewItem, Picker, PickerItem
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.widgets.messages import show_message
from server.domain.commands import AddAgreement, ChangeAgreement, RemoveAgreement
from server.domain.text import AGREEMENT_CHARACTERS

_ADD: Final = "add"
_NEW: Final = NewItem(
    hint="type part of a sentence, or one that is not there yet",
    enter="not there yet: Enter writes it down",
    nothing="",
    most=AGREEMENT_CHARACTERS,
)


@dataclass(frozen=True, slots=True)
class AgreementHandlers:
    """The handlers of screens that show the session."""

    screen: Screen[Any]
    session: SessionModel

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {"agreements": self.agreements}

    async def agreements(self) -> None:
        """Adds an agreement, or changes or removes one that is picked."""
        known = self.session.replica.state.agreements
        if not known:
            await self._write(None, "")
            return
        picks = (PickerItem(_ADD, "Add a sentence"), *(PickerItem(one.id, one.text) for one in known))
        chosen = await self.screen.app.push_screen_wait(Picker("How we are together", picks, _NEW))
        if chosen is None:
            return
        new = (None, "" if chosen == _ADD else chosen)
        await self._write(*next(((one.id, one.text) for one in known if one.id == chosen), new))

    async def _write(self, agreement: str | None, text: str) -> None:
        """Asks for the sentence of a new agreement, or of this one; an empty line removes it."""
        form = LineForm(
            heading="How we are together",
            sentence="Every phone shows the sentence." + (" An empty line takes it out." if agreement else ""),
            enter="keeps it",
            most=AGREEMENT_CHARACTERS,
            value=text,
            arms=lambda written: arming.agreement(agreement, written, self.session.summary()),
        )

        async def keep(written: str) -> None:
            if agreement is None:
                await self.session.port.submit(AddAgreement(written))
            elif written:
                await self.session.port.submit(ChangeAgreement(agreement, written))
            else:
                await self.session.port.submit(RemoveAgreement(agreement))

        if await self.screen.app.push_screen_wait(LineDialog(form, keep)) is not None:
            show_message(self.screen, "Every phone shows how you are together now. u takes it back.")
