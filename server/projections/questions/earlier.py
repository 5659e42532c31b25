"""The questions before the newest one, as the room sees them."""

import msgspec

from server.domain.commands import QuestionKind, Reveal
from server.domain.state import Question, State

EARLIER_SHOWN = 50


class EarlierQuestion(msgspec.Struct, frozen=True):
    """A question before the newest one. What was said to it is sent on request."""

    id: str
    number: int
    text: str
    #: Whether everybody may read its contributions.
    revealed: bool
    #: When people may read them.
    reveal: Reveal
    kind: QuestionKind = "question"


def earlier_questions(state: State) -> tuple[EarlierQuestion, ...]:
    """The newest EARLIER_SHOWN questions before the newest one, oldest first."""
    return tuple(map(_earlier, map(state.questions.__getitem__, state.asked[:-1][-EARLIER_SHOWN:])))


def _earlier(question: Question) -> EarlierQuestion:
    return EarlierQuestion(
        question.id, question.number, question.text, question.read_by_all, question.reveal, question.kind
    )
