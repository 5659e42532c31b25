"""What was asked, beside what was planned, as it may leave the room; it must not hold what was said.

The facilitator's own notes on a planned question are not in it.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Literal

import msgspec

from server.domain.commands import Reveal
from server.domain.state import Question, State
from server.projections.questions.plan import plan_view
from server.projections.questions.rewordings import Moments

Origin = Literal["planned", "on_the_spot", "again"]


class Rewording(msgspec.Struct, frozen=True):
    """The room changed a question; `at` is None where it is not known when."""

    before: str
    after: str
    at: datetime | None = None


class QuestionRecord(msgspec.Struct, frozen=True):
    """A question that was asked; `answered` counts all contributions that stand, those kept to the room too.

    `again` is the number of the question of which it is the round `round`; `by` is what to call the Host who asked it,
    empty for the facilitator.
    """

    id: str
    number: int
    text: str
    asked_at: datetime
    closed_at: datetime | None
    answered: int
    passed: int
    reveal: Reveal = "when_revealed"
    minutes: int | None = None
    origin: Origin = "on_the_spot"
    round: int = 1
    again: int | None = None
    by: str = ""
    reworded: tuple[Rewording, ...] = ()


class PlannedRecord(msgspec.Struct, frozen=True):
    """A question of the plan; `asked_as` is the number of the question that it became, where it was asked."""

    text: str
    phase: str
    minutes: int | None
    reveal: Reveal
    skipped: bool
    asked_as: int | None


def planned_records(state: State) -> tuple[PlannedRecord, ...]:
    """The plan as it stands, in its order."""
    return tuple(
        PlannedRecord(row.text, row.phase, row.minutes, row.reveal, row.stand == "skipped", row.asked_as)
        for row in plan_view(state).rows
    )


def question_records(state: State, reworded_at: Moments) -> tuple[QuestionRecord, ...]:
    """What was asked and stands, in order; `reworded_at` says when each was asked differently, where that is known."""
    return tuple(_questions(state, reworded_at))


def _questions(state: State, reworded_at: Moments) -> Iterator[QuestionRecord]:
    for question in map(state.questions.__getitem__, state.asked):
        rounds = state.rounds(question.id)
        nth = rounds.index(question)
        yield QuestionRecord(
            id=question.id,
            number=question.number,
            text=question.text,
            asked_at=question.asked_at,
            closed_at=question.closed_at,
            answered=question.answered,
            passed=len(question.passed),
            reveal=question.reveal,
            minutes=question.minutes,
            origin="again" if nth else "on_the_spot" if question.planned is None else "planned",
            round=nth + 1,
            again=rounds[0].number if nth else None,
            by="" if question.by is None else state.label(question.by),
            reworded=tuple(_rewordings(question, reworded_at.get(question.id, ()))),
        )


def _rewordings(question: Question, moments: tuple[datetime, ...]) -> Iterator[Rewording]:
    for nth, (before, after) in enumerate(pairwise((*question.wordings, question.text))):
        yield Rewording(before, after, moments[nth] if nth < len(moments) else None)
