"""What happened, in the past tense, and the entry that carries it; it must not know why it was allowed.

An event's tag carries its version once there is a second one; `codec` upcasts older ones.
"""

from datetime import datetime

import msgspec

from server.domain.events.calls import CallAnswered, CallMade, CallReopened
from server.domain.events.catalogue import Moments, Role, RoleAdded, RoleChanged, RoleHidden, RoleRemoved, RoleShown
from server.domain.events.contributions import (
    ContributionChanged,
    ContributionHeard,
    ContributionMade,
    ContributionTakenBack,
    ContributionUnheard,
    WordsCaptured,
    WordsDropped,
)
from server.domain.events.event import PERSONAL, PersonalText
from server.domain.events.plan import PlannedAdded, PlannedChanged, PlannedMoved, PlannedQuestion, PlannedRemoved
from server.domain.events.questions import (
    QuestionAsked,
    QuestionClosed,
    QuestionConcealed,
    QuestionPassed,
    QuestionReopened,
    QuestionRevealed,
    QuestionWithdrawn,
    TimeSet,
)
from server.domain.events.roles import (
    AskWithdrawn,
    HowBegan,
    HowEnded,
    OfferClosed,
    OpennessSaid,
    RoleAskedFor,
    RoleOffered,
    ShadowBegan,
    ShadowEnded,
    ShoulderBegan,
    TenureBegan,
    TenureEnded,
)
from server.domain.events.session import (
    PersonJoined,
    SessionCreated,
    SessionEnded,
    SessionOpened,
    SessionReopened,
    Undone,
)

__all__ = [
    "PERSONAL",
    "AskWithdrawn",
    "CallAnswered",
    "CallMade",
    "CallReopened",
    "Cause",
    "ContributionChanged",
    "ContributionHeard",
    "ContributionMade",
    "ContributionTakenBack",
    "ContributionUnheard",
    "Entry",
    "Event",
    "HowBegan",
    "HowEnded",
    "Moments",
    "OfferClosed",
    "OpennessSaid",
    "PersonJoined",
    "PersonalText",
    "PlannedAdded",
    "PlannedChanged",
    "PlannedMoved",
    "PlannedQuestion",
    "PlannedRemoved",
    "QuestionAsked",
    "QuestionClosed",
    "QuestionConcealed",
    "QuestionPassed",
    "QuestionReopened",
    "QuestionRevealed",
    "QuestionWithdrawn",
    "Role",
    "RoleAdded",
    "RoleAskedFor",
    "RoleChanged",
    "RoleHidden",
    "RoleOffered",
    "RoleRemoved",
    "RoleShown",
    "SessionCreated",
    "SessionEnded",
    "SessionOpened",
    "SessionReopened",
    "ShadowBegan",
    "ShadowEnded",
    "ShoulderBegan",
    "TenureBegan",
    "TenureEnded",
    "TimeSet",
    "Undone",
    "WordsCaptured",
    "WordsDropped",
]

Event = (
    SessionCreated
    | RoleAdded
    | RoleChanged
    | RoleHidden
    | RoleRemoved
    | RoleShown
    | SessionOpened
    | SessionEnded
    | SessionReopened
    | Undone
    | PersonJoined
    | QuestionAsked
    | QuestionClosed
    | QuestionReopened
    | QuestionWithdrawn
    | QuestionRevealed
    | QuestionConcealed
    | TimeSet
    | QuestionPassed
    | ContributionMade
    | ContributionChanged
    | ContributionTakenBack
    | ContributionHeard
    | ContributionUnheard
    | RoleOffered
    | OfferClosed
    | RoleAskedFor
    | AskWithdrawn
    | OpennessSaid
    | ShadowBegan
    | ShadowEnded
    | ShoulderBegan
    | CallMade
    | CallAnswered
    | CallReopened
    | WordsCaptured
    | WordsDropped
    | TenureBegan
    | TenureEnded
)


class Cause(msgspec.Struct, frozen=True):
    """The command that led to an entry: the id its sender gave it, and a digest that tells another one under the same
    id.
    """

    id: str
    digest: str


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the journal: the unit of atomicity, position and dedupe.

    `seq` counts from 1 without a gap. `actor` is "facilitator", a person's id, or None where the record must not say.
    """

    seq: int
    at: datetime
    events: tuple[Event, ...]
    actor: str | None = None
    cause: Cause | None = None
