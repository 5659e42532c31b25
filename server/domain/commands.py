"""What someone asks for, in the imperative; it must not know whether it will be granted.

Every command needs a row in `decide.rights`. Text in a command is as it was typed; `decide` cleans it.
"""

from typing import Literal

import msgspec

Kind = Literal["answer", "build", "challenge", "unsure"]
Channel = Literal["phone", "aloud", "paper", "for_someone"]
Consent = Literal["room", "notes", "quoted"]


class _Command(msgspec.Struct, frozen=True, tag_field="type", forbid_unknown_fields=True):
    pass


class OpenSession(_Command, frozen=True, tag="open_session"):
    """Leave the lobby and go live."""


class EndSession(_Command, frozen=True, tag="end_session"):
    """End the session for everyone."""


class Undo(_Command, frozen=True, tag="undo"):
    """Take back the facilitator's newest act that can still be taken back."""


class AskQuestion(_Command, frozen=True, tag="ask_question"):
    """Put an open question to the room; one that is open closes first."""

    text: str


class CloseQuestion(_Command, frozen=True, tag="close_question"):
    """Close the question that is open; late words stay welcome."""


class MarkHeard(_Command, frozen=True, tag="mark_heard"):
    """Acknowledge a contribution."""

    contribution: str


class OfferRole(_Command, frozen=True, tag="offer_role"):
    """Offer a role to someone; where they asked for it, this is the yes to their asking."""

    role: str
    person: str


class Join(_Command, frozen=True, tag="join"):
    """Come in, with a name, a nickname or nothing."""

    name: str = ""


class Contribute(_Command, frozen=True, tag="contribute"):
    """Say something to a question.

    With `key`, 32 hexadecimal digits made by the phone, the words are kept without any link to who said them;
    the key is what changes them or takes them back.
    """

    question: str
    text: str
    kind: Kind = "answer"
    consent: Consent = "notes"
    late: bool = False
    key: str | None = None


class ChangeContribution(_Command, frozen=True, tag="change_contribution"):
    """Put other words in place of one's own; `key` is needed for words without a name."""

    contribution: str
    text: str
    key: str | None = None


class TakeBackContribution(_Command, frozen=True, tag="take_back_contribution"):
    """Take one's own words back; `key` is needed for words without a name."""

    contribution: str
    key: str | None = None


class PassQuestion(_Command, frozen=True, tag="pass_question"):
    """Say "nothing from me on this one", which counts as having responded."""

    question: str


class AcceptOffer(_Command, frozen=True, tag="accept_offer"):
    """Say "Yes" to an offered role."""

    role: str


class DeclineOffer(_Command, frozen=True, tag="decline_offer"):
    """Say "Not now" to an offered role; private, and never counted."""

    role: str


class AskForRole(_Command, frozen=True, tag="ask_for_role"):
    """Ask to hold a role; one that any number may hold is taken up at once."""

    role: str


class StepBack(_Command, frozen=True, tag="step_back"):
    """Put down a role that one holds, or withdraw one's asking for it."""

    role: str


class PassOn(_Command, frozen=True, tag="pass_on"):
    """Offer a role that one holds to someone else, who is asked; it moves when they say yes."""

    role: str
    person: str


Command = (
    OpenSession
    | EndSession
    | Undo
    | AskQuestion
    | CloseQuestion
    | MarkHeard
    | OfferRole
    | Join
    | Contribute
    | ChangeContribution
    | TakeBackContribution
    | PassQuestion
    | AcceptOffer
    | DeclineOffer
    | AskForRole
    | StepBack
    | PassOn
)
