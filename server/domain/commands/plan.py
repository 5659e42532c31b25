"""What is asked for about the plan; it must not know what was asked of it."""

from server.domain.commands.command import ACommand, Reveal


class AddPlanned(ACommand, frozen=True, tag="add_planned"):
    """Put one more question into the plan, at place `at` from 0, None for behind the others."""

    text: str
    phase: str = ""
    minutes: int | None = None
    reveal: Reveal = "when_revealed"
    notes: str = ""
    probes: tuple[str, ...] = ()
    at: int | None = None


class ChangePlanned(ACommand, frozen=True, tag="change_planned"):
    """Write a planned question anew; every field stands as it shall be from now on."""

    planned: str
    text: str
    phase: str = ""
    minutes: int | None = None
    reveal: Reveal = "when_revealed"
    notes: str = ""
    probes: tuple[str, ...] = ()


class MovePlanned(ACommand, frozen=True, tag="move_planned"):
    """Move a planned question to place `at` from 0."""

    planned: str
    at: int


class SkipPlanned(ACommand, frozen=True, tag="skip_planned"):
    """Leave a planned question out, or take it in again."""

    planned: str
    skipped: bool = True
