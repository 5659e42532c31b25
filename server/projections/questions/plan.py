"""The session's plan as the facilitator works with it."""

from datetime import datetime
from typing import Literal

import msgspec

from server.domain.catalogue import QUESTIONS
from server.domain.commands import Moderation, QuestionKind, Reveal
from server.domain.events import PlannedQuestion
from server.domain.state import Question, State

PlannedStatus = Literal["asked", "open", "next", "later", "skipped"]


class PlannedRow(msgspec.Struct, frozen=True):
    """A planned question and what became of it."""

    id: str
    #: Its place in the plan, from 1.
    number: int
    text: str
    phase: str
    #: The time planned for it; None for no limit.
    minutes: int | None
    reveal: Reveal
    notes: str
    probes: tuple[str, ...]
    stand: PlannedStatus
    #: The number under which it was asked; None if it was not.
    asked_as: int | None = None
    #: When it was asked; None if it was not.
    asked_at: datetime | None = None
    #: Whether others read what is said to it at once, after a look, or not at all.
    moderation: Moderation = "open"
    kind: QuestionKind = "question"


class PlanView(msgspec.Struct, frozen=True):
    """The session's plan."""

    purpose: str = ""
    outcomes: tuple[str, ...] = ()
    rows: tuple[PlannedRow, ...] = ()
    #: The id of the question that comes next; None if there is none.
    next: str | None = None
    #: The total minutes of the questions that are still to be asked.
    minutes_left: int = 0


def plan_view(state: State) -> PlanView:
    """The current plan."""
    asked = {
        planned: question
        for question in map(state.questions.__getitem__, state.asked)
        if (planned := question.planned) is not None
    }
    coming = state.next_planned
    rows = tuple(
        _row(state, number, planned, asked.get(planned.id), coming) for number, planned in enumerate(state.plan, 1)
    )
    left = sum(row.minutes or 0 for row in rows if row.stand in ("next", "later"))
    return PlanView(state.purpose, state.outcomes, rows, None if coming is None else coming.id, left)


def unasked_questions(state: State) -> tuple[str, ...]:
    """The built-in questions that were not asked yet, in their order."""
    asked = {state.questions[question].text for question in state.asked}
    return tuple(question.text for question in QUESTIONS if question.text not in asked)


def next_question(state: State) -> str | None:
    """The question that comes next: of the plan, or of the built-in ones where nothing is planned. None for none."""
    if not state.plan:
        return next(iter(unasked_questions(state)), None)
    return None if state.next_planned is None else state.next_planned.text


def _row(
    state: State, number: int, planned: PlannedQuestion, asked: Question | None, coming: PlannedQuestion | None
) -> PlannedRow:
    return PlannedRow(
        planned.id,
        number,
        planned.text,
        planned.phase,
        planned.minutes,
        planned.reveal,
        planned.notes,
        planned.probes,
        _stand(state, planned, asked, is_next=planned == coming),
        None if asked is None else asked.number,
        None if asked is None else asked.asked_at,
        planned.moderation,
        planned.kind,
    )


def _stand(state: State, planned: PlannedQuestion, asked: Question | None, *, is_next: bool) -> PlannedStatus:
    if asked is not None:
        return "open" if state.over_at(asked) is None else "asked"
    if planned.skipped:
        return "skipped"
    return "next" if is_next else "later"
