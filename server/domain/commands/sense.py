"""Commands about the design group: its seats, and what is run past it before the room sees it."""

from typing import Literal

from server.domain.commands.command import BaseCommand, Consent

CheckKind = Literal["question", "theme", "turn"]
"""What is run past the design group: a question of the plan, a theme, or a turn."""

SenseAnswer = Literal["with_it", "worried", "not_yet"]
"""What a member of the design group says to what was run past them."""


class TakeSeats(BaseCommand, frozen=True, tag="take_seats"):
    """Say which perspectives one carries at the design group's table, as the facilitator and Hosts see it."""

    #: They take the place of those before; none leaves the seats.
    perspectives: tuple[str, ...]


class RunPast(BaseCommand, frozen=True, tag="run_past"):
    """Show something to the design group before the room sees it, and ask what they think."""

    kind: CheckKind
    #: The id of the planned question, of the theme or of the turn.
    target: str


class CloseCheck(BaseCommand, frozen=True, tag="close_check"):
    """Stop asking the design group about something that was run past it."""

    check: str


class AnswerCheck(BaseCommand, frozen=True, tag="answer_check"):
    """Say as a member of the design group what one thinks of what was run past it."""

    check: str
    answer: SenseAnswer
    #: What worries one, or what is missing; empty if one does not say.
    line: str = ""
    #: What may be done with that line.
    consent: Consent = "notes"


class TakeBackCheckAnswer(BaseCommand, frozen=True, tag="take_back_check_answer"):
    """Take back what one said as a member of the design group."""

    check: str
