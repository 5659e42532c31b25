"""Events of contributions."""

from server.domain.commands import Channel, Consent, ContributionKind
from server.domain.events.event import BaseEvent, IdentityText, WordsText
from server.domain.person_ids import PersonId


class ContributionMade(BaseEvent, frozen=True, tag="contribution_made"):
    """Somebody said something to a question, or words were put in."""

    contribution: str
    question: str
    text: WordsText
    #: None for words without a name: nothing says whose they are.
    person: PersonId | None = None
    #: The hash of the key of the phone that sent words without a name; None if the facilitator put them in.
    key_hash: str | None = None
    kind: ContributionKind = "answer"
    channel: Channel = "phone"
    consent: Consent = "notes"
    #: Whether it came after the question closed.
    late: bool = False
    #: The perspectives that the speaker named for these words.
    speaking: tuple[IdentityText, ...] = ()
    #: The number of raised hands; None if it is not a show of hands.
    hands: int | None = None
    #: The code of the paper slip on which it was written.
    slip: str | None = None
    #: Whether a simulated person said these words or put them in.
    simulated: bool = False
    #: The contribution that it builds on or challenges.
    to: str | None = None
    #: What a challenger values in that contribution.
    value: WordsText = ""
    #: Who stood beside a challenger.
    beside: PersonId | None = None
    #: Whether it waits for a look before others read it.
    waits: bool = False


class ContributionChanged(BaseEvent, frozen=True, tag="contribution_changed"):
    """The words were replaced."""

    contribution: str
    text: WordsText
    #: Whether the words have no name.
    nameless: bool = False
    #: For a challenge: what its author values in the words that it challenges.
    value: WordsText = ""
    #: Whether the words wait for a look before others read them, as the earlier ones did.
    waits: bool = False


class ContributionTakenBack(BaseEvent, frozen=True, tag="contribution_taken_back"):
    """The words were taken back by the person who said them or put them in."""

    contribution: str
    #: Whether the words have no name.
    nameless: bool = False


class ContributionPutBack(BaseEvent, frozen=True, tag="contribution_put_back"):
    """Taking the words back was undone."""

    contribution: str
    #: Whether the words have no name.
    nameless: bool = False


class ConsentChanged(BaseEvent, frozen=True, tag="consent_changed"):
    """The author said anew what may be done with the words."""

    contribution: str
    consent: Consent
    #: Whether the words have no name.
    nameless: bool = False


class ContributionHeard(BaseEvent, frozen=True, tag="contribution_heard"):
    """The words were marked as heard."""

    contribution: str


class ContributionUnheard(BaseEvent, frozen=True, tag="contribution_unheard"):
    """Marking the words as heard was undone."""

    contribution: str


class WordsCaptured(BaseEvent, frozen=True, tag="words_captured"):
    """Words were put in for `person` and wait for their yes."""

    words: str
    question: str
    text: WordsText
    person: PersonId
    #: The person who put them in; None for the facilitator.
    by: PersonId | None
    channel: Channel
    consent: Consent = "notes"
    #: Whether they came after the question closed.
    late: bool = False
    #: The code of the paper slip on which they were written.
    slip: str | None = None


class WordsDropped(BaseEvent, frozen=True, tag="words_dropped"):
    """The words no longer wait for a yes. After a yes, a `ContributionMade` stands beside this event."""

    words: str
    person: PersonId
    by: PersonId | None


WordsEvent = ContributionMade | ContributionChanged | ContributionTakenBack | ContributionPutBack
"""What changes the words that stand in the session."""
