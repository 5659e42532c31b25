"""State + event -> state, without rules: every event that `decide` returns can be applied.

An event that refers to something that the record does not hold, as in a damaged file, raises KeyError.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from server.domain import events as e
from server.domain.evolve import (
    agreements,
    breaks,
    calls,
    catalogue,
    come_back,
    contributions,
    history,
    holding,
    leaders,
    links,
    looking,
    outcomes,
    people,
    plan,
    proposals,
    questions,
    roles,
    same_person,
    say_back,
    sense,
    session,
    themes,
    turns,
)
from server.domain.state import State

_GatheringEvent = (
    e.ThemeEvent | e.ProposalMade | e.ProposalEvent | e.OwnProposalEvent | e.ProposalWaits | e.SayBackAnswered
)
_LineOfTravelEvent = e.TurnEvent | leaders.LeaderEvent | sense.SenseEvent
_RoleEvent = (
    e.RoleAdded
    | e.RoleRemoved
    | e.RoleChanged
    | e.RoleHidden
    | e.RoleShown
    | e.RoleOffered
    | e.OfferClosed
    | e.RoleAskedFor
    | e.AskWithdrawn
    | e.OpennessSaid
    | e.ShadowBegan
    | e.ShadowEnded
    | e.ShoulderBegan
    | e.TenureBegan
    | e.TenureEnded
)


def evolve(state: State, event: e.Event, at: datetime) -> State:
    """The state after an event at the time `at` (UTC). Raises KeyError if it refers to something that is not there.

    Where people became one, the ids in the event are resolved here, once for everything that follows, and the state
    as recorded goes on beside it.
    """
    if state.recorded is None or isinstance(event, e.BecameOne | e.BecameTwo):
        return _evolve(state, event, at)
    recorded = state.recorded
    for own in same_person.in_the_record(state, event):
        recorded = _evolve(recorded, own, at)
    state = _evolve(state, same_person.resolved(state, event), at)
    return replace(state, recorded=same_person.settled(recorded, state, event))


def _evolve(state: State, event: e.Event, at: datetime) -> State:
    match event:
        case e.ContributionMade():  # first, because most events are
            return contributions.made(state, event, at)
        case e.SessionCreated():
            return session.created(state, event, at)
        case _ if isinstance(event, e.SessionEvent):
            return session.moved_on(state, event, at)
        case e.Undone() | e.Redone():
            return state  # `apply` updates the undo stacks from the whole entry
        case e.PersonJoined():
            return people.joined(state, event, at)
        case e.NameChanged():
            return people.name_changed(state, event)
        case e.PersonWelcomed():
            return people.welcomed(state, event, at)
        case e.WelcomeWithdrawn():
            return people.welcome_withdrawn(state, event)
        case e.PeopleRemoved():
            return people.removed(state, event)
        case e.PersonInvited():
            return people.invited(state, event, at)
        case e.PerspectivesSaid():
            return people.perspectives_said(state, event, at)
        case e.FeltSaid():
            return people.felt_said(state, event)
        case e.ComeBackWordsMade() | e.PersonCameBack():
            return come_back.changed(state, event)
        case e.SamePersonAsked():
            return same_person.asked(state, event)
        case e.SamePersonClosed():
            return same_person.closed(state, event)
        case e.BecameOne():
            return same_person.became_one(state, event)
        case e.BecameTwo():
            return same_person.became_two(state, event)
        case _ if isinstance(event, e.PlanEvent):
            return plan.changed(state, event)
        case _ if isinstance(event, e.LinkEvent):
            return links.changed(state, event, at)
        case _ if isinstance(event, e.AgreementEvent):
            return agreements.changed(state, event)
        case _ if isinstance(event, e.HoldEvent | e.ModerationSet):
            return holding.changed(state, event)
        case _ if isinstance(event, _GatheringEvent):
            return _evolve_gathering(state, event)
        case _ if isinstance(event, _LineOfTravelEvent):
            return _evolve_line_of_travel(state, event, at)
        case _ if isinstance(event, e.LookEvent):
            return looking.changed(state, event)
        case _ if isinstance(event, e.OutcomeEvent):
            return outcomes.changed(state, event)
        case _ if isinstance(event, e.BreakEvent):
            return breaks.changed(state, event, at)
        case e.QuestionAsked():
            return questions.asked(state, event, at)
        case e.QuestionClosed():
            return questions.closed(state, event, at)
        case e.QuestionReopened():
            return questions.reopened(state, event)
        case e.QuestionWithdrawn():
            return questions.withdrawn(state, event)
        case e.QuestionRevealed() | e.QuestionConcealed():
            return questions.revealed(state, event.question, is_revealed=isinstance(event, e.QuestionRevealed))
        case e.TimeSet():
            return questions.time_set(state, event)
        case e.WordingOffered():
            return questions.wording_offered(state, event, at)
        case e.QuestionReworded():
            return questions.reworded(state, event)
        case e.QuestionWordedBack():
            return questions.worded_back(state, event)
        case e.QuestionPassed():
            return questions.passed(state, event)
        case e.ContributionChanged() | e.ConsentChanged():
            return contributions.changed(state, event)
        case e.ContributionTakenBack():
            return contributions.taken_back(state, event)
        case e.ContributionPutBack():
            return contributions.put_back(state, event)
        case e.ContributionHeard() | e.ContributionUnheard():
            return contributions.heard(
                state, event.contribution, at if isinstance(event, e.ContributionHeard) else None
            )
        case e.CallMade():
            return calls.made(state, event, at)
        case e.CallAnswered():
            return calls.answered(state, event.call, at)
        case e.CallReopened():
            return calls.reopened(state, event.call)
        case e.SignalSent():
            return calls.signal_sent(state, event)
        case e.SignalsAnswered():
            return calls.signals_answered(state, event)
        case e.WordsCaptured():
            return calls.captured(state, event, at)
        case e.WordsDropped():
            return calls.dropped(state, event.words)
        case _:
            return _evolve_role(state, event, at)


def _evolve_line_of_travel(state: State, event: _LineOfTravelEvent, at: datetime) -> State:
    match event:
        case _ if isinstance(event, e.TurnEvent):
            return turns.changed(state, event, at)
        case _ if isinstance(event, leaders.LeaderEvent):
            return leaders.changed(state, event, at)
        case _:
            return sense.changed(state, event, at)


def _evolve_gathering(state: State, event: _GatheringEvent) -> State:
    match event:
        case e.ProposalMade():
            return proposals.made(state, event)
        case _ if isinstance(event, e.ProposalEvent | e.OwnProposalEvent | e.ProposalWaits):
            return proposals.changed(state, event)
        case e.SayBackAnswered():
            return say_back.answered(state, event)
        case _:
            return themes.changed(state, event)


def _evolve_role(state: State, event: _RoleEvent, at: datetime) -> State:
    match event:
        case e.RoleAdded():
            return catalogue.added(state, event)
        case e.RoleRemoved():
            return catalogue.removed(state, event.role.id)
        case e.RoleChanged():
            return catalogue.changed(state, event.role)
        case e.RoleHidden():
            return catalogue.hidden(state, event.role, is_hidden=True)
        case e.RoleShown():
            return catalogue.hidden(state, event.role, is_hidden=False)
        case e.RoleOffered():
            return roles.offered(state, event, at)
        case e.OfferClosed():
            return roles.offer_closed(state, event.role, event.person)
        case e.RoleAskedFor():
            return roles.asked_for(state, event, at)
        case e.AskWithdrawn():
            return roles.ask_withdrawn(state, event.role, event.person)
        case e.OpennessSaid():
            return roles.openness_said(state, event)
        case e.ShadowBegan():
            return roles.shadow_began(state, event, at)
        case e.ShadowEnded():
            return roles.shadow_ended(state, event, at)
        case e.ShoulderBegan():
            return roles.shoulder_began(state, event)
        case e.TenureBegan():
            return roles.began(state, event, at)
        case e.TenureEnded():
            return roles.ended(state, event, at)
        case _:
            assert_never(event)


def apply(state: State, entry: e.Entry) -> State:
    """The state after an entry, including what can be undone and redone."""
    for event in entry.events:
        state = evolve(state, event, entry.at)
    return history.remembered(replace(state, seq=entry.seq), entry)


def fold(entries: Iterable[e.Entry], state: State | None = None) -> State:
    """The state after all entries, starting from the beginning or from `state`."""
    state = State() if state is None else state
    for entry in entries:
        state = apply(state, entry)
    return state
