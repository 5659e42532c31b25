"""The handlers of outcomes: the differences that the room wants to make."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.actions.arming import what_came
from coprod_tui.display import line, shorten
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.line import LineDialog, LineForm
from coprod_tui.screens.dialogs.picker import Picker, PickerItem
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.widgets.messages import show_message
from server.domain.commands import AdoptOutcome, DropOutcome, SayWhatCame, ServeOutcomes
from server.domain.text import REMARK_CHARACTERS
from server.projections.contributions.index import ContributionRow
from server.projections.direction.outcomes import OutcomeRow, outcomes_view

_WORDS: Final = 60
_NAME: Final = 40


@dataclass(frozen=True, slots=True)
class OutcomeHandlers:
    """The handlers of every screen of a session."""

    screen: Screen[Any]
    session: SessionModel

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {"came_of": self.came_of, "drop_outcome": self.drop}

    async def came_of(self) -> None:
        """Asks of which outcome, and what came of it."""
        row = await self._picked("What came of which outcome?", lambda row: "said" if row.came_of else "")
        if row is None:
            return
        form = LineForm(
            heading=f"What came of outcome {row.number}?",
            sentence=f"“{line(row.text)}” {_where_told(row)}",
            enter="keeps it",
            most=REMARK_CHARACTERS,
            value=row.came_of,
            arms=lambda text: what_came(row.id, text, self.session.summary()),
        )

        async def keep(text: str) -> None:
            await self.session.port.submit(SayWhatCame(row.id, text))

        if await self.screen.app.push_screen_wait(LineDialog(form, keep)) is not None:
            show_message(self.screen, f"Every phone shows what came of outcome {row.number}. u takes it back.")

    async def drop(self) -> None:
        """Asks which outcome to let go."""
        row = await self._picked("Let which outcome go, on every phone?", lambda row: ", ".join(row.served_by))
        if row is not None:
            await self.session.port.submit(DropOutcome(row.id))
            show_message(self.screen, f"Outcome {row.number} is let go. u brings it back.")

    async def _picked(self, heading: str, note: Callable[[OutcomeRow], str]) -> OutcomeRow | None:
        rows = {row.id: row for row in outcomes_view(self.session.replica.state).rows}
        picks = tuple(_pick(row, note(row)) for row in rows.values())
        picked = await self.screen.app.push_screen_wait(Picker(heading, picks))
        return None if picked is None else rows[picked]


@dataclass(frozen=True, slots=True)
class AdoptingHandlers:
    """The handler of screens that list contributions."""

    screen: Screen[Any]
    session: SessionModel
    #: Returns the contribution in hand.
    row: Callable[[], ContributionRow | None]

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {"adopt_outcome": self.adopt}

    async def adopt(self) -> None:
        """Adopts the contribution in hand."""
        row = self.row()
        if row is not None:
            await self.session.port.submit(AdoptOutcome(row.id))
            show_message(self.screen, f"Contribution {row.number} is an outcome now. u takes it back.")


@dataclass(frozen=True, slots=True)
class ServingHandlers:
    """The handler of the screens that show themes or turns."""

    screen: Screen[Any]
    session: SessionModel
    #: Returns the id of the theme or turn in hand, with what to call it.
    target: Callable[[], tuple[str, str] | None]

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {"serve_outcomes": self.serve}

    async def serve(self) -> None:
        """Asks which outcome the theme or turn in hand serves, or serves no longer."""
        target = self.target()
        if target is None:
            return
        id_, name = target
        state = self.session.replica.state
        view, served = outcomes_view(state), state.direction.served_by(id_)
        picks = tuple(_pick(row, "served; Enter takes it away" if row.id in served else "") for row in view.rows)
        heading = f"Which outcome does “{shorten(line(name), _NAME)}” serve?"
        picked = await self.screen.app.push_screen_wait(Picker(heading, picks))
        if picked is not None:
            chosen = tuple(row.id for row in view.rows if (row.id in served) != (row.id == picked))
            await self.session.port.submit(ServeOutcomes(id_, chosen))


def _where_told(row: OutcomeRow) -> str:
    """What came of words may tell the words, so it goes where they go."""
    if not row.stands:
        return "Its words cannot be read, so neither a phone nor the report shows what you write."
    if row.room_only:
        return "Its author keeps it to this room, so what you write stays too: phones show it, the report does not."
    return "Every phone shows what you write, and the report tells it."


def _pick(row: OutcomeRow, note: str) -> PickerItem:
    whose = f"{line(row.label)}: " if row.label else ""
    return PickerItem(row.id, shorten(f"{row.number} {whose}{line(row.text)}", _WORDS), note, row.came_of or row.text)
