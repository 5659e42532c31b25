"""Deciding on questions and passes; it must not know of roles."""

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.context import Context
from server.domain.decide.session import open_session, require_running
from server.domain.errors import Rejected
from server.domain.state import Question, State
from server.domain.text import QUESTION_CHARACTERS, required


def ask(state: State, command: c.AskQuestion, context: Context) -> tuple[e.Event, ...]:
    """Asking a question, which closes the one that is open and, in the lobby, goes live."""
    opened = open_session(state)
    text = required(command.text, most=QUESTION_CHARACTERS)
    return (*opened, *close(state), e.QuestionAsked(context.new_id("q"), text))


def close(state: State) -> tuple[e.Event, ...]:
    """Closing the question that is open, if one is."""
    require_running(state)
    question = state.open_question
    return () if question is None else (e.QuestionClosed(question.id),)


def reveal(state: State, command: c.RevealQuestion) -> tuple[e.Event, ...]:
    """Letting everybody read what was said; revealed already is fine."""
    require_running(state)
    question = known(state, command.question)
    return () if question.revealed else (e.QuestionRevealed(question.id),)


def known(state: State, question: str) -> Question:
    """The question with this id. Raises Rejected not_found, also for one that was withdrawn."""
    if question not in state.asked:
        raise Rejected("not_found", "That question is not in this session.", "question")
    return state.questions[question]


def pass_on_it(state: State, command: c.PassQuestion, person: str) -> tuple[e.Event, ...]:
    """Passing on a question; once is enough."""
    require_running(state)
    question = known(state, command.question)
    if person in question.passed:
        return ()
    if question.closed_at is not None:
        raise Rejected(
            "question_closed",
            "That question closed meanwhile. There is nothing you need to do.",
            "question",
        )
    return (e.QuestionPassed(question.id, person),)
