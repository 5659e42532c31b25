"""The rounds of a question that was asked again, side by side; it must not hold who said words without a name."""

from datetime import datetime

import msgspec

from server.domain.state import Contribution, Question, State


class RoundRow(msgspec.Struct, frozen=True):
    """Words of one round; `label` is None where they have no name, `hands` where no hands were raised for them."""

    id: str
    number: int
    label: str | None
    text: str
    hands: int | None


class RoundView(msgspec.Struct, frozen=True):
    """One round: `number` is that of the question, `round` counts the rounds from 1; `rows` in the order of arrival."""

    question: str
    number: int
    round: int
    text: str
    asked_at: datetime
    closed_at: datetime | None
    answered: int
    passed: int
    rows: tuple[RoundRow, ...]


def compared(state: State) -> str | None:
    """The newest question that was asked more than once, of which all rounds can be compared."""
    again = (asked for asked in reversed(state.asked) if state.questions[asked].again is not None)
    return next((asked for asked in again if len(state.rounds(asked)) > 1), None)


def round_views(state: State, question: str) -> tuple[RoundView, ...]:
    """The rounds in which a question was asked, oldest first; one alone where it was never asked again."""
    return tuple(_round(state, asked, nth) for nth, asked in enumerate(state.rounds(question), 1))


def _round(state: State, asked: Question, nth: int) -> RoundView:
    said = (state.contributions[contribution] for contribution in reversed([*asked.said]))
    return RoundView(
        asked.id,
        asked.number,
        nth,
        asked.text,
        asked.asked_at,
        asked.closed_at,
        asked.answered,
        len(asked.passed),
        tuple(_row(state, words) for words in said if not words.taken_back),
    )


def _row(state: State, words: Contribution) -> RoundRow:
    label = None if words.person is None else state.label(words.person)
    return RoundRow(words.id, words.number, label, words.text, words.hands)
