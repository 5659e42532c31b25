"""The newest question, its clocks and its place in the plan."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from server.domain.state import State
from server.projections.masthead import NEVER
from server.projections.questions.pace import rested
from server.projections.questions.plan import PlannedRow, PlanView
from server.projections.summary import AskedView, SummaryView
from server.sentences import counted


class QuestionLineView(msgspec.Struct, frozen=True):
    """The newest question and its place in the plan."""

    #: None before the first question.
    question: AskedView | None = None
    #: The number of people who are writing.
    writing: int = 0
    #: The planned question that it came from; None if it was asked on the spot.
    planned: PlannedRow | None = None
    #: Its place, from 1, among the planned questions that are not left out.
    place: int | None = None
    #: The number of planned questions that are not left out.
    places: int = 0
    #: The time for the clocks.
    now: datetime = NEVER
    #: When the plan has it end, counted from the opening without breaks; None if the plan does not say how long
    #: something takes. In a break it goes on with the clock.
    due: datetime | None = None
    #: When the break that lasts now is meant to be over; None if there is none.
    break_until: datetime | None = None
    #: How much of the time since it was asked was spent in breaks. In a break it goes on with the clock.
    rested: timedelta = timedelta()
    #: The sentence that everybody was heard; empty where that is not true, and before the closing round.
    all_heard: str = ""


def question_line_at(view: QuestionLineView, at: datetime) -> QuestionLineView:
    """The same view with its clocks at `at`."""
    since = at - view.now if view.break_until is not None else timedelta()
    due = None if view.due is None else view.due + since
    return replace(view, now=at, due=due, rested=view.rested + since)


def question_line_view(summary: SummaryView, plan: PlanView, at: datetime, state: State) -> QuestionLineView:
    """The newest question and its place in the plan, at `at`."""
    question = summary.question
    if question is None:
        return QuestionLineView(now=at, break_until=summary.break_until)
    taken = [row for row in plan.rows if row.stand != "skipped"]
    place = next((place for place, row in enumerate(taken, 1) if row.asked_as == question.number), None)
    planned = next((row for row in plan.rows if row.asked_as == question.number), None)
    due = None if place is None else _due(taken[:place], state, at)
    paused = rested(state, question.asked_at, at)
    return QuestionLineView(
        question,
        summary.writing,
        planned,
        place,
        len(taken),
        at,
        due,
        summary.break_until,
        paused,
        counted("closing.heard", summary.here) if summary.all_heard else "",
    )


def _due(rows: Sequence[PlannedRow], state: State, at: datetime) -> datetime | None:
    """When the plan has these questions done. It counts minutes with the questions, so its clock stands in breaks."""
    minutes = [row.minutes for row in rows if row.minutes is not None]
    if state.opened_at is None or len(minutes) != len(rows):
        return None
    return state.opened_at + timedelta(minutes=sum(minutes)) + rested(state, state.opened_at, at)
