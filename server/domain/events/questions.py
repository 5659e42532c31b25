"""Events of questions."""

from datetime import datetime

from server.domain.commands import Moderation, QuestionKind, Reveal
from server.domain.events.event import BaseEvent, WordsText
from server.domain.person_ids import PersonId


class QuestionAsked(BaseEvent, frozen=True, tag="question_asked"):
    """A question was put to the room."""

    question: str
    text: WordsText
    reveal: Reveal = "when_revealed"
    #: The time planned for it; None for no limit.
    minutes: int | None = None
    #: The planned question that it came from; None if it was asked on the spot.
    planned: str | None = None
    #: The question of which it is a further round; None for a first round.
    again: str | None = None
    #: The person who asked it with a role; None for the facilitator.
    by: PersonId | None = None
    moderation: Moderation = "open"
    kind: QuestionKind = "question"


class WordingOffered(BaseEvent, frozen=True, tag="wording_offered"):
    """A person said how they would rather be asked. It replaces their earlier wording for the question."""

    wording: str
    question: str
    text: WordsText
    person: PersonId


class QuestionReworded(BaseEvent, frozen=True, tag="question_reworded"):
    """The room adopted a wording that somebody offered, or the facilitator put the question right."""

    question: str
    text: WordsText
    #: The earlier wording.
    before: WordsText
    #: The id of the wording that was adopted; None if the question was put right.
    wording: str | None = None


class QuestionWordedBack(BaseEvent, frozen=True, tag="question_worded_back"):
    """The rewording was undone. A wording that was adopted waits to be adopted again."""

    question: str
    #: The earlier wording, which is asked again.
    text: WordsText
    #: The id of the wording that was adopted; None if the question was put right.
    wording: str | None = None


class QuestionClosed(BaseEvent, frozen=True, tag="question_closed"):
    """The question closed. Late words stay welcome."""

    question: str


class QuestionReopened(BaseEvent, frozen=True, tag="question_reopened"):
    """Closing the question was undone."""

    question: str


class QuestionWithdrawn(BaseEvent, frozen=True, tag="question_withdrawn"):
    """Asking the question was undone before anybody responded."""

    question: str


class QuestionRevealed(BaseEvent, frozen=True, tag="question_revealed"):
    """Everybody may read what was and will be said to the question."""

    question: str


class QuestionConcealed(BaseEvent, frozen=True, tag="question_concealed"):
    """Revealing the question was undone."""

    question: str


class TimeSet(BaseEvent, frozen=True, tag="time_set"):
    """The room gave a question a time. Nothing happens by itself when it is over."""

    question: str
    #: The end of the time; None for no limit.
    until: datetime | None
    #: The earlier end.
    before: datetime | None = None


class QuestionPassed(BaseEvent, frozen=True, tag="question_passed"):
    """A person passed on a question, which counts as having responded."""

    question: str
    person: PersonId
