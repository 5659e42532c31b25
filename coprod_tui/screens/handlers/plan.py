"""The handlers for the plan and its selected question."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.actions import arming
from coprod_tui.actions.arming import Arming
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.planned_question import PlannedDialog, PlannedWords
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.screens.navigator import Navigator
from coprod_tui.widgets.messages import show_message
from server.domain.commands import AddPlanned, ChangePlanned, MovePlanned, SkipPlanned
from server.domain.state import Question
from server.projections.questions.plan import PlannedRow

_FIRST: Final = "It stands first already."
_LAST: Final = "It stands last already."
_TOO: Final = "This question is open just now, so every phone shows the new words, too."
_OTHER_WORDS: Final = "It is asked in other words just now, which stay:"


@dataclass(frozen=True, slots=True)
class PlanHandlers:
    """The handlers of the plan screen."""

    screen: Screen[Any]
    session: SessionModel
    navigator: Navigator
    #: Returns the selected question.
    planned: Callable[[], PlannedRow | None]
    #: Selects the question with this id as soon as it is in the list.
    select: Callable[[str], None]

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {
            "ask_planned": self.ask,
            "add_planned": self.add,
            "edit_planned": self.edit,
            "skip_planned": self.skip,
            "planned_up": self.up,
            "planned_down": self.down,
        }

    async def ask(self) -> None:
        """Puts the selected question into the ask line."""
        row = self.planned()
        if row is not None:
            self.navigator.ask_planned(row.id)

    async def add(self) -> None:
        """Adds a question below the selected one, in the same phase, and selects it."""
        row = self.planned()
        words = PlannedWords(phase="" if row is None else row.phase)

        async def keep(said: PlannedWords) -> None:
            at = None if row is None else self._place(row) + 1
            receipt = await self.session.port.submit(
                AddPlanned(
                    said.text, said.phase, said.minutes, said.reveal, said.notes, said.probes, said.moderation, at
                )
            )
            if receipt.made is not None:
                self.select(receipt.made)

        await self.screen.app.push_screen_wait(PlannedDialog("Add a question", words, keep))

    async def edit(self) -> None:
        """Edits the selected question."""
        row = self.planned()
        if row is None:
            return
        words = PlannedWords(row.text, row.phase, row.minutes, row.reveal, row.notes, row.probes, row.moderation)

        async def keep(said: PlannedWords) -> None:
            await self.session.port.submit(
                ChangePlanned(
                    row.id,
                    said.text,
                    said.phase,
                    said.minutes,
                    said.reveal,
                    said.notes,
                    said.probes,
                    said.moderation,
                )
            )

        def arms(said: PlannedWords) -> Arming | None:
            asked = self._asked_from(row)
            if asked is None or asked.text != row.text or said.text.strip() in ("", row.text):
                return None
            return arming.put_right(asked.id, said.text.strip(), self.session.summary())

        asked = self._asked_from(row)
        dialog = PlannedDialog(f"Plan {row.number}", words, keep, arms)
        kept = await self.screen.app.push_screen_wait(dialog)
        if kept is not None and asked is not None and kept.text != row.text:
            show_message(self.screen, _TOO if asked.text == row.text else f"{_OTHER_WORDS} {asked.text}")

    async def skip(self) -> None:
        """Leaves the selected question out, or takes it in again."""
        row = self.planned()
        if row is not None:
            await self.session.port.submit(SkipPlanned(row.id, row.stand != "skipped"))

    async def up(self) -> None:
        """Moves the selected question up by one place."""
        await self._move(-1)

    async def down(self) -> None:
        """Moves the selected question down by one place."""
        await self._move(1)

    async def _move(self, step: int) -> None:
        row = self.planned()
        if row is None:
            return
        at = self._place(row) + step
        if 0 <= at < len(self.session.replica.state.plan):
            await self.session.port.submit(MovePlanned(row.id, at))
        else:
            show_message(self.screen, _FIRST if step < 0 else _LAST)

    def _asked_from(self, row: PlannedRow) -> Question | None:
        """The question that is open, if it came from this row."""
        asked = self.session.replica.state.open_question
        planned = None if asked is None else self.session.replica.state.planned_from(asked)
        return asked if planned is not None and planned.id == row.id else None

    def _place(self, row: PlannedRow) -> int:
        """The current place of a question, from 0: it may have been moved, or be gone."""
        rows = self.session.replica.state.plan
        return next((at for at, known in enumerate(rows) if known.id == row.id), min(row.number, len(rows)) - 1)
