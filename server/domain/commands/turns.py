"""Commands about turns: steps in the line of travel, each with what led to it."""

from server.domain.commands.command import BaseCommand


class MakeTurn(BaseCommand, frozen=True, tag="make_turn"):
    """Propose a turn."""

    text: str
    #: The ids of the contributions that led to it.
    contributions: tuple[str, ...] = ()
    #: The ids of the themes that led to it.
    themes: tuple[str, ...] = ()


class ChangeTurn(BaseCommand, frozen=True, tag="change_turn"):
    """Put a turn otherwise."""

    turn: str
    text: str


class TakeAwayTurn(BaseCommand, frozen=True, tag="take_away_turn"):
    """Take a turn away."""

    turn: str


class SetTurn(BaseCommand, frozen=True, tag="set_turn"):
    """Set a turn, which everybody then sees."""

    turn: str


class ParkTurn(BaseCommand, frozen=True, tag="park_turn"):
    """Set a turn down as not known yet, or say more about that. What is None stays as it is."""

    turn: str
    #: What is not known yet.
    why: str | None = None
    #: Who would help.
    helps: str | None = None
    #: When to look again.
    look_again: str | None = None


class UnparkTurn(BaseCommand, frozen=True, tag="unpark_turn"):
    """Take a turn up again that was parked, and say why."""

    turn: str
    reason: str
