"""What was said to any question, for whoever may read it."""

from typing import Final

from server.domain import events as e
from server.domain.state import Question, State
from server.projections.room import RoomContribution, said_to

_CHANGES_WORDS: Final = e.WordsEvent | e.HoldEvent | e.MeTooSaid | e.MeTooTakenBack | e.WaterClosed | e.ConsentChanged


def words_to(state: State, question: Question, person: str | None) -> tuple[RoomContribution, ...] | None:
    """What was said to a question; None if the person may not read it. With None it is read by a guest of the room."""
    return tuple(said_to(state, question)) if question.may_be_read_by(person) else None


def changes_earlier_words(state: State, event: e.Event) -> bool:
    """Whether `event` changes what people may read of a question before the newest. `state` is after it."""
    match event:
        case e.ModerationSet(question=question):
            return _is_earlier(state, question)
        case _ if isinstance(event, _CHANGES_WORDS):
            question = state.contributions[event.contribution].question
            return _is_earlier(state, question) and state.questions[question].read_by_others
        case _:
            return False


def _is_earlier(state: State, question: str) -> bool:
    return state.question is not None and question != state.question.id
