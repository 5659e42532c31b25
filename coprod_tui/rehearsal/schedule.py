"""How often a simulated person responds to each question, and when.

Some speak at once, some late, some pass, some only listen, and a few talk more than others, so that the voice mirror
has something to show. Times are in seconds of a clock that only grows.
"""

import math
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Final

from coprod_tui.rehearsal.phone_view import PhoneView
from server.domain import commands as c
from server.projections.room import QuestionView

NEVER: Final = math.inf
USUAL_MINUTES: Final = 5.0
_MOST_WORDS: Final = 4
_AT_ONCE: Final = (0.04, 0.25)
_IN_TIME: Final = (0.25, 0.9)
_LATE: Final = (1.0, 1.15)
_WHEN: Final = ((_AT_ONCE, 0.35), (_IN_TIME, 0.57), (_LATE, 0.08))
_AGAIN: Final = 0.6  # of the words that they had the first time
_TAKES_UP: Final = 0.55
_PASSES_INVITED: Final = 0.25
_ADDS: Final = 0.004  # each time that they read something new of others
_REPLIES: Final = (0.5, 2.0)  # minutes later


@dataclass(frozen=True, slots=True)
class Answer:
    """Answers a question."""

    #: The id of the question.
    question: str


Response = Answer | c.PassQuestion


@dataclass(frozen=True, slots=True)
class SpeakingStyle:
    """How talkative somebody is."""

    #: The mean number of contributions to a question.
    words: float
    #: The probability of a pass where they contribute nothing.
    passes: float


LISTENER: Final = SpeakingStyle(0.06, 0.2)
QUIET: Final = SpeakingStyle(0.6, 0.5)
STEADY: Final = SpeakingStyle(1.1, 0.6)
TALKER: Final = SpeakingStyle(2.7, 0.1)
_STYLES: Final = ((LISTENER, 0.16), (QUIET, 0.3), (STEADY, 0.4), (TALKER, 0.14))


def speaking_style(rng: Random) -> SpeakingStyle:
    """Chooses how talkative somebody is."""
    return rng.choices([kind for kind, _ in _STYLES], [share for _, share in _STYLES])[0]


@dataclass(frozen=True, slots=True)
class _PlannedResponse:
    at: float
    response_due: Response


@dataclass(slots=True)
class SpeakingSchedule:
    """The responses that one person has planned."""

    rng: Random
    #: How many seconds a minute of the session takes.
    minute: float
    style: SpeakingStyle
    _planned: list[_PlannedResponse] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def view_changed(self, before: PhoneView, view: PhoneView, now: float) -> None:
        """Plans responses to what their phone shows now and did not show `before`."""
        question = view.question
        if question is None:
            return
        if question.open and question.id not in self._seen:
            self._seen.add(question.id)
            self._asked(question, now)
        elif view.read > before.read and self.rng.random() < _ADDS:
            self._plan(Answer(question.id), [now + self.minute * self.rng.uniform(*_REPLIES)])
        invited = None if view.mine is None else view.mine.invited
        if invited is not None and (before.mine is None or before.mine.invited != invited):
            self._invited(question.id, now)

    def _asked(self, question: QuestionView, now: float) -> None:
        """Plans all responses to a new question."""
        length = self.minute * _minutes(question)
        words = self._how_many(self.style.words * (_AGAIN if question.round > 1 else 1.0))
        self._plan(Answer(question.id), [now + length * self._when() for _ in range(words)])
        if not words and self.rng.random() < self.style.passes:
            self._plan(c.PassQuestion(question.id), [now + length * self.rng.uniform(*_IN_TIME)])

    def _invited(self, question: str, now: float) -> None:
        """Plans an answer to an invitation, a pass, or nothing."""
        roll, at = self.rng.random(), now + self.minute * self.rng.uniform(*_REPLIES)
        if roll < _TAKES_UP:
            self._plan(Answer(question), [at])
        elif roll < _TAKES_UP + _PASSES_INVITED:
            self._plan(c.PassQuestion(question), [at])

    @property
    def due(self) -> float:
        """When the next response is due; NEVER if none is planned."""
        return self._planned[0].at if self._planned else NEVER

    def response_due(self, now: float) -> Response | None:
        """The response that is due now, if any."""
        return self._planned[0].response_due if self.due <= now else None

    def said(self) -> None:
        """Removes the first response, which is being given."""
        del self._planned[0]

    def done_with(self, question: str) -> bool:
        """Whether no more responses to a question are planned."""
        return all(moment.response_due.question != question for moment in self._planned)

    def _plan(self, response_due: Response, moments: list[float]) -> None:
        self._planned = sorted(
            [*self._planned, *(_PlannedResponse(at, response_due) for at in moments)], key=lambda moment: moment.at
        )

    def _when(self) -> float:
        """When somebody speaks, as a share of the question's time."""
        spans = [span for span, _ in _WHEN]
        return self.rng.uniform(*self.rng.choices(spans, [share for _, share in _WHEN])[0])

    def _how_many(self, mean: float) -> int:
        """A Poisson-distributed count, by Knuth's method, cut off at _MOST_WORDS."""
        left, count = math.exp(-mean), 0
        product = self.rng.random()
        while product > left and count < _MOST_WORDS:
            product *= self.rng.random()
            count += 1
        return count


def _minutes(question: QuestionView) -> float:
    """How many minutes a question is to be open, at least 1."""
    if question.until is None:
        return USUAL_MINUTES
    return max(1.0, (question.until - question.asked_at) / timedelta(minutes=1))
