"""The handlers for questions and contributions of a live session."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.actions import arming
from coprod_tui.actions.arming import Arming
from coprod_tui.model.session_model import SessionModel
from coprod_tui.screens.dialogs.line import LineDialog, LineForm
from coprod_tui.screens.dialogs.picker import Picker
from coprod_tui.screens.dispatch import Handlers
from coprod_tui.screens.handlers.offer_role import offer_role, role_picks
from coprod_tui.widgets.messages import show_message
from coprod_tui.widgets.question.ask_line import AskLine, Draft
from coprod_tui.widgets.question.words import beside
from server.domain.commands import (
    AskAgain,
    AskPlanned,
    AskQuestion,
    CloseQuestion,
    GiveTime,
    RevealQuestion,
    RewordQuestion,
)
from server.domain.state import State
from server.domain.text import QUESTION_CHARACTERS
from server.projections.questions.plan import PlannedRow, PlanView, plan_view, unasked_questions
from server.projections.roles.holders import RoleRow, role_rows
from server.sentences import sentence

_DRAFT: Final = "The ask line holds words of your own. Ask them or clear them first, then n brings a prepared question."


@dataclass(frozen=True, slots=True)
class LiveHandlers:
    """The handlers of the live screen."""

    screen: Screen[Any]
    session: SessionModel
    #: Returns the time (UTC).
    now: Callable[[], datetime]

    def all(self) -> Handlers:
        """The handlers by action id."""
        return {
            "ask": self.ask,
            "ask_instead": self.ask_instead,
            "next": self.next_question,
            "ask_outcomes": self.ask_outcomes,
            "close": self.close_question,
            "role": self.role,
            "reveal": self.reveal,
            "again": self.again,
            "minute": self.minute,
            "reword": self.reword,
        }

    async def ask(self) -> None:
        """Focuses the ask line."""
        self.screen.query_one(AskLine).write()

    async def next_question(self) -> None:
        """Puts the next prepared question into the ask line, or the one after it if it is there already."""
        waiting = prepared(self.session.replica.state)
        texts = [draft.text for draft in waiting]
        written = self.screen.query_one(AskLine).draft
        self.put(waiting[(texts.index(written) + 1) % len(texts) if written in texts else 0])

    async def ask_outcomes(self) -> None:
        """Puts the question about outcomes into the ask line."""
        self.put(outcomes_question())

    def put(self, draft: Draft) -> None:
        """Puts a prepared question into the ask line, unless that holds words that were not prepared."""
        line = self.screen.query_one(AskLine)
        keep_and_close = {
            "",
            line.began.text,
            outcomes_question().text,
            *(known.text for known in prepared(self.session.replica.state)),
        }
        if line.draft not in keep_and_close:
            show_message(self.screen, _DRAFT, "warning")
            line.write()
        else:
            line.write(draft)

    async def ask_it(self, draft: Draft) -> None:
        """Asks the room; where that is refused, the draft stays."""
        await self.session.port.submit(asking(draft, plan_view(self.session.replica.state)))
        self.screen.query_one(AskLine).asked()

    async def ask_instead(self) -> None:
        """Asks the room what is written."""
        await self.ask_it(self.screen.query_one(AskLine).question)

    async def close_question(self) -> None:
        """Closes the question that is open."""
        await self.session.port.submit(CloseQuestion())

    async def role(self) -> None:
        """Offers a role: first the role is picked, then the person."""
        picks = role_picks(self._roles(), self.now())
        chosen = await self.screen.app.push_screen_wait(Picker("Which role?", picks))
        role = next((known for known in self._roles() if known.id == chosen), None)
        if role is not None:
            await offer_role(self.screen, self.session, role)

    async def reveal(self) -> None:
        """Reveals what was said to the question."""
        question = self.session.replica.state.question
        if question is not None:
            await self.session.port.submit(RevealQuestion(question.id))

    async def again(self) -> None:
        """Asks the newest question once more, and says what that does."""
        question = self.session.replica.state.question
        if question is not None:
            round_ = self.session.replica.state.round_of(question) + 1
            await self.session.port.submit(AskAgain(question.id))
            show_message(self.screen, f"Asked again, as round {round_}. The earlier words stay. u takes it back.")

    async def reword(self) -> None:
        """Puts the open question right, as it was when this began."""
        question = self.session.replica.state.open_question
        if question is None:
            return

        def arms(text: str) -> Arming | None:
            changed = text and text != question.text
            return arming.put_right(question.id, text, self.session.summary()) if changed else None

        form = LineForm(
            heading="Put the question right",
            sentence="Every phone shows the new words at once. Answers stay, and the record keeps both wordings.",
            enter="puts it right",
            most=QUESTION_CHARACTERS,
            value=question.text,
            arms=arms,
        )

        async def keep(text: str) -> None:
            await self.session.port.submit(RewordQuestion(question.id, text))

        await self.screen.app.push_screen_wait(LineDialog(form, keep))

    async def minute(self) -> None:
        """Gives the open question a minute more."""
        await self.session.port.submit(GiveTime(1))

    def _roles(self) -> tuple[RoleRow, ...]:
        return role_rows(self.session.replica.state, self.session.replica.presence)


def outcomes_question() -> Draft:
    """The question what would make the session worth it."""
    return Draft(sentence("outcomes.question"), kind="outcomes")


def prepared(state: State) -> tuple[Draft, ...]:
    """The questions still to be asked, in order: those of the plan, or the built-in ones where nothing is planned."""
    if not state.plan:
        return tuple(map(Draft, unasked_questions(state)))
    return tuple(as_planned(row) for row in plan_view(state).rows if row.stand in ("next", "later"))


def as_planned(row: PlannedRow) -> Draft:
    """The draft of a question of the plan."""
    return Draft(row.text, row.reveal, row.minutes, row.id, row.kind, beside(row))


def asking(draft: Draft, plan: PlanView) -> AskPlanned | AskQuestion:
    """The command that asks the planned question if the draft reads as planned, else a question of its own."""
    planned = next((row for row in plan.rows if row.id == draft.planned), None)
    if planned is not None and (planned.text, planned.reveal) == (draft.text.strip(), draft.reveal):
        return AskPlanned(planned.id)
    moderation = "open" if planned is None else planned.moderation
    return AskQuestion(draft.text, draft.reveal, draft.minutes, moderation, draft.kind)
