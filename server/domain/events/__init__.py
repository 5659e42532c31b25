"""Everything that can happen in a session: one frozen struct for each event, named in the past tense.

Events are stored in entries. If an event needs a second version, its tag gets a version number and `codec` upcasts
older ones.
"""

from datetime import datetime
from typing import Final

import msgspec

from server.domain.events.agreements import AgreementAdded, AgreementChanged, AgreementEvent, AgreementRemoved
from server.domain.events.breaks import (
    BreakBegan,
    BreakEnded,
    BreakEvent,
    BreakResumed,
    BreakTimeSet,
    BreakWithdrawn,
    NoticeSent,
    NoticeWithdrawn,
)
from server.domain.events.calls import CallAnswered, CallMade, CallReopened, SignalsAnswered, SignalSent
from server.domain.events.catalogue import (
    MomentPrompts,
    Role,
    RoleAdded,
    RoleChanged,
    RoleHidden,
    RoleRemoved,
    RoleShown,
)
from server.domain.events.come_back import ComeBackWordsMade, PersonCameBack
from server.domain.events.contributions import (
    ConsentChanged,
    ContributionChanged,
    ContributionHeard,
    ContributionMade,
    ContributionPutBack,
    ContributionTakenBack,
    ContributionUnheard,
    WordsCaptured,
    WordsDropped,
    WordsEvent,
)
from server.domain.events.event import EarlierText, IdentityText, Mark, WordsText
from server.domain.events.holding import ContributionHeldBack, ContributionRestored, HoldEvent, ModerationSet
from server.domain.events.leaders import LeadersAnswered, LeadersAsked, LeadersUnasked
from server.domain.events.links import (
    ArrivalChanged,
    ChallengeConsentChanged,
    ChallengeDropped,
    ChallengeKept,
    LinkEvent,
    MeTooSaid,
    MeTooTakenBack,
)
from server.domain.events.looking import HeldUp, LookEvent, WaterClosed
from server.domain.events.outcomes import (
    OutcomeAdopted,
    OutcomeDropped,
    OutcomeEvent,
    OutcomesServed,
    WhatCameSaid,
)
from server.domain.events.people import (
    FeltSaid,
    NameChanged,
    PeopleRemoved,
    PersonInvited,
    PersonJoined,
    PersonWelcomed,
    PerspectivesSaid,
    WelcomeWithdrawn,
)
from server.domain.events.plan import (
    PlanEvent,
    PlannedAdded,
    PlannedChanged,
    PlannedMoved,
    PlannedQuestion,
    PlannedRemoved,
)
from server.domain.events.proposals import (
    OwnProposalEvent,
    ProposalConsentChanged,
    ProposalEvent,
    ProposalLeft,
    ProposalMade,
    ProposalTaken,
    ProposalTakenBack,
    ProposalWaits,
)
from server.domain.events.questions import (
    QuestionAsked,
    QuestionClosed,
    QuestionConcealed,
    QuestionPassed,
    QuestionReopened,
    QuestionRevealed,
    QuestionReworded,
    QuestionWithdrawn,
    QuestionWordedBack,
    TimeSet,
    WordingOffered,
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
from server.domain.events.same_person import BecameOne, BecameTwo, SamePersonAsked, SamePersonClosed
from server.domain.events.say_back import SayBackAnswered
from server.domain.events.sense import (
    CheckAnswered,
    CheckAnswerTakenBack,
    CheckBegan,
    CheckClosed,
    CheckEvent,
    CheckWithdrawn,
    SeatsTaken,
)
from server.domain.events.session import (
    RedactionChosen,
    Redone,
    SessionCreated,
    SessionEnded,
    SessionEvent,
    SessionOpened,
    SessionReopened,
    TitleChanged,
    Undone,
)
from server.domain.events.themes import (
    ContributionsThemed,
    ContributionsUnthemed,
    ThemeAdded,
    ThemeEvent,
    ThemeMoved,
    ThemeRemoved,
    ThemeRenamed,
    ThemeSaidBack,
    ThemeUnsaid,
)
from server.domain.events.turns import (
    Parked,
    TurnAct,
    TurnChanged,
    TurnEvent,
    TurnMade,
    TurnParked,
    TurnPutBack,
    TurnSet,
    TurnTakenAway,
    TurnThemesChanged,
    TurnUnset,
)

__all__ = [
    "FIRST_EPOCH",
    "AgreementAdded",
    "AgreementChanged",
    "AgreementEvent",
    "AgreementRemoved",
    "ArrivalChanged",
    "AskWithdrawn",
    "BecameOne",
    "BecameTwo",
    "BreakBegan",
    "BreakEnded",
    "BreakEvent",
    "BreakResumed",
    "BreakTimeSet",
    "BreakWithdrawn",
    "CallAnswered",
    "CallMade",
    "CallReopened",
    "Cause",
    "ChallengeConsentChanged",
    "ChallengeDropped",
    "ChallengeKept",
    "CheckAnswerTakenBack",
    "CheckAnswered",
    "CheckBegan",
    "CheckClosed",
    "CheckEvent",
    "CheckWithdrawn",
    "ComeBackWordsMade",
    "ConsentChanged",
    "ContributionChanged",
    "ContributionHeard",
    "ContributionHeldBack",
    "ContributionMade",
    "ContributionPutBack",
    "ContributionRestored",
    "ContributionTakenBack",
    "ContributionUnheard",
    "ContributionsThemed",
    "ContributionsUnthemed",
    "EarlierText",
    "Entry",
    "Event",
    "FeltSaid",
    "HeldUp",
    "HoldEvent",
    "HowBegan",
    "HowEnded",
    "IdentityText",
    "LeadersAnswered",
    "LeadersAsked",
    "LeadersUnasked",
    "LinkEvent",
    "LookEvent",
    "Mark",
    "MeTooSaid",
    "MeTooTakenBack",
    "ModerationSet",
    "MomentPrompts",
    "NameChanged",
    "NoticeSent",
    "NoticeWithdrawn",
    "OfferClosed",
    "OpennessSaid",
    "OutcomeAdopted",
    "OutcomeDropped",
    "OutcomeEvent",
    "OutcomesServed",
    "OwnProposalEvent",
    "Parked",
    "PeopleRemoved",
    "PersonCameBack",
    "PersonInvited",
    "PersonJoined",
    "PersonWelcomed",
    "PerspectivesSaid",
    "PlanEvent",
    "PlannedAdded",
    "PlannedChanged",
    "PlannedMoved",
    "PlannedQuestion",
    "PlannedRemoved",
    "ProposalConsentChanged",
    "ProposalEvent",
    "ProposalLeft",
    "ProposalMade",
    "ProposalTaken",
    "ProposalTakenBack",
    "ProposalWaits",
    "QuestionAsked",
    "QuestionClosed",
    "QuestionConcealed",
    "QuestionPassed",
    "QuestionReopened",
    "QuestionRevealed",
    "QuestionReworded",
    "QuestionWithdrawn",
    "QuestionWordedBack",
    "RedactionChosen",
    "Redone",
    "Role",
    "RoleAdded",
    "RoleAskedFor",
    "RoleChanged",
    "RoleHidden",
    "RoleOffered",
    "RoleRemoved",
    "RoleShown",
    "SamePersonAsked",
    "SamePersonClosed",
    "SayBackAnswered",
    "SeatsTaken",
    "SessionCreated",
    "SessionEnded",
    "SessionEvent",
    "SessionOpened",
    "SessionReopened",
    "ShadowBegan",
    "ShadowEnded",
    "ShoulderBegan",
    "SignalSent",
    "SignalsAnswered",
    "TenureBegan",
    "TenureEnded",
    "ThemeAdded",
    "ThemeEvent",
    "ThemeMoved",
    "ThemeRemoved",
    "ThemeRenamed",
    "ThemeSaidBack",
    "ThemeUnsaid",
    "TimeSet",
    "TitleChanged",
    "TurnAct",
    "TurnChanged",
    "TurnEvent",
    "TurnMade",
    "TurnParked",
    "TurnPutBack",
    "TurnSet",
    "TurnTakenAway",
    "TurnThemesChanged",
    "TurnUnset",
    "Undone",
    "WaterClosed",
    "WelcomeWithdrawn",
    "WhatCameSaid",
    "WordingOffered",
    "WordsCaptured",
    "WordsDropped",
    "WordsEvent",
    "WordsText",
]

FIRST_EPOCH: Final = 1
"""The epoch of a record that was never redacted."""

Event = (
    SessionCreated
    | SessionOpened
    | TitleChanged
    | SessionEnded
    | SessionReopened
    | RedactionChosen
    | Undone
    | Redone
    | BreakBegan
    | BreakWithdrawn
    | BreakTimeSet
    | BreakEnded
    | BreakResumed
    | NoticeSent
    | NoticeWithdrawn
    | RoleAdded
    | RoleRemoved
    | RoleChanged
    | RoleHidden
    | RoleShown
    | PlannedAdded
    | PlannedRemoved
    | PlannedChanged
    | PlannedMoved
    | PersonJoined
    | NameChanged
    | PersonWelcomed
    | WelcomeWithdrawn
    | PeopleRemoved
    | PersonInvited
    | PerspectivesSaid
    | FeltSaid
    | ComeBackWordsMade
    | PersonCameBack
    | SamePersonAsked
    | SamePersonClosed
    | BecameOne
    | BecameTwo
    | QuestionAsked
    | WordingOffered
    | QuestionReworded
    | QuestionWordedBack
    | QuestionClosed
    | QuestionReopened
    | QuestionWithdrawn
    | QuestionRevealed
    | QuestionConcealed
    | TimeSet
    | QuestionPassed
    | ContributionMade
    | ConsentChanged
    | ContributionChanged
    | ContributionTakenBack
    | ContributionPutBack
    | ContributionHeard
    | ContributionUnheard
    | AgreementAdded
    | AgreementChanged
    | AgreementRemoved
    | ContributionHeldBack
    | ContributionRestored
    | ModerationSet
    | HeldUp
    | WaterClosed
    | OutcomeAdopted
    | OutcomeDropped
    | WhatCameSaid
    | OutcomesServed
    | WordsCaptured
    | WordsDropped
    | ChallengeKept
    | ArrivalChanged
    | ChallengeConsentChanged
    | ChallengeDropped
    | MeTooSaid
    | MeTooTakenBack
    | ThemeAdded
    | ThemeRemoved
    | ThemeRenamed
    | ThemeMoved
    | ContributionsThemed
    | ContributionsUnthemed
    | ProposalMade
    | ProposalTaken
    | ProposalLeft
    | ProposalWaits
    | ProposalConsentChanged
    | ProposalTakenBack
    | ThemeSaidBack
    | ThemeUnsaid
    | SayBackAnswered
    | SeatsTaken
    | CheckBegan
    | CheckWithdrawn
    | CheckClosed
    | CheckAnswered
    | CheckAnswerTakenBack
    | LeadersAsked
    | LeadersUnasked
    | LeadersAnswered
    | TurnMade
    | TurnChanged
    | TurnThemesChanged
    | TurnTakenAway
    | TurnPutBack
    | TurnSet
    | TurnUnset
    | TurnParked
    | RoleOffered
    | OfferClosed
    | RoleAskedFor
    | AskWithdrawn
    | OpennessSaid
    | ShadowBegan
    | ShadowEnded
    | ShoulderBegan
    | TenureBegan
    | TenureEnded
    | CallMade
    | CallAnswered
    | CallReopened
    | SignalSent
    | SignalsAnswered
)


class Cause(msgspec.Struct, frozen=True):
    """The command that led to an entry."""

    #: The id that its sender gave it, or a hash of that.
    id: str
    #: A digest of the command, which reveals another command with the same id. Empty if it would let anybody test a
    #: guess at the words.
    digest: str


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the journal. Its events are stored together and have one position."""

    #: The position, from 1 without gaps.
    seq: int
    #: UTC; cut to the minute for events without a name.
    at: datetime
    events: tuple[Event, ...]
    #: The id of the facilitator or person who caused it; None if the record must not say.
    actor: str | None = None
    #: The command that led to it; None if the record must not say.
    cause: Cause | None = None
