"""The rounds of a question that was asked more than once, side by side."""

from datetime import datetime

import msgspec

from server.domain.state import Contribution, Question, State
from server.projections.people.labels import label_words
from server.projections.said import shown_words


class RoundRow(msgspec.Struct, frozen=True):
    """A contribution in one round."""

    id: str
    number: int
    #: The speaker's label; None for words without a name.
    label: str | None
    text: str
    #: The number of raised hands; None if it is not a show of hands.
    hands: int | None


class RoundView(msgspec.Struct, frozen=True):
    """One round of a question."""

    question: str
    #: The number of the question in this round.
    number: int
    #: The round, from 1.
    round: int
    text: str
    asked_at: datetime
    #: When it closed, or the session ended; None while it is open.
    closed_at: datetime | None
    #: The number of contributions that were not taken back.
    answered: int
    #: The number of people who passed.
    passed: int
    #: The contributions in the order of arrival.
    rows: tuple[RoundRow, ...]


def newest_repeated_question(state: State) -> str | None:
    """The newest question that was asked more than once, whose rounds can be compared; None if there is none."""
    again = (asked for asked in reversed(state.asked) if state.questions[asked].again is not None)
    return next((asked for asked in again if len(state.rounds(asked)) > 1), None)


def round_views(state: State, question: str) -> tuple[RoundView, ...]:
    """The rounds of a question, oldest first; a single one if it was never asked again."""
    return tuple(_round(state, asked, nth) for nth, asked in enumerate(state.rounds(question), 1))


def _round(state: State, asked: Question, nth: int) -> RoundView:
    said = (state.contributions[contribution] for contribution in reversed([*asked.said]))
    return RoundView(
        asked.id,
        asked.number,
        nth,
        asked.text,
        asked.asked_at,
        state.over_at(asked),
        asked.answered,
        len(asked.passed),
        tuple(_row(state, words) for words in said if not words.taken_back),
    )


def _row(state: State, words: Contribution) -> RoundRow:
    label = None if words.person is None else label_words(state, words.person)
    return RoundRow(words.id, words.number, label, shown_words(words), words.hands)
