"""The state of questions."""

from datetime import datetime

from msgspec.structs import replace

from server.domain import events as e
from server.domain.evolve import people
from server.domain.state import Pause, Question, State, Wording


def put(state: State, question: Question) -> State:
    """The state with one question replaced."""
    return replace(state, questions=state.questions.insert(question.id, question))


def asked(state: State, event: e.QuestionAsked, at: datetime) -> State:
    """A question was asked."""
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
        moderation=event.moderation,
        kind=event.kind,
    )
    return put(replace(state, asked=(*state.asked, question.id)), question)


def closed(state: State, event: e.QuestionClosed, at: datetime) -> State:
    """A question closed."""
    state = replace(state, pauses=(*state.pauses, Pause(event.question, state.people)))
    return put(state, replace(state.questions[event.question], closed_at=at))


def reopened(state: State, event: e.QuestionReopened) -> State:
    """A question is open again."""
    pauses = tuple(pause for pause in state.pauses if pause.question != event.question)
    state = replace(state, pauses=pauses)
    return put(state, replace(state.questions[event.question], closed_at=None))


def withdrawn(state: State, event: e.QuestionWithdrawn) -> State:
    """Asking a question was undone. It stays known but is no longer listed."""
    return replace(
        state,
        asked=tuple(question for question in state.asked if question != event.question),
        pauses=tuple(pause for pause in state.pauses if pause.question != event.question),
    )


def passed(state: State, event: e.QuestionPassed) -> State:
    """A person passed."""
    question = state.questions[event.question]
    person = people.responded(state.people[event.person])
    state = people.put(state, replace(person, passes=person.passes + 1))
    both = question.spoke_and_passed + (person.id in question.speakers)
    return put(state, replace(question, passed=question.passed.insert(person.id), spoke_and_passed=both))


def revealed(state: State, question: str, *, is_revealed: bool) -> State:
    """A question was revealed, or revealing it was undone."""
    return put(state, replace(state.questions[question], revealed=is_revealed))


def time_set(state: State, event: e.TimeSet) -> State:
    """A question got a time."""
    return put(state, replace(state.questions[event.question], until=event.until))


def wording_offered(state: State, event: e.WordingOffered, at: datetime) -> State:
    """A person offered a wording, which replaces their earlier one."""
    question, number = state.questions[event.question], len(state.wordings) + 1
    wording = Wording(event.wording, number, event.question, event.text, state.people[event.person].id, at)
    state = replace(state, wordings=state.wordings.insert(wording.id, wording))
    offered = question.offered.insert(wording.person, wording.id)
    worded = question.ever_offered.insert((wording.person, wording.text))
    return put(state, replace(question, offered=offered, ever_offered=worded))


def reworded(state: State, event: e.QuestionReworded) -> State:
    """A question was put right, or the room adopted a wording. A journal that left the room has no offers."""
    question, wording = state.questions[event.question], _offered(state, event.wording)
    offered = question.offered if wording is None else question.offered.discard(wording.person)
    before, put_right = (*question.wordings, question.text), (*question.put_right, event.wording is None)
    return put(state, replace(question, text=event.text, wordings=before, put_right=put_right, offered=offered))


def worded_back(state: State, event: e.QuestionWordedBack) -> State:
    """The rewording was undone. The wording is on offer again, unless its person has offered another one since."""
    question, wording = state.questions[event.question], _offered(state, event.wording)
    offered = question.offered
    if wording is not None and wording.person not in offered:
        offered = offered.insert(wording.person, wording.id)
    before, put_right = question.wordings[:-1], question.put_right[:-1]
    return put(state, replace(question, text=event.text, wordings=before, put_right=put_right, offered=offered))


def _offered(state: State, wording: str | None) -> Wording | None:
    return None if wording is None else state.wordings.get(wording)
