"""How questions change; it must not know of roles."""

from datetime import datetime

from msgspec.structs import replace

from server.domain import events as e
from server.domain.state import Question, State


def put(state: State, question: Question) -> State:
    """The state with one question renewed."""
    return replace(state, questions=state.questions.insert(question.id, question))


def asked(state: State, event: e.QuestionAsked, at: datetime) -> State:
    """A question was put to the room."""
    question = Question(event.question, len(state.asked) + 1, event.text, at)
    return put(replace(state, asked=(*state.asked, question.id)), question)


def closed(state: State, event: e.QuestionClosed, at: datetime) -> State:
    """It closed."""
    return put(state, replace(state.questions[event.question], closed_at=at))


def reopened(state: State, event: e.QuestionReopened) -> State:
    """It is open again."""
    return put(state, replace(state.questions[event.question], closed_at=None))


def withdrawn(state: State, event: e.QuestionWithdrawn) -> State:
    """It was never asked; it stays known, but no longer stands."""
    return replace(
        state,
        asked=tuple(question for question in state.asked if question != event.question),
    )


def passed(state: State, event: e.QuestionPassed) -> State:
    """Somebody has nothing on it."""
    question = state.questions[event.question]
    return put(state, replace(question, passed=question.passed.insert(state.people[event.person].id)))


def revealed(state: State, question: str, *, is_revealed: bool) -> State:
    """Everybody may read what was said to it, or no longer."""
    return put(state, replace(state.questions[question], revealed=is_revealed))


def time_set(state: State, event: e.TimeSet) -> State:
    """It has time until then."""
    return put(state, replace(state.questions[event.question], until=event.until))
