"""What is asked for about questions; it must not know of roles."""

from server.domain.commands.command import ACommand, Reveal


class AskQuestion(ACommand, frozen=True, tag="ask_question"):
    """Put an open question to the room; one that is open closes first.

    `reveal` says when people may read what was said to it; `minutes` is how long the room means to give it, None for
    as long as it takes.
    """

    text: str
    reveal: Reveal = "when_revealed"
    minutes: int | None = None


class AskPlanned(ACommand, frozen=True, tag="ask_planned"):
    """Put a question of the plan to the room, as it stands there."""

    planned: str


class AskAgain(ACommand, frozen=True, tag="ask_again"):
    """Put a question to the room once more, as a round of its own beside the earlier ones."""

    question: str


class CloseQuestion(ACommand, frozen=True, tag="close_question"):
    """Close the question that is open; late words stay welcome."""


class RevealQuestion(ACommand, frozen=True, tag="reveal_question"):
    """Let everybody read on their phones what was said to a question."""

    question: str


class PassQuestion(ACommand, frozen=True, tag="pass_question"):
    """Say "nothing from me on this one", which counts as having responded."""

    question: str


class GiveTime(ACommand, frozen=True, tag="give_time"):
    """Give the open question so many minutes more, or from now on where it has no time yet."""

    minutes: int = 1


class OfferWording(ACommand, frozen=True, tag="offer_wording"):
    """Say how one would rather be asked: "Ask it differently". A later one takes the place of one's earlier."""

    question: str
    text: str


class AdoptWording(ACommand, frozen=True, tag="adopt_wording"):
    """Ask the open question in the words that somebody offered."""

    wording: str
