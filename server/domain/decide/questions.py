"""Decisions about questions and passes."""

from datetime import timedelta

from msgspec.structs import replace

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import person_of
from server.domain.decide.context import Context
from server.domain.decide.limits import require_minutes
from server.domain.decide.session import open_session, require_running
from server.domain.errors import Rejected
from server.domain.state import Question, State
from server.domain.text import QUESTION_CHARACTERS, required


def ask(state: State, command: c.AskQuestion, context: Context) -> tuple[e.Event, ...]:
    """Asks a question. This closes the open question, ends a break and, in the lobby, takes the session live."""
    text = required(command.text, most=QUESTION_CHARACTERS)
    asked = e.QuestionAsked(
        context.new_id("q"),
        text,
        command.reveal,
        minutes(command.minutes),
        moderation=command.moderation,
        kind=command.kind,
    )
    return _put(state, asked, context)


def ask_planned(state: State, command: c.AskPlanned, context: Context) -> tuple[e.Event, ...]:
    """Asks a question of the plan, which can be done once. A skipped one can be asked too."""
    planned = known_planned(state, command.planned)
    if planned.id in state.planned_asked:
        raise Rejected("planned_asked", field="planned")
    asked = e.QuestionAsked(
        context.new_id("q"),
        planned.text,
        planned.reveal,
        planned.minutes,
        planned.id,
        moderation=planned.moderation,
        kind=planned.kind,
    )
    return _put(state, asked, context)


def ask_again(state: State, command: c.AskAgain, context: Context) -> tuple[e.Event, ...]:
    """Asks a question again as a further round. Earlier rounds stay as they are."""
    before = known(state, command.question)
    asked = e.QuestionAsked(
        context.new_id("q"),
        before.text,
        before.reveal,
        before.minutes,
        again=before.id,
        moderation=before.moderation,
        kind=before.kind,
    )
    return _put(state, asked, context)


def _put(state: State, asked: e.QuestionAsked, context: Context) -> tuple[e.Event, ...]:
    opened, asked = open_session(state), replace(asked, by=person_of(context.actor))
    back = () if state.current_break is None else (e.BreakEnded(),)
    if asked.minutes is None:
        return (*opened, *back, *close(state), asked)
    until = context.now + timedelta(minutes=asked.minutes)
    return (*opened, *back, *close(state), asked, e.TimeSet(asked.question, until))


def give_time(state: State, command: c.GiveTime, context: Context) -> tuple[e.Event, ...]:
    """Gives the open question more time, counted from now if its time is over or was never set."""
    require_running(state)
    question = _open(state)
    begins = max(context.now, question.until or context.now)
    return (e.TimeSet(question.id, begins + timedelta(minutes=minutes(command.minutes) or 0), question.until),)


def offer_wording(state: State, command: c.OfferWording, person: str, context: Context) -> tuple[e.Event, ...]:
    """Offers a wording for the open question. One's present wording, or that of the question, changes nothing."""
    require_running(state)
    question = known(state, command.question)
    if question.closed_at is not None:
        raise Rejected("question_closed_for_wordings", field="question")
    text = required(command.text, most=QUESTION_CHARACTERS)
    own = state.wording_of(person)
    if text == question.text or (own is not None and text == own.text):
        return ()
    return (e.WordingOffered(context.new_id("d"), question.id, text, person),)


def reword(state: State, command: c.RewordQuestion) -> tuple[e.Event, ...]:
    """Puts the open question right, and the plan with it if the question reads there as the room read it."""
    require_running(state)
    question = known(state, command.question)
    if question.closed_at is not None:
        raise Rejected("question_closed_for_rewording", field="question")
    text = required(command.text, most=QUESTION_CHARACTERS)
    if text == question.text:
        return ()
    planned = state.planned_from(question)
    reworded = e.QuestionReworded(question.id, text, question.text)
    if planned is None or planned.text != question.text:
        return (reworded,)
    return (e.PlannedChanged(replace(planned, text=text), planned), reworded)


def reworded_with(state: State, before: e.PlannedQuestion, after: e.PlannedQuestion) -> tuple[e.Event, ...]:
    """The same change of the open question, if it came from this planned question and reads as that did."""
    question = state.open_question
    if question is None or after.text == before.text or question.text != before.text:
        return ()
    return (e.QuestionReworded(question.id, after.text, before.text),) if state.planned_from(question) == before else ()


def adopt_wording(state: State, command: c.AdoptWording) -> tuple[e.Event, ...]:
    """Asks the open question in a wording that somebody offered."""
    require_running(state)
    wording = state.wordings.get(command.wording)
    if wording is None:
        raise Rejected("no_such_wording", field="wording")
    question = state.questions[wording.question]
    if question.text == wording.text:
        return ()
    if wording.id not in state.offered_wordings:
        raise Rejected("wording_not_on_offer", field="wording")
    return (e.QuestionReworded(question.id, wording.text, question.text, wording.id),)


def minutes(given: int | None) -> int | None:
    """The given number of minutes. Raises Rejected if it is out of range."""
    return None if given is None else require_minutes(given)


def known_planned(state: State, planned: str) -> e.PlannedQuestion:
    """The planned question with this id. Raises Rejected."""
    found = state.planned(planned)
    if found is None:
        raise Rejected("no_such_planned", field="planned")
    return found


def _open(state: State) -> Question:
    question = state.open_question
    if question is None:
        raise Rejected("no_question_open")
    return question


def close(state: State) -> tuple[e.Event, ...]:
    """Closes the open question, if there is one."""
    require_running(state)
    question = state.open_question
    return () if question is None else (e.QuestionClosed(question.id),)


def reveal(state: State, command: c.RevealQuestion) -> tuple[e.Event, ...]:
    """Reveals to everybody what was said to a question."""
    require_running(state)
    question = known(state, command.question)
    if question.moderation == "closed":
        raise Rejected("closed_to_readers", {"number": question.number}, "question")
    return () if question.revealed else (e.QuestionRevealed(question.id),)


def known(state: State, question: str) -> Question:
    """The question with this id. Raises Rejected, also if it was withdrawn."""
    if question not in state.asked:
        raise Rejected("no_such_question", field="question")
    return state.questions[question]


def pass_on_it(state: State, command: c.PassQuestion, person: str) -> tuple[e.Event, ...]:
    """Passes on a question. A second pass changes nothing."""
    require_running(state)
    question = known(state, command.question)
    if person in question.passed:
        return ()
    if question.closed_at is not None:
        raise Rejected("question_closed_for_passes", field="question")
    return (e.QuestionPassed(question.id, person),)
