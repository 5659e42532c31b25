"""How much a simulated person has to say to each question, and when; it must not know what they say.

Some speak at once, some late, some pass, some only listen, and a few talk more than others: so a mirror has something
to show. Moments are in seconds of a clock that only grows.
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
    """They answer a question."""

    question: str


Response = Answer | c.PassQuestion


@dataclass(frozen=True, slots=True)
class SpeakingStyle:
    """How many contributions somebody makes to a question on average, and how often they pass where they make none."""

    words: float
    passes: float


LISTENER: Final = SpeakingStyle(0.06, 0.2)
QUIET: Final = SpeakingStyle(0.6, 0.5)
STEADY: Final = SpeakingStyle(1.1, 0.6)
TALKER: Final = SpeakingStyle(2.7, 0.1)
_STYLES: Final = ((LISTENER, 0.16), (QUIET, 0.3), (STEADY, 0.4), (TALKER, 0.14))


def speaking_style(rng: Random) -> SpeakingStyle:
    """What somebody is like."""
    return rng.choices([kind for kind, _ in _STYLES], [share for _, share in _STYLES])[0]


@dataclass(frozen=True, slots=True)
class _PlannedResponse:
    at: float
    response_due: Response


@dataclass(slots=True)
class SpeakingSchedule:
    """What one person still wants to say; `minute` is how many seconds a minute of the session takes here."""

    rng: Random
    minute: float
    speaking_style: SpeakingStyle
    _planned: list[_PlannedResponse] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def view_changed(self, before: PhoneView, view: PhoneView, now: float) -> None:
        """Their page shows something else than before."""
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
        """What they want to say to a new question is settled once."""
        length = self.minute * _minutes(question)
        words = self._how_many(self.speaking_style.words * (_AGAIN if question.round > 1 else 1.0))
        self._plan(Answer(question.id), [now + length * self._when() for _ in range(words)])
        if not words and self.rng.random() < self.speaking_style.passes:
            self._plan(c.PassQuestion(question.id), [now + length * self.rng.uniform(*_IN_TIME)])

    def _invited(self, question: str, now: float) -> None:
        """They may take an invitation up, pass, or leave it."""
        roll, at = self.rng.random(), now + self.minute * self.rng.uniform(*_REPLIES)
        if roll < _TAKES_UP:
            self._plan(Answer(question), [at])
        elif roll < _TAKES_UP + _PASSES_INVITED:
            self._plan(c.PassQuestion(question), [at])

    @property
    def due(self) -> float:
        """When they want to say something next."""
        return self._planned[0].at if self._planned else NEVER

    def response_due(self, now: float) -> Response | None:
        """What they want to say now, if anything."""
        return self._planned[0].response_due if self.due <= now else None

    def said(self) -> None:
        """What they wanted to say first is being said."""
        del self._planned[0]

    def done_with(self, question: str) -> bool:
        """Whether they want to say nothing more to a question."""
        return all(moment.response_due.question != question for moment in self._planned)

    def _plan(self, response_due: Response, moments: list[float]) -> None:
        self._planned = sorted(
            [*self._planned, *(_PlannedResponse(at, response_due) for at in moments)], key=lambda moment: moment.at
        )

    def _when(self) -> float:
        """A share of the question's time."""
        spans = [span for span, _ in _WHEN]
        return self.rng.uniform(*self.rng.choices(spans, [share for _, share in _WHEN])[0])

    def _how_many(self, mean: float) -> int:
        """Poisson, as for whoever is as likely to speak at one moment as at another."""
        left, count = math.exp(-mean), 0
        product = self.rng.random()
        while product > left and count < _MOST_WORDS:
            product *= self.rng.random()
            count += 1
        return count


def _minutes(question: QuestionView) -> float:
    """How long the room means to give a question."""
    if question.until is None:
        return USUAL_MINUTES
    return max(1.0, (question.until - question.asked_at) / timedelta(minutes=1))
