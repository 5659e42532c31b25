"""How often the themes, or what is proposed for them, may have changed, so that phones ask for them anew."""

from collections.abc import Iterable
from typing import Final

from server.domain import events as e

_CONCERNING: Final = (
    e.ThemeEvent
    | e.ProposalMade
    | e.ProposalEvent
    | e.OwnProposalEvent
    | e.ProposalWaits
    | e.SayBackAnswered
    | e.ContributionChanged
    | e.ContributionTakenBack
    | e.ContributionPutBack
    | e.ConsentChanged
    | e.HoldEvent
    | e.QuestionRevealed
    | e.QuestionConcealed
    | e.ModerationSet
    | e.NameChanged
    | e.BecameOne
    | e.BecameTwo
)
"""What may change what is read of themes and proposals. Words that are in none yet are not among it."""


class ThemeChanges:
    """Counts what may have changed the themes since the server started."""

    def __init__(self) -> None:
        self.count = 0

    def follow(self, events: Iterable[e.Event]) -> bool:
        """Follows events; whether one of them may have changed the themes."""
        if not any(isinstance(event, _CONCERNING) for event in events):
            return False
        self.count += 1
        return True
