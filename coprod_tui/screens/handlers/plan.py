"""What can be done with the plan and the question of it in hand; it must not know how the plan looks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.screens.dialogs.planned_question import PlannedDialog, PlannedWords
from coprod_tui.screens.dispatch import Handlers, tell
from coprod_tui.screens.navigator import Navigator
from coprod_tui.screens.room import Room
from server.domain.commands import AddPlanned, ChangePlanned, MovePlanned, SkipPlanned
from server.projections.questions.plan import PlannedRow

_FIRST: Final = "It stands first already."
_LAST: Final = "It stands last already."


@dataclass(frozen=True, slots=True)
class PlanHandlers:
    """The acts of the plan; `planned` says which question is in hand, `take` takes one in hand once it is there."""

    screen: Screen[Any]
    room: Room
    navigator: Navigator
    planned: Callable[[], PlannedRow | None]
    take: Callable[[str], None]

    def all(self) -> Handlers:
        """Each act by the id of its command."""
        return {
            "ask_planned": self.ask,
            "add_planned": self.add,
            "edit_planned": self.edit,
            "skip_planned": self.skip,
            "planned_up": self.up,
            "planned_down": self.down,
        }

    async def ask(self) -> None:
        """Takes the question in hand to the ask line."""
        row = self.planned()
        if row is not None:
            self.navigator.ask_planned(row.id)

    async def add(self) -> None:
        """Adds a question below the one in hand, in the same phase, so that the next one added follows it."""
        row = self.planned()
        words = PlannedWords(phase="" if row is None else row.phase)

        async def keep(said: PlannedWords) -> None:
            at = None if row is None else self._place(row) + 1
            receipt = await self.room.submit(
                AddPlanned(said.text, said.phase, said.minutes, said.reveal, said.notes, said.probes, at)
            )
            if receipt.made is not None:
                self.take(receipt.made)

        await self.screen.app.push_screen_wait(PlannedDialog("Add a question", words, keep))

    async def edit(self) -> None:
        """Writes the question in hand anew."""
        row = self.planned()
        if row is None:
            return
        words = PlannedWords(row.text, row.phase, row.minutes, row.reveal, row.notes, row.probes)

        async def keep(said: PlannedWords) -> None:
            await self.room.submit(
                ChangePlanned(row.id, said.text, said.phase, said.minutes, said.reveal, said.notes, said.probes)
            )

        await self.screen.app.push_screen_wait(PlannedDialog(f"Question {row.number}", words, keep))

    async def skip(self) -> None:
        """Leaves the question in hand out, or takes it in again."""
        row = self.planned()
        if row is not None:
            await self.room.submit(SkipPlanned(row.id, row.stand != "skipped"))

    async def up(self) -> None:
        """Moves the question in hand up by a place."""
        await self._move(-1)

    async def down(self) -> None:
        """Moves it down by a place."""
        await self._move(1)

    async def _move(self, step: int) -> None:
        row = self.planned()
        if row is None:
            return
        at = self._place(row) + step
        if 0 <= at < len(self.room.views().plan.rows):
            await self.room.submit(MovePlanned(row.id, at))
        else:
            tell(self.screen, _FIRST if step < 0 else _LAST)

    def _place(self, row: PlannedRow) -> int:
        """Where it stands now, from 0: it may have been moved a moment ago, or be gone."""
        rows = self.room.views().plan.rows
        return next((at for at, known in enumerate(rows) if known.id == row.id), min(row.number, len(rows)) - 1)
