"""What was said, and what became of it; it must not know of roles."""

from server.domain.commands import Channel, Consent, Kind
from server.domain.events.event import AnEvent, PersonalText


class ContributionMade(AnEvent, frozen=True, tag="contribution_made"):
    """`person` is None and `key_hash` set for words without a name: nothing then says whose they are."""

    contribution: str
    question: str
    text: PersonalText
    person: str | None = None
    key_hash: str | None = None
    kind: Kind = "answer"
    channel: Channel = "phone"
    consent: Consent = "notes"
    late: bool = False


class ContributionChanged(AnEvent, frozen=True, tag="contribution_changed"):
    """Other words stand in place of the first; `nameless` where they have no name."""

    contribution: str
    text: PersonalText
    nameless: bool = False


class ContributionTakenBack(AnEvent, frozen=True, tag="contribution_taken_back"):
    """The words were taken back by whoever said them."""

    contribution: str
    nameless: bool = False


class ContributionHeard(AnEvent, frozen=True, tag="contribution_heard"):
    """The facilitator acknowledged the words."""

    contribution: str


class ContributionUnheard(AnEvent, frozen=True, tag="contribution_unheard"):
    """The acknowledging was undone."""

    contribution: str


class WordsCaptured(AnEvent, frozen=True, tag="words_captured"):
    """`by` put in words of `person`, who is asked; nothing is said until they say yes."""

    words: str
    question: str
    text: PersonalText
    person: str
    by: str
    channel: Channel
    consent: Consent = "notes"
    late: bool = False


class WordsDropped(AnEvent, frozen=True, tag="words_dropped"):
    """The words wait for a yes no longer; whether they became a contribution stands beside this."""

    words: str
    person: str
    by: str
