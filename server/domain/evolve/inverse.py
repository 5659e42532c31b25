"""The events that undo an event and that redo it."""

from typing import assert_never

from server.domain import events as e
from server.domain.evolve import agreements, holding, looking, outcomes, sense, themes, turns
from server.domain.state import UndoableEvent

# An event that names the earlier value is undone by an event of the same kind, and so is a change
# of the themes, of the turns, of the agreements, of the outcomes, or of what is held back.
EitherWay = (
    e.TitleChanged
    | e.PlannedChanged
    | e.PlannedMoved
    | e.TimeSet
    | e.BreakTimeSet
    | e.RoleChanged
    | e.RoleShown
    | e.ThemeEvent
    | e.HoldEvent
    | e.AgreementEvent
    | e.LookEvent
    | e.CheckClosed
    | e.TurnEvent
    | e.OutcomeEvent
    | e.ModerationSet
    | e.RedactionChosen
)
Inverse = (
    e.SessionReopened
    | e.QuestionWithdrawn
    | e.QuestionReopened
    | e.QuestionConcealed
    | e.QuestionWordedBack
    | e.ContributionUnheard
    | e.ContributionTakenBack
    | e.WelcomeWithdrawn
    | e.BreakWithdrawn
    | e.BreakResumed
    | e.NoticeWithdrawn
    | e.PlannedRemoved
    | e.CallReopened
    | e.RoleRemoved
    | e.RoleHidden
    | e.OfferClosed
    | e.ProposalWaits
    | e.SamePersonClosed
    | e.CheckWithdrawn
    | e.LeadersUnasked
    | e.BecameTwo
    | EitherWay
)
Repetition = (
    e.SessionEnded
    | e.QuestionAsked
    | e.QuestionClosed
    | e.QuestionRevealed
    | e.QuestionReworded
    | e.ContributionHeard
    | e.ContributionPutBack
    | e.PersonWelcomed
    | e.BreakBegan
    | e.BreakEnded
    | e.NoticeSent
    | e.PlannedAdded
    | e.CallAnswered
    | e.RoleOffered
    | e.SamePersonAsked
    | e.BecameOne
    | e.RoleAdded
    | e.RoleHidden
    | e.ProposalEvent
    | e.CheckBegan
    | e.LeadersAsked
    | EitherWay
)


def inverse(act: UndoableEvent) -> tuple[Inverse, ...]:
    """The events that undo `act`."""
    match act:
        case e.QuestionAsked(question=question):
            return (e.QuestionWithdrawn(question),)
        case e.QuestionReworded(question=question, before=before_it, wording=wording):
            return (e.QuestionWordedBack(question, before_it, wording),)
        case e.ContributionMade(contribution=contribution, person=person):
            return (e.ContributionTakenBack(contribution, nameless=person is None),)
        case e.PersonWelcomed(person=person):
            return (e.WelcomeWithdrawn(person),)
        case e.PlannedAdded(question=planned):
            return (e.PlannedRemoved(planned),)
        case e.PlannedChanged(question=planned, before=before_it):
            return (e.PlannedChanged(before_it, planned),)
        case e.PlannedMoved(planned=planned, at=at, before=before_it):
            return (e.PlannedMoved(planned, before_it, at),)
        case e.QuestionClosed(question=question):
            return (e.QuestionReopened(question),)
        case e.ContributionHeard(contribution=contribution):
            return (e.ContributionUnheard(contribution),)
        case e.RoleOffered(role=role, person=person):
            return (e.OfferClosed(role, person),)
        case e.SamePersonAsked(person=person, earlier=earlier):
            return (e.SamePersonClosed(person, earlier),)
        case e.BecameOne(later=later, earlier=earlier):
            return (e.BecameTwo(later, earlier),)
        case e.QuestionRevealed(question=question):
            return (e.QuestionConcealed(question),)
        case e.CallAnswered(call=call):
            return (e.CallReopened(call),)
        case e.TimeSet(question=question, until=until, before=before):
            return (e.TimeSet(question, before, until),)
        case e.BreakBegan():
            return (e.BreakWithdrawn(),)
        case e.BreakTimeSet(until=until, before=earlier):
            return (e.BreakTimeSet(earlier, until),)
        case e.BreakEnded():
            return (e.BreakResumed(),)
        case e.NoticeSent(notice=notice):
            return (e.NoticeWithdrawn(notice),)
        case e.RoleAdded(role=role):
            return (e.RoleRemoved(role),)
        case e.RoleChanged(role=role, before=before_it):
            return (e.RoleChanged(before_it, role),)
        case e.RoleHidden(role=role):
            return (e.RoleShown(role),)
        case e.RoleShown(role=role):
            return (e.RoleHidden(role),)
        case e.ProposalTaken(proposal=proposal, theme=theme):
            return (e.ProposalWaits(proposal, theme),)
        case e.ProposalLeft(proposal=proposal):
            return (e.ProposalWaits(proposal, None),)
        case e.TitleChanged(title=title, before=before_it):
            return (e.TitleChanged(before_it, title),)
        case e.SessionEnded():
            return (e.SessionReopened(),)
        case e.RedactionChosen(room_only=room_only):
            return (e.RedactionChosen(not room_only),)
        case _ if isinstance(act, e.ThemeEvent):
            return (themes.opposite(act),)
        case _ if isinstance(act, e.HoldEvent | e.ModerationSet):
            return (holding.opposite(act),)
        case _ if isinstance(act, e.AgreementEvent):
            return (agreements.opposite(act),)
        case e.LeadersAsked(asked=asked):
            return (e.LeadersUnasked(asked),)
        case _ if isinstance(act, e.CheckEvent):
            return (sense.opposite(act),)
        case _ if isinstance(act, e.LookEvent):
            return (looking.opposite(act),)
        case _ if isinstance(act, e.TurnAct):
            return (turns.opposite(act),)
        case _ if isinstance(act, e.OutcomeEvent):
            return (outcomes.opposite(act),)
        case _:
            assert_never(act)


def repetition(act: UndoableEvent) -> Repetition:
    """The event that redoes `act` after it was undone."""
    match act:
        case e.ContributionMade(contribution=contribution, person=person):
            return e.ContributionPutBack(contribution, nameless=person is None)
        case e.TurnMade(turn=turn):
            return e.TurnPutBack(turn)
        case _:
            return act
