"""Events of the design group: its seats, and what is run past it."""

from server.domain.commands import CheckKind, Consent, SenseAnswer
from server.domain.events.event import BaseEvent, WordsText
from server.domain.person_ids import PersonId


class SeatsTaken(BaseEvent, frozen=True, tag="seats_taken"):
    """A member of the design group said which perspectives they carry at its table."""

    person: PersonId
    perspectives: tuple[str, ...]


class CheckBegan(BaseEvent, frozen=True, tag="check_began"):
    """Something was run past the design group."""

    check: str
    kind: CheckKind
    #: The id of the planned question, of the theme or of the turn.
    target: str
    #: What it said then.
    text: WordsText


class CheckWithdrawn(BaseEvent, frozen=True, tag="check_withdrawn"):
    """It was not run past the design group after all."""

    check: str


class CheckClosed(BaseEvent, frozen=True, tag="check_closed"):
    """The design group is not asked about it any more, or is again."""

    check: str
    closed: bool = True


class CheckAnswered(BaseEvent, frozen=True, tag="check_answered"):
    """A member of the design group said what they think of what was run past it."""

    check: str
    person: PersonId
    answer: SenseAnswer
    #: What worries them, or what is missing; empty if they did not say.
    line: WordsText = ""
    consent: Consent = "notes"


class CheckAnswerTakenBack(BaseEvent, frozen=True, tag="check_answer_taken_back"):
    """Somebody took back what they said as a member of the design group."""

    check: str
    person: PersonId


CheckEvent = CheckBegan | CheckClosed
"""What a facilitator or a Host does to what is run past the design group."""
