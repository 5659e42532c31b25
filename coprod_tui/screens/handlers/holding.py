"""The handlers that hold words back, show them again, and say who reads words before others."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.model.action_context import MODERATIONS
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.picker import Picker, PickerItem
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.widgets.messages import show_message
from server.domain.commands import HoldBack, Moderation, Restore, SetModeration
from server.domain.reasons import reason_id
from server.domain.state import Contribution, Question
from server.projections.counting import many
from server.projections.looks import waiting_for_a_look
from server.sentences import words

_SAYS: Final = (
    "Nobody reads it then but its author and you. The author is told the reason, and can say it otherwise. "
    "b restores it."
)
_CHOICES: Final[dict[Moderation, tuple[str, str]]] = {
    "open": ("Open", "others read it without a look, also what waits for one now"),
    "look": ("Look first", "others read it once you, Host or a role with that tool let them"),
    "closed": ("Closed", "nobody but you and its author reads it"),
}


@dataclass(frozen=True, slots=True)
class HoldingHandlers:
    """The handlers of screens that list what was said."""

    screen: Screen[Any]
    session: SessionModel
    #: Returns the ids of the marked contributions, or else of the one in hand.
    chosen: Callable[[], tuple[str, ...]]

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {"hold_back": self.hold_back, "moderate": self.moderate}

    async def hold_back(self) -> None:
        """Shows again what is held back of the chosen contributions. Where nothing is, holds them back for a reason."""
        chosen = [self.session.replica.state.contributions[known] for known in self.chosen()]
        held = [known for known in chosen if known.held is not None]
        if held:
            await self._restore(held)
        elif chosen:
            await self._hold(chosen)

    async def moderate(self) -> None:
        """Says who reads what is said to the newest question, or lets through what waits for a look at one question."""
        question = self.session.replica.state.question
        if question is None:
            return
        heading = f"Who reads what is said to question {question.number}?"
        picked = await self.screen.app.push_screen_wait(Picker(heading, self._picks(question)))
        if picked in self.session.replica.state.questions:
            await self._restore(
                [words for words in waiting_for_a_look(self.session.replica.state) if words.question == picked]
            )
        for moderation in MODERATIONS:
            if moderation == picked:
                await self.session.port.submit(SetModeration(question.id, moderation))

    def _picks(self, question: Question) -> tuple[PickerItem, ...]:
        waiting = Counter(words.question for words in waiting_for_a_look(self.session.replica.state))
        ways = (
            PickerItem(moderation, name, "as it is now" if moderation == question.moderation else "", about)
            for moderation, (name, about) in _CHOICES.items()
        )
        return (*ways, *(self._let_through(asked, waiting[asked]) for asked in reversed([*waiting])))

    def _let_through(self, question: str, count: int) -> PickerItem:
        """Lets through what waits for a look and was said to one question."""
        to = f"question {self.session.replica.state.questions[question].number}"
        name = f"Let {many(count, 'contribution')} to {to} be read"
        return PickerItem(question, name, about=f"what was said to {to} and waits for a look")

    async def _restore(self, held: list[Contribution]) -> None:
        await self.session.port.submit(Restore(tuple(known.id for known in held)))
        shown = "is shown where it" if len(held) == 1 else "are shown where they"
        show_message(self.screen, f"{_which(held)} {shown} may be read.")

    async def _hold(self, chosen: list[Contribution]) -> None:
        reasons = self.session.replica.state.reasons
        picks = tuple(PickerItem(reason_id(reason), words(reason)) for reason in reasons)
        title = f"Hold {_short(chosen)} back, because …"
        picked = await self.screen.app.push_screen_wait(Picker(title, picks, says=_SAYS))
        if picked is not None:
            await self.session.port.submit(HoldBack(tuple(known.id for known in chosen), picked))
            told = "its author is" if len(chosen) == 1 else "their authors are"
            held = "is held back" if len(chosen) == 1 else "are held back"
            show_message(self.screen, f"{_which(chosen)} {held}; {told} told why. b restores.")


def _short(chosen: list[Contribution]) -> str:
    return str(chosen[0].number) if len(chosen) == 1 else many(len(chosen), "contribution")


def _which(chosen: list[Contribution]) -> str:
    return f"Contribution {chosen[0].number}" if len(chosen) == 1 else many(len(chosen), "contribution")
