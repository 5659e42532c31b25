"""What is asked for about who holds a role; it must not know what a role is for."""

from server.domain.commands.command import ACommand


class OfferRole(ACommand, frozen=True, tag="offer_role"):
    """Offer a role to someone; where they asked for it, this is the yes to their asking."""

    role: str
    person: str


class WithdrawOffer(ACommand, frozen=True, tag="withdraw_offer"):
    """Take back an offer that nobody has answered: the facilitator's, or one's own of a role that one holds."""

    role: str
    person: str


class DeclineAsk(ACommand, frozen=True, tag="decline_ask"):
    """Say "Not now" to somebody who asks to hold or to shadow a role; private, and never counted."""

    role: str
    person: str


class AcceptOffer(ACommand, frozen=True, tag="accept_offer"):
    """Say "Yes" to an offered role."""

    role: str


class DeclineOffer(ACommand, frozen=True, tag="decline_offer"):
    """Say "Not now" to an offered role; private, and never counted."""

    role: str


class AskForRole(ACommand, frozen=True, tag="ask_for_role"):
    """Ask to hold a role; one that any number may hold is taken up at once.

    With `of`, the id of somebody who holds it, that person is asked to hand it on.
    """

    role: str
    of: str | None = None


class SayOpenTo(ACommand, frozen=True, tag="say_open_to"):
    """Say "I'm open to this" of a role, or that one is not any more."""

    role: str
    open: bool = True


class AskToShadow(ACommand, frozen=True, tag="ask_to_shadow"):
    """Ask somebody who holds a role to see what they are prompted."""

    role: str
    holder: str


class LetShadow(ACommand, frozen=True, tag="let_shadow"):
    """Say yes to somebody who asks to shadow one."""

    role: str
    person: str


class StopShadowing(ACommand, frozen=True, tag="stop_shadowing"):
    """End one's own shadowing of a role, or that of `person`, who shadows one."""

    role: str
    person: str | None = None


class StepBack(ACommand, frozen=True, tag="step_back"):
    """Put down a role that one holds, or withdraw one's asking for it."""

    role: str


class PassOn(ACommand, frozen=True, tag="pass_on"):
    """Offer a role that one holds to someone else, who is asked; it moves when they say yes."""

    role: str
    person: str
