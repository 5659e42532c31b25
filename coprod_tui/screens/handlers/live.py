"""What can be done while a session is live; it must not know how the screen looks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.screens.dialogs.picker import Picker
from coprod_tui.screens.dispatch import Handlers, tell
from coprod_tui.screens.handlers.offer_role import offer_role, role_picks
from coprod_tui.screens.room import Room, Views
from coprod_tui.widgets.question.ask_line import AskLine, Draft
from coprod_tui.widgets.question.words import beside
from server.domain.commands import (
    AdoptWording,
    AnswerCall,
    AnswerSignal,
    AskAgain,
    AskPlanned,
    AskQuestion,
    CloseQuestion,
    GiveTime,
    MarkHeard,
    RevealQuestion,
)
from server.projections.contributions.index import ContributionRow
from server.projections.questions.plan import PlannedRow, PlanView
from server.projections.signals import SignalRow

_DRAFT: Final = "The ask line holds words of your own. Ask them or clear them first, then n brings a prepared question."


@dataclass(frozen=True, slots=True)
class LiveHandlers:
    """The acts of the live screen; `views` says what is known, `row` which contribution is in hand, `now` the time."""

    screen: Screen[Any]
    room: Room
    views: Callable[[], Views]
    row: Callable[[], ContributionRow | None]
    now: Callable[[], datetime]

    def all(self) -> Handlers:
        """Each act by the id of its command."""
        return {
            "ask": self.ask,
            "next": self.next_question,
            "close": self.close_question,
            "heard": self.heard,
            "role": self.role,
            "reveal": self.reveal,
            "answer": self.answer,
            "again": self.again,
            "minute": self.minute,
            "adopt": self.adopt,
            "signal": self.signal,
        }

    async def ask(self) -> None:
        """Puts the keyboard into the ask line."""
        self.screen.query_one(AskLine).write()

    async def next_question(self) -> None:
        """Puts the next prepared question into the ask line, or the one after it where it stands there already."""
        waiting = prepared(self.views())
        texts = [draft.text for draft in waiting]
        written = self.screen.query_one(AskLine).draft
        self.put(waiting[(texts.index(written) + 1) % len(texts) if written in texts else 0])

    def put(self, draft: Draft) -> None:
        """Puts a prepared question into the ask line, unless that holds words that were not prepared."""
        line = self.screen.query_one(AskLine)
        kept = {"", line.began.text, *(known.text for known in prepared(self.views()))}
        if line.draft not in kept:
            tell(self.screen, _DRAFT, "warning")
            line.write()
        else:
            line.write(draft)

    async def ask_it(self, draft: Draft) -> None:
        """Asks the room; the draft stays where it is refused."""
        await self.room.submit(asking(draft, self.views().plan))
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
            await offer_role(self.screen, self.room, role, self.views().people)

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

    async def again(self) -> None:
        """Asks the newest question once more, and says what that does."""
        question = self.views().summary.question
        if question is not None:
            await self.room.submit(AskAgain(question.id))
            tell(self.screen, f"Asked again, as round {question.round + 1}. The earlier words stay. u takes it back.")

    async def minute(self) -> None:
        """Gives the open question a minute more."""
        await self.room.submit(GiveTime(1))

    async def adopt(self) -> None:
        """Asks the open question as somebody would rather be asked: in the words that wait longest."""
        wordings = self.views().wordings
        if wordings:
            await self.room.submit(AdoptWording(wordings[0].id))
            tell(self.screen, f"Asked in the words of {wordings[0].label}. u brings yours back.")

    async def signal(self) -> None:
        """Says that a signal was heard."""
        waiting = waiting_signal(self.views())
        if waiting is not None:
            await self.room.submit(AnswerSignal(waiting.kind))


def prepared(views: Views) -> tuple[Draft, ...]:
    """What is still to be asked, in order: of the plan; of the built-in questions where nothing is planned."""
    if not views.plan.rows:
        return tuple(map(Draft, views.prepared))
    return tuple(as_planned(row) for row in views.plan.rows if row.stand in ("next", "later"))


def as_planned(row: PlannedRow) -> Draft:
    """A question as the plan has it."""
    return Draft(row.text, row.reveal, row.minutes, row.id, beside(row))


def asking(draft: Draft, plan: PlanView) -> AskPlanned | AskQuestion:
    """Asks what the plan holds, as long as it reads as there; else a question of its own, with the time planned."""
    planned = next((row for row in plan.rows if row.id == draft.planned), None)
    if planned is not None and (planned.text, planned.reveal) == (draft.text.strip(), draft.reveal):
        return AskPlanned(planned.id)
    return AskQuestion(draft.text, draft.reveal, draft.minutes)


def waiting_signal(views: Views) -> SignalRow | None:
    """The first signal that waits to be heard."""
    return next((row for row in views.signals if row.waiting), None)
