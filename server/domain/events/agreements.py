"""Events of agreements."""

from server.domain.events.event import BaseEvent, WordsText


class AgreementAdded(BaseEvent, frozen=True, tag="agreement_added"):
    """An agreement was added."""

    agreement: str
    text: WordsText
    #: Its place, from 0.
    at: int


class AgreementChanged(BaseEvent, frozen=True, tag="agreement_changed"):
    """An agreement was put otherwise."""

    agreement: str
    text: WordsText
    before: WordsText


class AgreementRemoved(BaseEvent, frozen=True, tag="agreement_removed"):
    """An agreement was removed."""

    agreement: str
    text: WordsText
    #: The place where it stood, from 0.
    at: int


AgreementEvent = AgreementAdded | AgreementChanged | AgreementRemoved
"""What changes the agreements."""
