"""The events of the exported journal, as types that cannot hold words kept to the room.

An event that is listed here leaves the room; any other stays. In place of an event with the words of a contribution
stands one whose consent is to more than the room, or one that has no words.
"""

from typing import Literal

from server.domain import events as e
from server.projections.exportable import ExportableConsent

NoWords = Literal[""]


class ExportedMade(e.ContributionMade, frozen=True, tag="contribution_made"):
    """A contribution whose words leave the room."""

    consent: ExportableConsent = "notes"


class EmptiedMade(e.ContributionMade, frozen=True, tag="contribution_made"):
    """A contribution whose words stay in the room, or are gone or held back."""

    text: NoWords
    value: NoWords = ""
    speaking: tuple[()] = ()


class EmptiedChange(e.ContributionChanged, frozen=True, tag="contribution_changed"):
    """A change of a contribution whose words stay in the room, or are gone or held back."""

    text: NoWords
    value: NoWords = ""


class ExportedChange(e.ContributionChanged, frozen=True, tag="contribution_changed"):
    """A change to words that leave the room."""


class ExportedProposal(e.ProposalMade, frozen=True, tag="proposal_made"):
    """A proposal whose reason leaves the room."""

    consent: ExportableConsent = "notes"


class EmptiedProposal(e.ProposalMade, frozen=True, tag="proposal_made"):
    """A proposal whose reason stays in the room."""

    reason: NoWords
    name: NoWords = ""


class EmptiedWater(e.WaterClosed, frozen=True, tag="water_closed"):
    """Something that somebody was unsure about is open no longer; what they said stays in the room."""

    reason: NoWords
    before: NoWords


class ExportedCheckAnswer(e.CheckAnswered, frozen=True, tag="check_answered"):
    """What a member of the design group said to what was run past them, with a line that leaves the room, or none."""

    consent: ExportableConsent = "notes"


class EmptiedCheckAnswer(e.CheckAnswered, frozen=True, tag="check_answered"):
    """What a member of the design group said to what was run past them; their line stays in the room."""

    line: NoWords = ""


class ExportedWater(e.WaterClosed, frozen=True, tag="water_closed"):
    """Something that leaves the room is open no longer, or is open again."""


class EmptiedCame(e.WhatCameSaid, frozen=True, tag="what_came_said"):
    """It was said what came of an outcome whose words stay in the room, or are gone or held back."""

    text: NoWords
    before: NoWords = ""


class ExportedCame(e.WhatCameSaid, frozen=True, tag="what_came_said"):
    """It was said what came of an outcome that leaves the room."""


WordlessEvent = (
    e.SessionCreated
    | e.SessionOpened
    | e.TitleChanged
    | e.SessionEnded
    | e.SessionReopened
    | e.RedactionChosen
    | e.Undone
    | e.Redone
    | e.BreakBegan
    | e.BreakWithdrawn
    | e.BreakTimeSet
    | e.BreakEnded
    | e.BreakResumed
    | e.NoticeSent
    | e.NoticeWithdrawn
    | e.RoleAdded
    | e.RoleRemoved
    | e.RoleChanged
    | e.RoleHidden
    | e.RoleShown
    | e.PlannedAdded
    | e.PlannedRemoved
    | e.PlannedChanged
    | e.PlannedMoved
    | e.PersonJoined
    | e.NameChanged
    | e.PersonWelcomed
    | e.WelcomeWithdrawn
    | e.PeopleRemoved
    | e.BecameOne
    | e.BecameTwo
    | e.QuestionAsked
    | e.QuestionReworded
    | e.QuestionWordedBack
    | e.QuestionClosed
    | e.QuestionReopened
    | e.QuestionWithdrawn
    | e.QuestionRevealed
    | e.QuestionConcealed
    | e.TimeSet
    | e.QuestionPassed
    | e.ContributionTakenBack
    | e.ContributionPutBack
    | e.ContributionHeard
    | e.ContributionUnheard
    | e.AgreementAdded
    | e.AgreementChanged
    | e.AgreementRemoved
    | e.ContributionHeldBack
    | e.ContributionRestored
    | e.ModerationSet
    | e.HeldUp
    | e.OutcomeAdopted
    | e.OutcomeDropped
    | e.OutcomesServed
    | e.MeTooSaid
    | e.ThemeAdded
    | e.ThemeRemoved
    | e.ThemeRenamed
    | e.ThemeMoved
    | e.ContributionsThemed
    | e.ContributionsUnthemed
    | e.ThemeSaidBack
    | e.ThemeUnsaid
    | e.ProposalTaken
    | e.ProposalWaits
    | e.SayBackAnswered
    | e.CheckBegan
    | e.CheckWithdrawn
    | e.CheckClosed
    | e.LeadersAsked
    | e.LeadersUnasked
    | e.LeadersAnswered
    | e.TurnMade
    | e.TurnChanged
    | e.TurnThemesChanged
    | e.TurnTakenAway
    | e.TurnPutBack
    | e.TurnSet
    | e.TurnUnset
    | e.TurnParked
    | e.ShadowBegan
    | e.ShadowEnded
    | e.ShoulderBegan
    | e.TenureBegan
    | e.TenureEnded
    | e.CallMade
    | e.CallAnswered
    | e.CallReopened
    | e.SignalSent
    | e.SignalsAnswered
)
"""An event that leaves the room and has no words of a contribution."""

ExportedEvent = (
    ExportedMade
    | EmptiedMade
    | ExportedChange
    | EmptiedChange
    | ExportedWater
    | EmptiedWater
    | ExportedCheckAnswer
    | EmptiedCheckAnswer
    | ExportedCame
    | EmptiedCame
    | ExportedProposal
    | EmptiedProposal
    | WordlessEvent
)


class ExportedEntry(e.Entry, frozen=True, omit_defaults=True):
    """An entry of the exported journal."""

    events: tuple[ExportedEvent, ...]
    cause: None = None
