"""What can be done while a session is live; it must not know how the screen looks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.screens.acts import Acts, tell
from coprod_tui.screens.dialogs.picker import Picker
from coprod_tui.screens.offering import offer, role_picks
from coprod_tui.screens.room import Room, Views
from coprod_tui.widgets.askline import AskLine
from server.domain.commands import AnswerCall, AskQuestion, CloseQuestion, MarkHeard, RevealQuestion
from server.projections.contributions import ContributionRow

_DRAFT: Final = "The ask line holds words of your own. Ask them or clear them first, then n brings a prepared question."


@dataclass(frozen=True, slots=True)
class LiveActs:
    """The acts of the live screen; `views` says what is known, `row` which contribution is in hand, `now` the time."""

    screen: Screen[Any]
    room: Room
    views: Callable[[], Views]
    row: Callable[[], ContributionRow | None]
    now: Callable[[], datetime]

    def all(self) -> Acts:
        """Each act by the id of its command."""
        return {
            "ask": self.ask,
            "next": self.next_question,
            "close": self.close_question,
            "heard": self.heard,
            "role": self.role,
            "reveal": self.reveal,
            "answer": self.answer,
        }

    async def ask(self) -> None:
        """Puts the keyboard into the ask line."""
        self.screen.query_one(AskLine).write()

    async def next_question(self) -> None:
        """Puts the next prepared question into the ask line, or the one after it where it stands there already."""
        line, prepared = self.screen.query_one(AskLine), self.views().prepared
        if not line.draft:
            line.write(prepared[0])
        elif line.draft in prepared:
            line.write(prepared[(prepared.index(line.draft) + 1) % len(prepared)])
        else:
            tell(self.screen, _DRAFT, "warning")
            line.write()

    async def ask_it(self, text: str) -> None:
        """Asks the room; the draft stays where it is refused."""
        await self.room.submit(AskQuestion(text))
        self.screen.query_one(AskLine).asked()

    async def close_question(self) -> None:
        """Closes the question that is open."""
        await self.room.submit(CloseQuestion())

    async def heard(self) -> None:
        """Acknowledges the contribution in hand."""
        row = self.row()
        if row is not None:
            await self.room.submit(MarkHeard(row.id))

    async def role(self) -> None:
        """Offers a role to someone: first the role, then the person."""
        picks = role_picks(self.views().roles, self.now())
        chosen = await self.screen.app.push_screen_wait(Picker("Which role?", picks))
        role = next((known for known in self.views().roles if known.id == chosen), None)
        if role is not None:
            await offer(self.screen, self.room, role, self.views().people)

    async def reveal(self) -> None:
        """Lets everybody read what was said to the question."""
        question = self.views().summary.question
        if question is not None:
            await self.room.submit(RevealQuestion(question.id))

    async def answer(self) -> None:
        """Says that the oldest call was heard."""
        calls = self.views().calls
        if calls:
            await self.room.submit(AnswerCall(calls[0].id))
