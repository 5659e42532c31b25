"""The questions that were asked and planned, as they may leave the room: without the facilitator's own notes."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import pairwise
from typing import Literal

import msgspec

from server.domain.commands import Moderation, QuestionKind, Reveal
from server.domain.state import Question, State
from server.projections.people.labels import label_words
from server.projections.questions.plan import plan_view
from server.projections.questions.readings import Reading, reading_now
from server.projections.questions.rewordings import RewordingTimes

Origin = Literal["planned", "on_the_spot", "again"]


class Rewording(msgspec.Struct, frozen=True):
    """A change of a question's wording."""

    before: str
    after: str
    #: When it was changed; None if that is not known.
    at: datetime | None = None
    #: Whether the question was put right, rather than reworded by the room.
    put_right: bool = False


class QuestionRecord(msgspec.Struct, frozen=True):
    """A question that was asked."""

    id: str
    number: int
    text: str
    asked_at: datetime
    closed_at: datetime | None
    #: The number of contributions that were not taken back, including those kept to the room.
    answered: int
    #: The number of people who passed.
    passed: int
    reveal: Reveal = "when_revealed"
    #: The time planned for it; None for no limit.
    minutes: int | None = None
    origin: Origin = "on_the_spot"
    #: The round, from 1.
    round: int = 1
    #: The number of the question in its first round; None in the first round.
    again: int | None = None
    #: The label of the Host who asked it; empty for the facilitator.
    by: str = ""
    reworded: tuple[Rewording, ...] = ()
    #: Who could read what was said to it.
    reading: Reading = Reading(("open",))
    kind: QuestionKind = "question"


class PlannedRecord(msgspec.Struct, frozen=True):
    """A question of the plan."""

    text: str
    phase: str
    minutes: int | None
    reveal: Reveal
    skipped: bool
    #: The number under which it was asked; None if it was not.
    asked_as: int | None
    #: Whether others read what is said to it at once, after a look, or not at all.
    moderation: Moderation = "open"


def planned_records(state: State) -> tuple[PlannedRecord, ...]:
    """The current plan, in its order."""
    return tuple(
        PlannedRecord(
            row.text, row.phase, row.minutes, row.reveal, row.stand == "skipped", row.asked_as, row.moderation
        )
        for row in plan_view(state).rows
    )


def question_records(
    state: State, reworded_at: RewordingTimes, readings: Mapping[str, Reading]
) -> tuple[QuestionRecord, ...]:
    """The questions that were asked and not withdrawn, in order.

    `reworded_at` says when each was reworded and `readings` who could read what was said to it, if that is known.
    """
    return tuple(_questions(state, reworded_at, readings))


def _questions(state: State, reworded_at: RewordingTimes, readings: Mapping[str, Reading]) -> Iterator[QuestionRecord]:
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
            by="" if question.by is None else label_words(state, question.by),
            reworded=tuple(_rewordings(question, reworded_at.get(question.id, ()))),
            reading=readings.get(question.id) or reading_now(question),
            kind=question.kind,
        )


def _rewordings(question: Question, moments: tuple[datetime, ...]) -> Iterator[Rewording]:
    for nth, (before, after) in enumerate(pairwise((*question.wordings, question.text))):
        yield Rewording(before, after, moments[nth] if nth < len(moments) else None, question.put_right[nth])
