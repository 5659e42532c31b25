"""Events of what turns ask of leaders, and what these answer."""

from server.domain.commands import LeaderAnswer
from server.domain.events.event import BaseEvent, WordsText
from server.domain.person_ids import PersonId


class LeadersAsked(BaseEvent, frozen=True, tag="leaders_asked"):
    """Something was asked of leaders for a turn."""

    asked: str
    turn: str
    text: WordsText


class LeadersUnasked(BaseEvent, frozen=True, tag="leaders_unasked"):
    """It was not asked of leaders after all."""

    asked: str


class LeadersAnswered(BaseEvent, frozen=True, tag="leaders_answered"):
    """A Way-opener said whether it is possible."""

    asked: str
    person: PersonId
    answer: LeaderAnswer
    #: Why it is not possible, or how they find out; may be empty for "possible".
    text: WordsText = ""
