"""How questions change; it must not know of roles."""

from datetime import datetime

from msgspec.structs import replace

from server.domain import events as e
from server.domain.evolve import people
from server.domain.state import Question, State, Wording


def put(state: State, question: Question) -> State:
    """The state with one question renewed."""
    return replace(state, questions=state.questions.insert(question.id, question))


def asked(state: State, event: e.QuestionAsked, at: datetime) -> State:
    """A question was put to the room; wordings for the one before wait no longer."""
    question = Question(
        event.question,
        len(state.asked) + 1,
        event.text,
        at,
        revealed=event.reveal == "at_once",
        reveal=event.reveal,
        minutes=event.minutes,
        planned=event.planned,
        again=event.again,
        by=event.by,
    )
    return put(replace(state, asked=(*state.asked, question.id), offered_wordings=()), question)


def closed(state: State, event: e.QuestionClosed, at: datetime) -> State:
    """It closed; wordings for it wait no longer."""
    return put(replace(state, offered_wordings=()), replace(state.questions[event.question], closed_at=at))


def reopened(state: State, event: e.QuestionReopened) -> State:
    """It is open again."""
    return put(state, replace(state.questions[event.question], closed_at=None))


def withdrawn(state: State, event: e.QuestionWithdrawn) -> State:
    """It was never asked; it stays known, but no longer stands."""
    return replace(
        state,
        asked=tuple(question for question in state.asked if question != event.question),
        offered_wordings=(),
    )


def passed(state: State, event: e.QuestionPassed) -> State:
    """Somebody has nothing on it."""
    question = state.questions[event.question]
    person = people.responded(state.people[event.person])
    state = people.put(state, replace(person, passes=person.passes + 1))
    return put(state, replace(question, passed=question.passed.insert(person.id)))


def revealed(state: State, question: str, *, is_revealed: bool) -> State:
    """Everybody may read what was said to it, or no longer."""
    return put(state, replace(state.questions[question], revealed=is_revealed))


def time_set(state: State, event: e.TimeSet) -> State:
    """It has time until then."""
    return put(state, replace(state.questions[event.question], until=event.until))


def wording_offered(state: State, event: e.WordingOffered, at: datetime) -> State:
    """Somebody would rather be asked so; their earlier wording waits no longer."""
    wording = Wording(event.wording, event.question, event.text, state.people[event.person].id, at)
    others = tuple(known for known in state.offered_wordings if state.wordings[known].person != wording.person)
    return replace(state, wordings=state.wordings.insert(wording.id, wording), offered_wordings=(*others, wording.id))


def reworded(state: State, event: e.QuestionReworded) -> State:
    """It is asked as somebody offered."""
    question = state.questions[event.question]
    waiting = tuple(known for known in state.offered_wordings if known != event.wording)
    before = (*question.wordings, question.text)
    return put(replace(state, offered_wordings=waiting), replace(question, text=event.text, wordings=before))


def worded_back(state: State, event: e.QuestionWordedBack) -> State:
    """It is asked as before, and the wording waits again."""
    question = state.questions[event.question]
    waits = question.closed_at is None and event.wording in state.wordings
    waiting = (*state.offered_wordings, event.wording) if waits else state.offered_wordings
    return put(
        replace(state, offered_wordings=waiting),
        replace(question, text=event.text, wordings=question.wordings[:-1]),
    )
