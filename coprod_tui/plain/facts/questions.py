"""Lines for questions."""

from typing import assert_never

from coprod_tui.plain import wording
from server.domain import events as e
from server.domain.state import Question, State
from server.projections.counting import many


def question_fact(
    state: State, event: e.QuestionAsked | e.QuestionClosed | e.QuestionReopened | e.QuestionWithdrawn
) -> str:
    """A question that was asked, closed, opened again or withdrawn."""
    question = state.questions[event.question]
    match event:
        case e.QuestionAsked():
            by = "" if event.by is None else f", asked by {wording.person(state, event.by)}"
            rounds = "" if event.again is None else f" again, round {_round(state, question)}"
            reading = wording.reading(event.reveal, event.moderation)
            begins = {"question": "", "outcomes": " for outcomes", "closing": " for the closing round"}[event.kind]
            told = f"Question {question.number}{by} is open{rounds}{begins}: {wording.one_line(event.text)}"
            return f"{told} ({reading})" if reading else told
        case e.QuestionClosed():
            answers = many(question.answered, "answer")
            return f"Question {question.number} is closed: {answers}, {len(question.passed)} passed"
        case e.QuestionReopened():
            return f"Question {question.number} is open again: {wording.one_line(question.text)}"
        case e.QuestionWithdrawn():
            return f"Question {question.number} was withdrawn"
        case _:
            assert_never(event)


def _round(state: State, question: Question) -> int:
    """Which round of the same question it is, from 1; a withdrawn question would have been the next."""
    rounds = [known.id for known in state.rounds(question.id)]
    return rounds.index(question.id) + 1 if question.id in rounds else len(rounds) + 1


def wording_fact(state: State, event: e.WordingOffered | e.QuestionReworded | e.QuestionWordedBack) -> str:
    """Another wording of a question."""
    number, text = state.questions[event.question].number, wording.one_line(event.text)
    match event:
        case e.WordingOffered(wording=offered, person=person):
            waits = event.wording in state.offered_wordings
            how = f'; "adopt {state.offered_wordings.index(offered) + 1}" asks it so' if waits else ""
            return f"{wording.person(state, person)} would rather be asked: {text}{how}"
        case e.QuestionReworded(wording=None):
            return f"Question {number} was put right: {text}"
        case e.QuestionReworded():
            return f"The room changed question {number}: {text}"
        case e.QuestionWordedBack():
            return f"Question {number} is asked as before: {text}"
        case _:
            assert_never(event)


def reading_fact(state: State, event: e.QuestionRevealed | e.QuestionConcealed | e.TimeSet) -> str:
    """Whether a question is revealed, and the time that it has."""
    number = state.questions[event.question].number
    match event:
        case e.QuestionRevealed():
            return f"Question {number} is revealed: everybody can read on their phone what was said"
        case e.QuestionConcealed():
            return f"Question {number} is no longer revealed"
        case e.TimeSet(until=until):
            has = "no end set any more" if until is None else f"time until {wording.clock(until)}"
            return f"Question {number} has {has}"
        case _:
            assert_never(event)
