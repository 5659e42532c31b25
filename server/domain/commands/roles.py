"""Commands about holding roles."""

from server.domain.commands.command import BaseCommand
from server.domain.person_ids import PersonId


class OfferRole(BaseCommand, frozen=True, tag="offer_role"):
    """Offer a role to a person. If they asked for it, this says yes to them."""

    role: str
    person: PersonId


class WithdrawOffer(BaseCommand, frozen=True, tag="withdraw_offer"):
    """Take back an unanswered offer: the facilitator's, or one's own for a role that one holds."""

    role: str
    person: PersonId


class DeclineAsk(BaseCommand, frozen=True, tag="decline_ask"):
    """Say "Not now" to somebody who asks to hold or to shadow a role. Private, and never counted."""

    role: str
    person: PersonId


class AcceptOffer(BaseCommand, frozen=True, tag="accept_offer"):
    """Say "Yes" to an offered role."""

    role: str


class DeclineOffer(BaseCommand, frozen=True, tag="decline_offer"):
    """Say "Not now" to an offered role. Private, and never counted."""

    role: str


class AskForRole(BaseCommand, frozen=True, tag="ask_for_role"):
    """Ask to hold a role. A role that any number may hold is taken up at once."""

    role: str
    #: The holder who is asked to hand it on; None for the facilitator.
    of: PersonId | None = None


class SayOpenTo(BaseCommand, frozen=True, tag="say_open_to"):
    """Say "I'm open to this" about a role, or that one no longer is."""

    role: str
    open: bool = True


class AskToShadow(BaseCommand, frozen=True, tag="ask_to_shadow"):
    """Ask a holder of a role to see what they are prompted."""

    role: str
    holder: PersonId


class LetShadow(BaseCommand, frozen=True, tag="let_shadow"):
    """Say yes to somebody who asks to shadow one."""

    role: str
    person: PersonId


class StopShadowing(BaseCommand, frozen=True, tag="stop_shadowing"):
    """End one's own shadowing of a role, or that of `person`, who shadows one."""

    role: str
    person: PersonId | None = None


class StepBack(BaseCommand, frozen=True, tag="step_back"):
    """Put down a role that one holds, or withdraw one's request for it."""

    role: str


class PassOn(BaseCommand, frozen=True, tag="pass_on"):
    """Offer a role that one holds to somebody else. It moves when they say yes."""

    role: str
    person: PersonId
