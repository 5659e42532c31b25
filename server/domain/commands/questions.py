"""Commands about questions."""

from server.domain.commands.command import BaseCommand, Moderation, QuestionKind, Reveal, RoomCommand


class AskQuestion(RoomCommand, frozen=True, tag="ask_question"):
    """Put an open question to the room. The question that is open closes first."""

    text: str
    #: When people may read what was said to it.
    reveal: Reveal = "when_revealed"
    #: The time planned for it; None for no limit.
    minutes: int | None = None
    #: Whether others read what is said to it at once, after a look, or not at all.
    moderation: Moderation = "open"
    kind: QuestionKind = "question"


class AskPlanned(BaseCommand, frozen=True, tag="ask_planned"):
    """Put a question of the plan to the room, as it is written there."""

    planned: str


class AskAgain(BaseCommand, frozen=True, tag="ask_again"):
    """Put a question to the room again, as a further round."""

    question: str


class CloseQuestion(RoomCommand, frozen=True, tag="close_question"):
    """Close the open question. Late words stay welcome."""


class RevealQuestion(RoomCommand, frozen=True, tag="reveal_question"):
    """Let everybody read on their phones what was said to a question."""

    question: str


class PassQuestion(BaseCommand, frozen=True, tag="pass_question"):
    """Say "nothing from me on this one", which counts as having responded."""

    question: str


class GiveTime(BaseCommand, frozen=True, tag="give_time"):
    """Give the open question more minutes, counted from now if its time is over or was never set."""

    minutes: int = 1


class OfferWording(BaseCommand, frozen=True, tag="offer_wording"):
    """Say how one would rather be asked ("Ask it differently"). It replaces one's earlier wording."""

    question: str
    text: str


class RewordQuestion(RoomCommand, frozen=True, tag="reword_question"):
    """Put the wording of the open question right."""

    question: str
    text: str


class AdoptWording(BaseCommand, frozen=True, tag="adopt_wording"):
    """Ask the open question in a wording that somebody offered."""

    wording: str
