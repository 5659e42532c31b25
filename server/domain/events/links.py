"""Events of challenges that wait, and of "Me too"."""

from server.domain.commands import Arrival, Consent
from server.domain.events.event import BaseEvent, WordsText
from server.domain.person_ids import PersonId


class ChallengeKept(BaseEvent, frozen=True, tag="challenge_kept"):
    """Somebody challenged a contribution, and the challenge waits until it arrives. Nobody else sees it."""

    challenge: str
    #: The contribution that it challenges.
    contribution: str
    #: What the challenger values in it.
    value: WordsText
    #: What the challenger would test.
    text: WordsText
    arrives: Arrival
    #: None for words without a name.
    person: PersonId | None = None
    #: The hash of the key of the phone that sent words without a name.
    key_hash: str | None = None
    #: Who is asked to stand beside the challenger.
    beside: PersonId | None = None
    consent: Consent = "notes"
    #: Whether a simulated person challenged.
    simulated: bool = False


class ArrivalChanged(BaseEvent, frozen=True, tag="arrival_changed"):
    """A waiting challenge is to arrive at another moment, or somebody else is asked, or nobody is any more."""

    challenge: str
    #: The challenger; None for words without a name.
    person: PersonId | None
    arrives: Arrival
    beside: PersonId | None = None
    #: Who was asked before.
    before: PersonId | None = None


class ChallengeConsentChanged(BaseEvent, frozen=True, tag="challenge_consent_changed"):
    """The challenger said anew what may be done with the words of a waiting challenge."""

    challenge: str
    #: The challenger; None for words without a name.
    person: PersonId | None
    consent: Consent


class ChallengeDropped(BaseEvent, frozen=True, tag="challenge_dropped"):
    """A challenge waits no longer. If it arrived, a `ContributionMade` stands beside this event."""

    challenge: str
    #: The challenger; None for words without a name.
    person: PersonId | None
    #: Who was asked to stand beside the challenger.
    beside: PersonId | None = None


class MeTooSaid(BaseEvent, frozen=True, tag="me_too_said"):
    """Somebody said "Me too" to a contribution."""

    contribution: str
    #: The hash of the phone's key.
    key_hash: str


class MeTooTakenBack(BaseEvent, frozen=True, tag="me_too_taken_back"):
    """Somebody took their "Me too" back."""

    contribution: str
    #: The hash of the phone's key.
    key_hash: str


LinkEvent = ChallengeKept | ArrivalChanged | ChallengeConsentChanged | ChallengeDropped | MeTooSaid | MeTooTakenBack
"""What changes the challenges that wait, and the counts of "Me too"."""
