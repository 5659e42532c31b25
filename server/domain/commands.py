"""What someone asks for, in the imperative; it must not know whether it will be granted.

Every command needs a row in `decide.rights`. Text in a command is as it was typed; `decide` cleans it.
"""

from typing import Literal

import msgspec

Kind = Literal["answer", "build", "challenge", "unsure"]
Channel = Literal["phone", "aloud", "paper", "for_someone", "hands"]
Consent = Literal["room", "notes", "quoted"]
Reveal = Literal["at_once", "after_answer", "when_revealed"]
Call = Literal["more_time", "theme", "bring_us_back", "plainer", "break"]
Tool = Literal["ask", "words"] | Call


class _Command(msgspec.Struct, frozen=True, tag_field="type", forbid_unknown_fields=True):
    pass


class OpenSession(_Command, frozen=True, tag="open_session"):
    """Leave the lobby and go live."""


class EndSession(_Command, frozen=True, tag="end_session"):
    """End the session for everyone."""


class Undo(_Command, frozen=True, tag="undo"):
    """Take back the newest act that can still be taken back: the facilitator's, or that of somebody with a role."""


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


class WithdrawOffer(_Command, frozen=True, tag="withdraw_offer"):
    """Take back an offer that nobody has answered: the facilitator's, or one's own of a role that one holds."""

    role: str
    person: str


class DeclineAsk(_Command, frozen=True, tag="decline_ask"):
    """Say "Not now" to somebody who asks to hold or to shadow a role; private, and never counted."""

    role: str
    person: str


class RevealQuestion(_Command, frozen=True, tag="reveal_question"):
    """Let everybody read on their phones what was said to a question."""

    question: str


class AnswerCall(_Command, frozen=True, tag="answer_call"):
    """Say that a call was heard; to a call for more time it is the yes."""

    call: str


class AddRole(_Command, frozen=True, tag="add_role"):
    """Put a new role into the session's catalogue. `limit` is the most holders at once, None for any number."""

    name: str
    sentence: str
    prompt: str = ""
    limit: int | None = None
    offerable: bool = True


class ChangeRole(_Command, frozen=True, tag="change_role"):
    """Name, describe or limit a role anew; every field stands as it shall be from now on."""

    role: str
    name: str
    sentence: str
    prompt: str = ""
    limit: int | None = None
    offerable: bool = True


class HideRole(_Command, frozen=True, tag="hide_role"):
    """Take a role out of the lists; whoever holds it goes on."""

    role: str


class ShowRole(_Command, frozen=True, tag="show_role"):
    """Put a hidden role back."""

    role: str


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
    """Ask to hold a role; one that any number may hold is taken up at once.

    With `of`, the id of somebody who holds it, that person is asked to hand it on.
    """

    role: str
    of: str | None = None


class SayOpenTo(_Command, frozen=True, tag="say_open_to"):
    """Say "I'm open to this" of a role, or that one is not any more."""

    role: str
    open: bool = True


class AskToShadow(_Command, frozen=True, tag="ask_to_shadow"):
    """Ask somebody who holds a role to see what they are prompted."""

    role: str
    holder: str


class LetShadow(_Command, frozen=True, tag="let_shadow"):
    """Say yes to somebody who asks to shadow one."""

    role: str
    person: str


class StopShadowing(_Command, frozen=True, tag="stop_shadowing"):
    """End one's own shadowing of a role, or that of `person`, who shadows one."""

    role: str
    person: str | None = None


class StepBack(_Command, frozen=True, tag="step_back"):
    """Put down a role that one holds, or withdraw one's asking for it."""

    role: str


class PassOn(_Command, frozen=True, tag="pass_on"):
    """Offer a role that one holds to someone else, who is asked; it moves when they say yes."""

    role: str
    person: str


class MakeCall(_Command, frozen=True, tag="make_call"):
    """Say what a role is there to say: to the whole room, once. `text` is the name of a proposed theme."""

    kind: Call
    text: str = ""


class CaptureWords(_Command, frozen=True, tag="capture_words"):
    """Put somebody else's words in, said aloud or typed for them.

    `person` is asked for their yes on their own phone first. Without one, `key` keeps the words without a name, as in
    `Contribute`: whoever said them has said yes across the table.
    """

    question: str
    text: str
    channel: Literal["aloud", "for_someone"]
    person: str | None = None
    key: str | None = None
    consent: Consent = "notes"
    late: bool = False


class ConfirmWords(_Command, frozen=True, tag="confirm_words"):
    """Say yes to one's own words that somebody else put in."""

    words: str


class DropWords(_Command, frozen=True, tag="drop_words"):
    """Say no to them, or, as the one who put them in, take them back before they were answered."""

    words: str


Command = (
    OpenSession
    | EndSession
    | Undo
    | AskQuestion
    | CloseQuestion
    | RevealQuestion
    | MarkHeard
    | OfferRole
    | WithdrawOffer
    | DeclineAsk
    | AnswerCall
    | AddRole
    | ChangeRole
    | HideRole
    | ShowRole
    | Join
    | Contribute
    | ChangeContribution
    | TakeBackContribution
    | PassQuestion
    | AcceptOffer
    | DeclineOffer
    | AskForRole
    | SayOpenTo
    | AskToShadow
    | LetShadow
    | StopShadowing
    | StepBack
    | PassOn
    | MakeCall
    | CaptureWords
    | ConfirmWords
    | DropWords
)
