"""Commands about contributions."""

from typing import Literal

from server.domain.commands.command import BaseCommand, Consent, ContributionKind
from server.domain.person_ids import PersonId


class Contribute(BaseCommand, frozen=True, tag="contribute"):
    """Say something to a question."""

    question: str
    text: str
    kind: ContributionKind = "answer"
    consent: Consent = "notes"
    #: Confirms that the question has closed already.
    late: bool = False
    #: 32 hexadecimal digits made by the phone, for words without a name. The words are then stored without any link to
    #: the speaker, and the key is needed to change them or to take them back.
    key: str | None = None
    #: The perspectives from which the speaker says this. They are shown with the words, so words without a name have
    #: none.
    speaking: tuple[str, ...] = ()


class ChangeContribution(BaseCommand, frozen=True, tag="change_contribution"):
    """Replace one's own words, or words that the facilitator put in."""

    contribution: str
    text: str
    #: Needed for words without a name that a phone sent.
    key: str | None = None
    #: For a challenge: what one values in the words that it challenges; None if that stays.
    value: str | None = None


class TakeBackContribution(BaseCommand, frozen=True, tag="take_back_contribution"):
    """Take back one's own words, or words that the facilitator put in."""

    contribution: str
    #: Needed for words without a name that a phone sent.
    key: str | None = None


class ChangeConsent(BaseCommand, frozen=True, tag="change_consent"):
    """Change what may be done with one's own words, or with words that the facilitator put in."""

    #: The contribution, the challenge that waits to arrive as one, or the proposal, for its reason and its name.
    contribution: str
    consent: Consent
    #: Needed for words without a name that a phone sent.
    key: str | None = None


class MarkHeard(BaseCommand, frozen=True, tag="mark_heard"):
    """Mark contributions as heard."""

    contributions: tuple[str, ...]


class CaptureWords(BaseCommand, frozen=True, tag="capture_words"):
    """Put in words that somebody else said aloud, dictated, or wrote on a paper slip."""

    question: str
    text: str
    channel: Literal["aloud", "for_someone", "paper"]
    #: The speaker, who is asked for a yes on their phone. Somebody without a phone has said yes across the table. None
    #: for words without a name.
    person: PersonId | None = None
    #: The phone's key for words without a name, as in `Contribute`. The facilitator needs none.
    key: str | None = None
    consent: Consent = "notes"
    #: Confirms that the question has closed already.
    late: bool = False
    #: The code on the paper slip.
    slip: str | None = None


class CountHands(BaseCommand, frozen=True, tag="count_hands"):
    """Put in a show of hands on a question."""

    question: str
    #: The number of raised hands.
    hands: int
    #: What they were raised for.
    text: str


class ConfirmWords(BaseCommand, frozen=True, tag="confirm_words"):
    """Say yes to one's own words that somebody else put in."""

    words: str


class DropWords(BaseCommand, frozen=True, tag="drop_words"):
    """Say no to words that somebody put in for one, or take back words that one put in for somebody."""

    words: str
