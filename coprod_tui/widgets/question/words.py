"""What is shown beside a question: its place, counts, clock, reveal policy and probes."""

from datetime import datetime, timedelta

from coprod_tui.display import line
from coprod_tui.model.action_context import MODERATIONS, REVEALS
from coprod_tui.widgets.text_layout import Piece
from coprod_tui.widgets.times import stopwatch
from server.projections.counting import many
from server.projections.question_line import QuestionLineView
from server.projections.questions.plan import PlannedRow
from server.projections.summary import AskedView


def number(question: AskedView, view: QuestionLineView) -> str:
    """The place of the question in the plan, "3/8" for the third of eight, "–/8" where it is not of the plan.

    Without a plan: its number among those that were asked.
    """
    if not view.places:
        return f"{question.number}"
    return f"{'–' if view.place is None else view.place}/{view.places}"


def counts(question: AskedView, writing: int, *, brief: bool = False) -> list[Piece]:
    """How many people answered and passed; while it is open also how many are writing and done, if any."""
    people = f"{question.people}" if brief else many(question.people, "person", "people")
    told = [f"{people} answered", f"{question.passed} passed"]
    if question.closed_at is None:
        told += [f"{writing} writing", *([f"{question.done} done"] if question.done else [])]
    return [(words, "$muted") for words in told]


def readable(question: AskedView) -> Piece:
    """Whether people can read what was said, and whether somebody looks at it first."""
    if question.moderation == "closed":
        return MODERATIONS["closed"], "$warning"
    told, style = _revealed(question)
    looks = MODERATIONS[question.moderation]
    return f"{told}, {looks}" if looks else told, style


def _revealed(question: AskedView) -> Piece:
    if question.revealed and question.reveal != "at_once":
        return "revealed", "$others"
    return REVEALS[question.reveal], "$others" if question.revealed else "$muted"


def origin(question: AskedView, view: QuestionLineView, *, brief: bool = False) -> list[Piece]:
    """How it came to be asked, unless the facilitator asked it as it is and in the plan's order.

    "Question 5" is always the fifth that was asked, as in the record.
    """
    told = [
        "for outcomes" if question.kind == "outcomes" else "",
        "closing round" if question.kind == "closing" else "",
        f"question {question.number}" if view.places and view.place != question.number else "",
        f"Round {question.round}" if question.round > 1 else "",
        ""
        if question.before is None
        else "put right"
        if question.put_right
        else "reworded"
        if brief
        else "asked differently by the room",
        "" if question.by is None else _asked_by(question.by, question.by_role),
    ]
    return [(words, "$others") for words in told if words]


def heard(view: QuestionLineView) -> list[Piece]:
    """That everybody was heard, where it is said."""
    return [(view.all_heard.rstrip("."), "$well")] if view.all_heard else []


def _asked_by(person: str, role: str | None) -> str:
    return f"asked by {line(person)}{f' ({line(role)})' if role else ''}"


def on_break(view: QuestionLineView) -> list[Piece]:
    """The break that lasts now, and what is left of it; nothing happens by itself when it is over."""
    if view.break_until is None:
        return []
    left = f"{stopwatch(view.now, view.break_until)} left" if view.now < view.break_until else "time to come back"
    return [(f"Break, {left} · B ends it   ", "bold $warning")]


def clocks(question: AskedView, now: datetime) -> list[Piece]:
    """How long it has been asked, and how much of its time is left; nothing happens when the time is over."""
    if question.closed_at is not None:
        return [("closed", "bold $warning")]
    running = (stopwatch(question.asked_at, now), "$accent")
    if question.until is None:
        return [running]
    left = (
        f"{stopwatch(now, question.until)} left"
        if now < question.until
        else f"over by {stopwatch(question.until, now)}"
    )
    return [running, (" · ", "$muted"), (left, "$foreground")]


def standing(view: QuestionLineView) -> list[Piece]:
    """How far the room is ahead of its plan or behind it, if the question takes its time, from a minute on.

    Time spent in breaks counts for neither.
    """
    question = view.question
    if question is None or question.closed_at is not None or view.due is None:
        return []
    ends = view.now if question.until is None else max(view.now, question.until + view.rested)
    minutes = round((ends - view.due) / timedelta(minutes=1))
    if not minutes:
        return []
    return [
        (f" · plan {abs(minutes)} min {'behind' if minutes > 0 else 'ahead'}", "$warning" if minutes > 0 else "$muted")
    ]


def beside(planned: PlannedRow) -> str:
    """The probes and the notes of a planned question, on one line."""
    asked = [f"Probe: {line(' · '.join(planned.probes))}"] if planned.probes else []
    noted = [f"Note: {line(planned.notes)}"] if planned.notes else []
    return "   ".join([*asked, *noted])
