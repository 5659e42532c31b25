"""What happened to questions; it must not know of roles."""

from datetime import datetime

from server.domain.commands import Reveal
from server.domain.events.event import AnEvent, WordsText


class QuestionAsked(AnEvent, frozen=True, tag="question_asked"):
    """A question was put to the room.

    `minutes` is how long the room means to give it; `planned` is the question of the plan that it is, `again` the
    question whose next round it is; `by` is who asked it with a role that they held, None for the facilitator.
    """

    question: str
    text: WordsText
    reveal: Reveal = "when_revealed"
    minutes: int | None = None
    planned: str | None = None
    again: str | None = None
    by: str | None = None


class WordingOffered(AnEvent, frozen=True, tag="wording_offered"):
    """Somebody said how they would rather be asked; an earlier wording of theirs for the question is gone."""

    wording: str
    question: str
    text: WordsText
    person: str


class QuestionReworded(AnEvent, frozen=True, tag="question_reworded"):
    """The room changed the question: it is asked as `wording` puts it, where it was asked as `before`."""

    question: str
    text: WordsText
    before: WordsText
    wording: str


class QuestionWordedBack(AnEvent, frozen=True, tag="question_worded_back"):
    """The rewording was undone: it is asked as `text` again, and `wording` waits once more."""

    question: str
    text: WordsText
    wording: str


class QuestionClosed(AnEvent, frozen=True, tag="question_closed"):
    """The question closed; late words stay welcome."""

    question: str


class QuestionReopened(AnEvent, frozen=True, tag="question_reopened"):
    """The closing was undone."""

    question: str


class QuestionWithdrawn(AnEvent, frozen=True, tag="question_withdrawn"):
    """The asking was undone before anybody responded."""

    question: str


class QuestionRevealed(AnEvent, frozen=True, tag="question_revealed"):
    """Everybody may read what was and will be said to it."""

    question: str


class QuestionConcealed(AnEvent, frozen=True, tag="question_concealed"):
    """The revealing was undone."""

    question: str


class TimeSet(AnEvent, frozen=True, tag="time_set"):
    """The room gives a question time until then, where it had until `before`; nothing happens by itself at its end."""

    question: str
    until: datetime | None
    before: datetime | None = None


class QuestionPassed(AnEvent, frozen=True, tag="question_passed"):
    """Somebody has nothing to say on it, which counts as having responded."""

    question: str
    person: str
