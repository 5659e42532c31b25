"""What is asked for about words; it must not know of roles."""

from typing import Literal

from server.domain.commands.command import ACommand, Consent, Kind


class Contribute(ACommand, frozen=True, tag="contribute"):
    """Say something to a question.

    With `key`, 32 hexadecimal digits made by the phone, the words are kept without any link to who said them;
    the key is what changes them or takes them back. `speaking` is what somebody speaks from in these words; it is shown
    with them, so words without a name have none.
    """

    question: str
    text: str
    kind: Kind = "answer"
    consent: Consent = "notes"
    late: bool = False
    key: str | None = None
    speaking: tuple[str, ...] = ()


class ChangeContribution(ACommand, frozen=True, tag="change_contribution"):
    """Put other words in place of one's own, or of those that the facilitator put in.

    `key` is needed for a phone's words without a name.
    """

    contribution: str
    text: str
    key: str | None = None


class TakeBackContribution(ACommand, frozen=True, tag="take_back_contribution"):
    """Take one's own words back, or those that the facilitator put in.

    `key` is needed for a phone's words without a name.
    """

    contribution: str
    key: str | None = None


class MarkHeard(ACommand, frozen=True, tag="mark_heard"):
    """Acknowledge a contribution."""

    contribution: str


class CaptureWords(ACommand, frozen=True, tag="capture_words"):
    """Put somebody else's words in: said aloud, typed for them, or written on a paper slip with the code `slip`.

    `person` is asked for their yes on their own phone first; who is here without a phone has said it across the table.
    Without `person` the words have no name: a phone then keeps them under a `key`, as in `Contribute`, and the
    facilitator without one.
    """

    question: str
    text: str
    channel: Literal["aloud", "for_someone", "paper"]
    person: str | None = None
    key: str | None = None
    consent: Consent = "notes"
    late: bool = False
    slip: str | None = None


class CountHands(ACommand, frozen=True, tag="count_hands"):
    """Put in a show of hands: how many were raised for something that was said, as words to a question."""

    question: str
    hands: int
    text: str


class ConfirmWords(ACommand, frozen=True, tag="confirm_words"):
    """Say yes to one's own words that somebody else put in."""

    words: str


class DropWords(ACommand, frozen=True, tag="drop_words"):
    """Say no to them, or, as the one who put them in, take them back before they were answered."""

    words: str
