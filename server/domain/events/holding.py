"""Events of words that are held back, and of who reads words before others do."""

from server.domain.commands import Moderation
from server.domain.events.event import BaseEvent
from server.domain.messages import Text
from server.domain.person_ids import PersonId


class ContributionHeldBack(BaseEvent, frozen=True, tag="contribution_held_back"):
    """The words are shown to nobody but their author."""

    contribution: str
    #: What the author is told; empty for words that wait for a look.
    reason: Text = ""
    #: Who did it with a role; None for the facilitator.
    by: PersonId | None = None
    #: The name of that role at that time; empty for the facilitator.
    role: Text = ""
    #: Whether the author had said it otherwise while it was held back before.
    changed: bool = False


class ContributionRestored(BaseEvent, frozen=True, tag="contribution_restored"):
    """The words are shown again. The event says how they were held back, so that it can be undone."""

    contribution: str
    #: What the author was told; empty for words that waited for a look.
    reason: Text = ""
    #: Who had held them back with a role; None for the facilitator.
    by: PersonId | None = None
    #: The name of that role.
    role: Text = ""
    #: Whether the author had said it otherwise since.
    changed: bool = False


class ModerationSet(BaseEvent, frozen=True, tag="moderation_set"):
    """From now on others read what is said to a question at once, after a look, or not at all."""

    question: str
    moderation: Moderation
    #: How it was before.
    before: Moderation


HoldEvent = ContributionHeldBack | ContributionRestored
"""What holds words back, and shows them again."""
