"""Events of proposals: what a phone proposes to gather under one theme."""

from server.domain.commands import Consent
from server.domain.events.event import BaseEvent, WordsText
from server.domain.person_ids import PersonId


class ProposalMade(BaseEvent, frozen=True, tag="proposal_made"):
    """Somebody proposed that contributions belong together."""

    proposal: str
    contributions: tuple[str, ...]
    #: Why they belong together.
    reason: WordsText
    #: A name for a theme of them; empty for none.
    name: WordsText = ""
    #: None for a proposal without a name.
    person: PersonId | None = None
    #: The hash of the key of the phone that proposed it without a name.
    key_hash: str | None = None
    #: Whether a simulated person proposed it.
    simulated: bool = False
    #: What may be done with the reason.
    consent: Consent = "notes"


class ProposalConsentChanged(BaseEvent, frozen=True, tag="proposal_consent_changed"):
    """Whoever proposed something says anew what may be done with the reason."""

    proposal: str
    consent: Consent
    #: Whether the proposal has no name.
    nameless: bool = False


class ProposalTakenBack(BaseEvent, frozen=True, tag="proposal_taken_back"):
    """Whoever proposed something took that back."""

    proposal: str
    #: Whether the proposal has no name.
    nameless: bool = False


class ProposalTaken(BaseEvent, frozen=True, tag="proposal_taken"):
    """A proposal went into a theme. What it put there stands in events beside this one."""

    proposal: str
    theme: str


class ProposalLeft(BaseEvent, frozen=True, tag="proposal_left"):
    """A proposal was left."""

    proposal: str


class ProposalWaits(BaseEvent, frozen=True, tag="proposal_waits"):
    """A proposal that was taken or left waits again."""

    proposal: str
    #: The theme that it went into; None if it was left.
    theme: str | None


ProposalEvent = ProposalTaken | ProposalLeft
"""What becomes of a proposal."""

OwnProposalEvent = ProposalConsentChanged | ProposalTakenBack
"""What whoever made a proposal does with it."""
