"""Commands about who reads words before others do, and about holding them back."""

from server.domain.commands.command import BaseCommand, Moderation


class HoldBack(BaseCommand, frozen=True, tag="hold_back"):
    """Hold contributions back: nobody but their authors reads them, who are told the reason."""

    contributions: tuple[str, ...]
    #: One of the session's reasons: its key if the software has words for it, otherwise its text.
    reason: str


class Restore(BaseCommand, frozen=True, tag="restore"):
    """Show contributions again that are held back, or that wait for a look."""

    contributions: tuple[str, ...]


class SetModeration(BaseCommand, frozen=True, tag="set_moderation"):
    """Say whether others read what is said to a question at once, after a look, or not at all.

    What only waited for a look is shown once the question is open. What was said while it was closed waits until the
    facilitator lets it through by itself.
    """

    question: str
    moderation: Moderation
