"""Which contributions nobody has marked as heard, kept step by step without passing over all of them."""

from collections.abc import Iterable
from heapq import nsmallest
from typing import Final

from server.domain import events as e
from server.domain.state import Contribution, Question, State

_OPENING: Final = e.QuestionAsked | e.QuestionWithdrawn | e.QuestionRevealed | e.QuestionConcealed | e.ModerationSet
"""What changes to which questions people may read what was said."""


class Unheard:
    """The contributions that others may read and that nobody has marked as heard, by question."""

    def __init__(self, contributions: Iterable[Contribution]) -> None:
        self._by_question: dict[str, set[str]] = {}
        self.start_over(contributions)

    def start_over(self, contributions: Iterable[Contribution]) -> None:
        """Takes in every contribution anew, as after a redaction."""
        self._by_question.clear()
        for words in contributions:
            self._follow(words)

    def follow(self, state: State, event: e.Event) -> bool:
        """Follows an event; whether it may have changed anything. `state` is the session after it."""
        if isinstance(event, e.WordsEvent | e.HoldEvent | e.ContributionHeard | e.ContributionUnheard):
            self._follow(state.contributions[event.contribution])
            return True
        return isinstance(event, _OPENING)

    def count(self, questions: Iterable[Question], own: Iterable[Contribution]) -> int:
        """How many there are among what was said to these questions, without one's `own`."""
        readable = {question.id: self._by_question.get(question.id, set()) for question in questions}
        left_out = sum(words.id in readable.get(words.question, ()) for words in own)
        return sum(map(len, readable.values())) - left_out

    def listed(self, questions: Iterable[Question], own: Iterable[Contribution], most: int) -> list[str]:
        """The first of them without one's `own`, by question, and within that by their random ids, so that the order
        tells nothing.
        """
        left_out = {words.id for words in own}
        found: list[str] = []
        for question in questions:
            found.extend(nsmallest(most - len(found), self._by_question.get(question.id, set()) - left_out))
            if len(found) == most:
                break
        return found

    def _follow(self, words: Contribution) -> None:
        known = self._by_question.setdefault(words.question, set())
        if words.is_shown and words.heard_at is None:
            known.add(words.id)
        else:
            known.discard(words.id)
