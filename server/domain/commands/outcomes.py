"""Commands about outcomes: the differences that the room wants to make."""

from server.domain.commands.command import BaseCommand, RoomCommand


class AdoptOutcome(RoomCommand, frozen=True, tag="adopt_outcome"):
    """Adopt what somebody said as an outcome, in their own words."""

    contribution: str


class DropOutcome(RoomCommand, frozen=True, tag="drop_outcome"):
    """Let an outcome go. The words stay where they were said."""

    outcome: str


class SayWhatCame(RoomCommand, frozen=True, tag="say_what_came"):
    """Say what came of an outcome. It takes the place of what was said before."""

    outcome: str
    text: str


class ServeOutcomes(BaseCommand, frozen=True, tag="serve_outcomes"):
    """Say which outcomes a theme or a turn serves, in place of what was said before."""

    #: The id of the theme or turn.
    target: str
    outcomes: tuple[str, ...]
