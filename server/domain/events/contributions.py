"""What was said, and what became of it; it must not know of roles."""

from server.domain.commands import Channel, Consent, Kind
from server.domain.events.event import AnEvent, IdentityText, WordsText


class ContributionMade(AnEvent, frozen=True, tag="contribution_made"):
    """`person` is None for words without a name: nothing then says whose they are.

    `key_hash` knows the phone that keeps such words; without it the facilitator put them in. `hands` is how many were
    raised, `slip` the code of the paper slip that the words were written on, `speaking` what their writer speaks from
    in them.
    """

    contribution: str
    question: str
    text: WordsText
    person: str | None = None
    key_hash: str | None = None
    kind: Kind = "answer"
    channel: Channel = "phone"
    consent: Consent = "notes"
    late: bool = False
    speaking: tuple[IdentityText, ...] = ()
    hands: int | None = None
    slip: str | None = None


class ContributionChanged(AnEvent, frozen=True, tag="contribution_changed"):
    """Other words stand in place of the first; `nameless` where they have no name."""

    contribution: str
    text: WordsText
    nameless: bool = False


class ContributionTakenBack(AnEvent, frozen=True, tag="contribution_taken_back"):
    """The words were taken back by whoever said them."""

    contribution: str
    nameless: bool = False


class ContributionPutBack(AnEvent, frozen=True, tag="contribution_put_back"):
    """The taking back was undone: the words stand as they did."""

    contribution: str
    nameless: bool = False


class ContributionHeard(AnEvent, frozen=True, tag="contribution_heard"):
    """The facilitator acknowledged the words."""

    contribution: str


class ContributionUnheard(AnEvent, frozen=True, tag="contribution_unheard"):
    """The acknowledging was undone."""

    contribution: str


class WordsCaptured(AnEvent, frozen=True, tag="words_captured"):
    """`by`, None for the facilitator, put in words of `person`, who is asked; nothing is said until they say yes."""

    words: str
    question: str
    text: WordsText
    person: str
    by: str | None
    channel: Channel
    consent: Consent = "notes"
    late: bool = False
    slip: str | None = None


class WordsDropped(AnEvent, frozen=True, tag="words_dropped"):
    """The words wait for a yes no longer; whether they became a contribution stands beside this."""

    words: str
    person: str
    by: str | None
