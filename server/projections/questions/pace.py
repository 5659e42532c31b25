"""How the plan stands against the clock. It is advice: nothing follows from it by itself."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import msgspec

from server.domain.events import PlannedQuestion
from server.domain.state import State
from server.sentences import counted, sentence

MINUTE: Final = timedelta(minutes=1)


class PaceView(msgspec.Struct, frozen=True):
    """The plan against the clock, in whole minutes."""

    #: How many minutes too late the session ends if everything that is planned is asked; less than 0 if it ends early.
    #: None without a plan that says how long something takes, before the opening, and after the end.
    behind: int | None = None
    #: The places in the plan of the questions without which the last one still fits.
    without: tuple[int, ...] = ()
    #: How many minutes the last question runs over even then.
    over: int = 0


def pace_view(state: State, now: datetime) -> PaceView:
    """The plan against the clock at `now` (UTC).

    The planned end is the opening, the minutes of the whole plan with what was left out, and all breaks. Questions
    without minutes take no time.
    """
    planned = timedelta(minutes=sum(question.minutes or 0 for question in state.plan))
    if state.opened_at is None or state.phase != "live" or not planned:
        return PaceView()
    asked = state.planned_asked
    coming = [known for known in state.plan if known.id not in asked and not known.skipped]
    needed = _left_of_open(state, now) + timedelta(minutes=sum(known.minutes or 0 for known in coming))
    behind = round((now + needed - state.opened_at - planned - rested(state, state.opened_at, now)) / MINUTE)
    if behind <= 0:
        return PaceView(behind)
    without = _without(coming[:-1], behind)
    places = tuple(sorted(state.plan.index(known) + 1 for known in without))
    return PaceView(behind, places, max(0, behind - sum(known.minutes or 0 for known in without)))


def pace_words(view: PaceView) -> str:
    """The same as a sentence; empty where there is nothing to say."""
    minutes = view.behind
    if minutes is None:
        return ""
    if minutes <= 0:
        return sentence("pace.ahead", minutes=-minutes) if minutes else sentence("pace.fits")
    if not view.without:
        return sentence("pace.behind", minutes=minutes)
    if view.over:
        return sentence("pace.over", minutes=minutes, over=view.over)
    return counted("pace.left_out", len(view.without), minutes=minutes, places=tuple(map(str, view.without)))


def rested(state: State, since: datetime, at: datetime) -> timedelta:
    """How much of the time between was spent in breaks."""
    spans = ((max(since, known.since), known.ended_at or at) for known in state.breaks)
    return sum((max(timedelta(), end - begin) for begin, end in spans), timedelta())


def _left_of_open(state: State, now: datetime) -> timedelta:
    """How much of its planned time the open question still has."""
    question = state.open_question
    planned = None if question is None else state.planned_from(question)
    if question is None or planned is None:
        return timedelta()
    spent = now - question.asked_at - rested(state, question.asked_at, now)
    return max(timedelta(), timedelta(minutes=planned.minutes or 0) - spent)


def _without(coming: Sequence[PlannedQuestion], minutes: int) -> list[PlannedQuestion]:
    """The fewest questions that take so long together, or else all that take time."""
    timed = sorted((known for known in coming if known.minutes), key=lambda known: known.minutes or 0)
    left_out: list[PlannedQuestion] = []
    while timed and minutes > 0:
        enough = next((known for known in timed if (known.minutes or 0) >= minutes), timed[-1])
        timed.remove(enough)
        left_out.append(enough)
        minutes -= enough.minutes or 0
    return left_out
