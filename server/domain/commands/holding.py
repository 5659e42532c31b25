"""Commands about holding words back."""

from server.domain.commands.command import BaseCommand


class HoldBack(BaseCommand, frozen=True, tag="hold_back"):
    """Hold contributions back: nobody but their authors reads them, who are told the reason."""

    contributions: tuple[str, ...]
    #: One of the session's reasons: its key if the software has words for it, otherwise its text.
    reason: str


class Restore(BaseCommand, frozen=True, tag="restore"):
    """Show contributions again that are held back, or that wait for a look."""

    contributions: tuple[str, ...]
