"""What happened to questions; it must not know of roles."""

from datetime import datetime

from server.domain.events.event import AnEvent, PersonalText


class QuestionAsked(AnEvent, frozen=True, tag="question_asked"):
    """A question was put to the room."""

    question: str
    text: PersonalText


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
