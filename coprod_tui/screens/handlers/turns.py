"""The handlers for turns: proposing one from what is in hand, and what is done with the one in hand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual.screen import Screen

from coprod_tui.actions import arming
from coprod_tui.display import shorten
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.line import LineDialog, LineForm
from coprod_tui.screens.dialogs.parking import ParkingDialog, ParkingWords
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.screens.said_list import SaidList
from coprod_tui.widgets.messages import show_message
from server.domain.commands import ChangeTurn, MakeTurn, ParkTurn, SetTurn, TakeAwayTurn, UnparkTurn
from server.domain.text import TURN_CHARACTERS
from server.projections.counting import many
from server.projections.direction.turns import TurnRow
from server.projections.themes import ThemeRow

_NAME = 40


def _no_theme() -> ThemeRow | None:
    return None


@dataclass(frozen=True, slots=True)
class TurnMaking:
    """The handler that proposes a turn, from what is listed on a screen."""

    screen: Screen[Any]
    session: SessionModel
    #: The list of which some may lead to the turn; None where there is none.
    said: SaidList | None = None
    #: Returns the theme that is in hand as a whole.
    whole: Callable[[], ThemeRow | None] = _no_theme

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {"make_turn": self.make}

    async def make(self) -> None:
        """Asks for the words of a turn, and keeps it with what led to it."""
        said, theme = self.said, self.whole()
        by_theme = theme is not None and (said is None or not said.marked)
        contributions = () if said is None or by_theme else said.chosen
        led = f"the theme “{shorten(theme.name, _NAME)}”" if theme is not None and by_theme else ""
        led = led or (many(len(contributions), "contribution") if contributions else "")
        form = LineForm(
            heading="Where does this go next?",
            sentence=f"A turn, in your own words{f'; {led} stands with it as what led to it' if led else ''}. "
            "Nobody else sees it before it is set on Direction.",
            enter="proposes it",
            most=TURN_CHARACTERS,
        )

        async def keep(text: str) -> None:
            themes = (theme.id,) if theme is not None and by_theme else ()
            await self.session.port.submit(MakeTurn(text, contributions, themes))
            if said is not None:
                await said.unmark()

        if await self.screen.app.push_screen_wait(LineDialog(form, keep)) is not None:
            number = max((turn.number for turn in self.session.replica.state.direction.turns), default=0)
            show_message(self.screen, f"Turn {number} is proposed. It stands on Direction; u takes it back.")


@dataclass(frozen=True, slots=True)
class TurnsHandlers:
    """The handlers for the turn in hand."""

    screen: Screen[Any]
    session: SessionModel
    #: Returns the turn in hand.
    turn: Callable[[], TurnRow | None]

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {
            "set_turn": self.set_turn,
            "park_turn": self.park,
            "change_turn": self.change,
            "take_away_turn": self.take_away,
        }

    async def set_turn(self) -> None:
        """Shows the turn in hand to everybody."""
        turn = self.turn()
        if turn is not None:
            await self.session.port.submit(SetTurn(turn.id))
            self._tell(f"Turn {turn.number} is set, and every phone shows it. u takes it back.")

    async def change(self) -> None:
        """Puts the turn in hand otherwise."""
        turn = self.turn()
        if turn is None:
            return
        form = LineForm(
            heading=f"Put turn {turn.number} otherwise",
            sentence="What led to it stays with it.",
            enter="keeps the words",
            most=TURN_CHARACTERS,
            value=turn.text,
            arms=lambda text: arming.change_turn(turn.id, text, self.session.summary()) if turn.is_set else None,
        )

        async def keep(text: str) -> None:
            await self.session.port.submit(ChangeTurn(turn.id, text))

        await self.screen.app.push_screen_wait(LineDialog(form, keep))

    async def take_away(self) -> None:
        """Takes the turn in hand away."""
        turn = self.turn()
        if turn is not None:
            await self.session.port.submit(TakeAwayTurn(turn.id))
            self._tell(f"Turn {turn.number} is taken away; what led to it stays. u brings it back.")

    async def park(self) -> None:
        """Parks the turn in hand, says more about that, or takes it up again."""
        turn = self.turn()
        if turn is None:
            return
        known = turn.parked if turn.is_parked else None
        words = ParkingWords() if known is None else ParkingWords(known.why, known.helps, known.look_again)

        async def keep(written: ParkingWords) -> None:
            why, helps, again = written.why, written.helps or None, written.look_again or None
            await self.session.port.submit(ParkTurn(turn.id, why, helps, again))
            if written.over:
                await self.session.port.submit(UnparkTurn(turn.id, written.over))

        def arms(written: ParkingWords) -> arming.Arming | None:
            said = (written.why, written.helps, written.look_again, written.over)
            return arming.park_turn(turn.id, said, self.session.summary()) if turn.is_set else None

        heading = f"What do you not know yet about turn {turn.number}?"
        dialog = ParkingDialog(heading, words, keep, arms, is_parked=known is not None)
        written = await self.screen.app.push_screen_wait(dialog)
        if written is not None:
            now = "is taken up again" if written.over else "is parked: you do not know yet"
            self._tell(f"Turn {turn.number} {now}. u takes it back.")

    def _tell(self, words: str) -> None:
        show_message(self.screen, words)
