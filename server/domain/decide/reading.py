"""Who may read what others said, when something is decided about it."""

from server.domain.decide.context import Context
from server.domain.records import Question


def may_read(question: Question, person: str, context: Context) -> bool:
    """Whether a person may read what others said to a question.

    Whoever answered without a name is not known to have, and reads on once they say that they are done.
    """
    is_done = question.read_by_others and context.is_done(person, question.id)
    return is_done or question.may_be_read_by(person)
