"""Commands about proposals: what a phone proposes to gather under one theme."""

from server.domain.commands.command import BaseCommand, Consent


class ProposeTogether(BaseCommand, frozen=True, tag="propose_together"):
    """Propose that contributions belong together, and say why."""

    contributions: tuple[str, ...]
    reason: str
    #: A name for a theme of them; empty for none.
    name: str = ""
    #: 32 hexadecimal digits made by the phone, for a proposal without a name; None for one under one's name.
    key: str | None = None
    #: What may be done with the reason. A name under which a theme is made of it is the theme's, and leaves with that.
    consent: Consent = "notes"


class TakeBackProposal(BaseCommand, frozen=True, tag="take_back_proposal"):
    """Take back what one proposes to gather, for as long as it waits."""

    proposal: str
    #: Needed for a proposal without a name.
    key: str | None = None


class TakeProposal(BaseCommand, frozen=True, tag="take_proposal"):
    """Put what somebody proposes to gather into a theme, as it is or changed."""

    proposal: str
    #: The theme that it goes into; None for a theme of its own.
    theme: str | None = None
    #: The name of a theme of its own; empty for the name that is proposed.
    name: str = ""
    #: What goes into the theme; empty for everything that is proposed and can still be read.
    contributions: tuple[str, ...] = ()


class LeaveProposal(BaseCommand, frozen=True, tag="leave_proposal"):
    """Leave a proposal, which changes no theme."""

    proposal: str
