"""The acts that can be undone and redone."""

import msgspec

from server.domain.events import (
    AgreementEvent,
    BecameOne,
    BreakBegan,
    BreakEnded,
    BreakTimeSet,
    CallAnswered,
    CheckEvent,
    ContributionHeard,
    ContributionMade,
    HoldEvent,
    LeadersAsked,
    LookEvent,
    ModerationSet,
    NoticeSent,
    OutcomeEvent,
    PersonWelcomed,
    PlannedAdded,
    PlannedChanged,
    PlannedMoved,
    ProposalEvent,
    QuestionAsked,
    QuestionClosed,
    QuestionRevealed,
    QuestionReworded,
    RedactionChosen,
    RoleAdded,
    RoleChanged,
    RoleHidden,
    RoleOffered,
    RoleShown,
    SamePersonAsked,
    SessionEnded,
    ThemeEvent,
    TimeSet,
    TitleChanged,
    TurnAct,
)

UndoableEvent = (
    QuestionAsked
    | QuestionClosed
    | QuestionRevealed
    | QuestionReworded
    | ContributionMade
    | ContributionHeard
    | PersonWelcomed
    | PlannedAdded
    | PlannedChanged
    | PlannedMoved
    | RoleOffered
    | CallAnswered
    | TimeSet
    | RoleAdded
    | RoleChanged
    | RoleHidden
    | RoleShown
    | BreakBegan
    | BreakTimeSet
    | BreakEnded
    | NoticeSent
    | SamePersonAsked
    | BecameOne
    | SessionEnded
    | TitleChanged
    | ThemeEvent
    | TurnAct
    | ProposalEvent
    | HoldEvent
    | AgreementEvent
    | LookEvent
    | OutcomeEvent
    | ModerationSet
    | CheckEvent
    | LeadersAsked
    | RedactionChosen
)


class UndoEntry(msgspec.Struct, frozen=True):
    """An act that can be undone or redone."""

    #: The entry that did it last, or, for an act that can be redone, the entry that undid it.
    seq: int
    #: Its events that have an inverse, in order.
    acts: tuple[UndoableEvent, ...]
    #: The id of the facilitator or person who did it first; None if the record names nobody.
    by: str | None

    @property
    def chief(self) -> UndoableEvent:
        """The main event of the act, rather than one that came with it: a question may come with a time."""
        return next((act for act in reversed(self.acts) if not isinstance(act, TimeSet)), self.acts[-1])
