"""Words that somebody reads away from the list of their question."""

import msgspec

from server.domain.state import Contribution, State
from server.projections.room import RoomContribution, room_contribution


class PlacedWords(msgspec.Struct, frozen=True, omit_defaults=True):
    """A contribution, with the question to which it was said."""

    question: str
    #: The number of the question in the session, from 1.
    number: int
    #: The current wording of the question.
    asked: str
    said: RoomContribution
    #: Whether everybody may read what was said to that question.
    to_all: bool
    #: The words that it answers; empty if they are not shown, or it answers the question itself.
    answered: str = ""


def placed(state: State, words: Contribution) -> PlacedWords:
    """A contribution that may be read, with its question."""
    question = state.questions[words.question]
    answered = "" if words.to is None else state.words_read_by_others(words.to)
    said = room_contribution(state, words)
    return PlacedWords(question.id, question.number, question.text, said, question.revealed, answered)
