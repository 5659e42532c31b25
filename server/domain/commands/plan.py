"""Commands about the session's plan."""

from server.domain.commands.command import BaseCommand, Moderation, Reveal


class AddPlanned(BaseCommand, frozen=True, tag="add_planned"):
    """Add a question to the plan."""

    text: str
    phase: str = ""
    #: The time planned for it; None for no limit.
    minutes: int | None = None
    reveal: Reveal = "when_revealed"
    notes: str = ""
    probes: tuple[str, ...] = ()
    #: Whether others are to read what is said to it at once, after a look, or not at all.
    moderation: Moderation = "open"
    #: Its place, from 0; None for the end.
    at: int | None = None


class ChangePlanned(BaseCommand, frozen=True, tag="change_planned"):
    """Replace all fields of a planned question."""

    planned: str
    text: str
    phase: str = ""
    minutes: int | None = None
    reveal: Reveal = "when_revealed"
    notes: str = ""
    probes: tuple[str, ...] = ()
    #: Whether others are to read what is said to it at once, after a look, or not at all.
    moderation: Moderation = "open"


class MovePlanned(BaseCommand, frozen=True, tag="move_planned"):
    """Move a planned question."""

    planned: str
    #: Its new place, from 0.
    at: int


class SkipPlanned(BaseCommand, frozen=True, tag="skip_planned"):
    """Leave a planned question out, or include it again."""

    planned: str
    skipped: bool = True
