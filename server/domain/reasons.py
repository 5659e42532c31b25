"""The reasons for which words are held back, which everybody can read."""

from typing import Final

from server.domain.messages import Message, Text

MOST_REASONS: Final = 12
REASONS: Final[tuple[Text, ...]] = tuple(
    Message(f"reasons.{name}") for name in ("names_somebody", "hurts", "private", "elsewhere")
)
"""The reasons of a session whose plan gives none."""


def reason_id(reason: Text) -> str:
    """How a command names a reason: by its key if the software has words for it, otherwise by its text."""
    return reason.key if isinstance(reason, Message) else reason
