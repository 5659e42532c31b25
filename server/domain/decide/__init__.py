"""Decisions: state + command + context -> events, or Rejected."""

from dataclasses import replace
from typing import assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Doorkeeper, Participant
from server.domain.decide import (
    agreements,
    breaks,
    calls,
    capturing,
    catalogue,
    come_back,
    consent,
    contributions,
    holding,
    links,
    looking,
    people,
    plan,
    proposals,
    questions,
    removal,
    roles,
    same_person,
    say_back,
    sense,
    session,
    shadows,
    themes,
    undo,
)
from server.domain.decide.context import Context
from server.domain.decide.limits import require_share, require_space
from server.domain.decide.rights import require_right
from server.domain.decide.seen import require_seen
from server.domain.errors import Rejected
from server.domain.person_ids import with_people
from server.domain.state import State

__all__ = ["Context", "decide"]

_LinkCommand = (
    c.Build
    | c.Challenge
    | c.ChangeArrival
    | c.TakeBackChallenge
    | c.StandBeside
    | c.DeclineToStandBeside
    | c.SayMeToo
    | c.TakeBackMeToo
)
_SenseCommand = c.TakeSeats | c.AnswerCheck | c.TakeBackCheckAnswer
_PersonalCommand = (
    c.OfferWording
    | c.SayPerspectives
    | c.ChangeName
    | c.ConfirmSame
    | c.DeclineSame
    | c.DenySame
    | c.PassQuestion
    | c.AcceptOffer
    | c.DeclineOffer
    | c.AskForRole
    | c.SayOpenTo
    | c.AskToShadow
    | c.LetShadow
    | c.StopShadowing
    | c.StepBack
    | c.PassOn
    | c.MakeCall
    | c.ConfirmWords
    | c.ProposeTogether
    | c.AnswerSayBack
    | _SenseCommand
    | _LinkCommand
)
_ThemeCommand = (
    c.AddTheme
    | c.PutIntoTheme
    | c.TakeOutOfTheme
    | c.RenameTheme
    | c.MoveTheme
    | c.MergeThemes
    | c.SplitTheme
    | c.RemoveTheme
    | c.TakeProposal
    | c.LeaveProposal
    | c.SayBack
)
_LeadingCommand = (
    c.OpenSession
    | c.EndSession
    | c.ChangeTitle
    | c.RedactRoomOnly
    | c.Undo
    | c.Redo
    | c.StartBreak
    | c.EndBreak
    | c.SendNotice
    | c.AskQuestion
    | c.AskPlanned
    | c.AskAgain
    | c.CloseQuestion
    | c.RevealQuestion
    | c.GiveTime
    | c.RewordQuestion
    | c.AdoptWording
    | c.AddPlanned
    | c.ChangePlanned
    | c.MovePlanned
    | c.SkipPlanned
    | c.MarkHeard
    | c.AddAgreement
    | c.ChangeAgreement
    | c.RemoveAgreement
    | c.HoldBack
    | c.Restore
    | c.SetModeration
    | c.HoldUp
    | c.PutDown
    | c.CloseWater
    | c.CountHands
    | c.WelcomePerson
    | c.InvitePerson
    | c.AskIfSame
    | c.RemovePeople
    | c.AnswerCall
    | c.AnswerSignal
    | _ThemeCommand
    | c.RunPast
    | c.CloseCheck
    | c.AddRole
    | c.ChangeRole
    | c.HideRole
    | c.ShowRole
)


def decide(state: State, command: c.Command, context: Context) -> tuple[e.Event, ...]:
    """The events that grant `command`; none if nothing has to change. Raises Rejected, and then nothing has changed.

    Where people became one, this decides for the one person, and the events keep the id that acted.
    """
    if not state.aliases:
        return _decide(state, command, context)
    command, actor = with_people(command, state.person_id), context.actor
    if not isinstance(actor, Participant):
        return _decide(state, command, context)
    acting, person = actor.person, state.person_id(actor.person)
    events = _decide(state, command, replace(context, actor=Participant(person), own=acting))
    return tuple(with_people(event, lambda known: acting if known == person else known) for event in events)


def _decide(state: State, command: c.Command, context: Context) -> tuple[e.Event, ...]:
    if isinstance(context.actor, Participant) and capturing.is_repeat(state, command):
        return ()  # a repeat, for which the sender need not hold the role any more
    require_right(state, context.actor, command)
    require_seen(state, command)
    events = _dispatch(state, command, context)
    if events:  # a repeat needs no space
        require_space(state, command, context.actor, events)
        require_share(state, command, context, events)
    return events


def _dispatch(state: State, command: c.Command, context: Context) -> tuple[e.Event, ...]:
    match command:
        case c.Contribute():  # first, because most commands are
            return contributions.contribute(state, command, _person(context.actor), context)
        case c.Join():
            return people.join(state, command, context)
        case c.KeepComeBackWords() | c.ComeBack():
            return _dispatch_come_back(state, command, context.actor)
        case c.SayFelt():
            return people.say_felt(state, command)
        case c.SendSignal():
            return calls.signal(state, command)
        case c.ChangeContribution():
            return contributions.change(state, command, context.actor)
        case c.TakeBackContribution():
            return contributions.take_back(state, command, context.actor)
        case c.ChangeConsent():
            return consent.change(state, command, context.actor)
        case c.CaptureWords():
            return capturing.capture(state, command, context)
        case c.DropWords():
            return capturing.drop(state, command, context.actor)
        case c.OfferRole():
            return roles.offer(state, command, context)
        case c.WithdrawOffer():
            return roles.withdraw(state, command, context)
        case c.DeclineAsk():
            return roles.decline_ask(state, command, context)
        case _ if isinstance(command, _LeadingCommand):
            return _dispatch_leading(state, command, context)
        case _:
            return _dispatch_personal(state, command, _person(context.actor), context)


def _dispatch_come_back(state: State, command: c.KeepComeBackWords | c.ComeBack, actor: Actor) -> tuple[e.Event, ...]:
    """Decides what the server alone asks for, for a person whom it has checked."""
    assert isinstance(actor, Doorkeeper)  # noqa: S101 - nobody else has the right
    match command:
        case c.KeepComeBackWords():
            return come_back.keep_words(state, command, actor.person)
        case c.ComeBack():
            return come_back.come_back(state, command, actor.person)
        case _:
            assert_never(command)


def _dispatch_leading(state: State, command: _LeadingCommand, context: Context) -> tuple[e.Event, ...]:
    """Decides the commands that lead the room or change its lists."""
    match command:
        case c.OpenSession():
            return session.open_session(state)
        case c.EndSession():
            return session.end_session(state, (*links.arriving(state, context), *looking.down(state)))
        case c.ChangeTitle():
            return session.change_title(state, command)
        case c.RedactRoomOnly():
            return session.redact_room_only(state, command)
        case c.Undo():
            return undo.undo(state, context)
        case c.Redo():
            return undo.redo(state, context)
        case c.StartBreak():
            return breaks.start(state, command, context)
        case c.EndBreak():
            return breaks.end(state, links.arriving(state, context))
        case c.SendNotice():
            return breaks.notify(state, command, context)
        case c.AskQuestion():
            return questions.ask(state, command, context)
        case c.AskPlanned():
            return questions.ask_planned(state, command, context)
        case c.AskAgain():
            return questions.ask_again(state, command, context)
        case c.CloseQuestion():
            return questions.close(state)
        case c.RevealQuestion():
            return questions.reveal(state, command)
        case c.GiveTime():
            return questions.give_time(state, command, context)
        case c.RewordQuestion():
            return questions.reword(state, command)
        case c.AdoptWording():
            return questions.adopt_wording(state, command)
        case c.AddPlanned():
            return plan.add(state, command, context)
        case c.ChangePlanned():
            return plan.change(state, command)
        case c.MovePlanned():
            return plan.move(state, command)
        case c.SkipPlanned():
            return plan.skip(state, command)
        case c.MarkHeard():
            return contributions.mark_heard(state, command)
        case c.AddAgreement():
            return agreements.add(state, command, context)
        case c.ChangeAgreement():
            return agreements.change(state, command)
        case c.RemoveAgreement():
            return agreements.remove(state, command)
        case c.HoldBack():
            return holding.hold_back(state, command, context.actor)
        case c.Restore():
            return holding.restore(state, command, context.actor)
        case c.SetModeration():
            return holding.moderate(state, command)
        case c.HoldUp():
            return looking.hold_up(state, command)
        case c.PutDown():
            return looking.put_down(state)
        case c.CloseWater():
            return looking.close_water(state, command)
        case c.CountHands():
            return capturing.count_hands(state, command, context)
        case c.WelcomePerson():
            return people.welcome(state, command, context)
        case c.InvitePerson():
            return people.invite(state, command)
        case c.AskIfSame():
            return same_person.ask(state, command)
        case c.RemovePeople():
            return removal.remove(state, command)
        case c.AnswerCall():
            return calls.answer(state, command, context)
        case c.AnswerSignal():
            return calls.answer_signal(state, command)
        case _ if isinstance(command, _ThemeCommand):
            return _dispatch_themes(state, command, context)
        case c.RunPast():
            return sense.run_past(state, command, context)
        case c.CloseCheck():
            return sense.close(state, command)
        case c.AddRole():
            return catalogue.add(state, command, context)
        case c.ChangeRole():
            return catalogue.change(state, command, context)
        case c.HideRole():
            return catalogue.hide(state, command)
        case c.ShowRole():
            return catalogue.show(state, command)
        case _:
            assert_never(command)


def _dispatch_themes(state: State, command: _ThemeCommand, context: Context) -> tuple[e.Event, ...]:
    """Decides the commands about themes."""
    match command:
        case c.AddTheme():
            return themes.add(state, command, context)
        case c.PutIntoTheme():
            return themes.put_in(state, command)
        case c.TakeOutOfTheme():
            return themes.take_out(state, command)
        case c.RenameTheme():
            return themes.rename(state, command)
        case c.MoveTheme():
            return themes.move(state, command)
        case c.MergeThemes():
            return themes.merge(state, command)
        case c.SplitTheme():
            return themes.split(state, command, context)
        case c.RemoveTheme():
            return themes.remove(state, command)
        case c.TakeProposal():
            return proposals.take(state, command, context)
        case c.LeaveProposal():
            return proposals.leave(state, command)
        case c.SayBack():
            return say_back.say(state, command, context)
        case _:
            assert_never(command)


def _dispatch_personal(state: State, command: _PersonalCommand, person: str, context: Context) -> tuple[e.Event, ...]:
    """Decides the commands that only a participant can send, about themselves."""
    match command:
        case c.OfferWording():
            return questions.offer_wording(state, command, person, context)
        case c.SayPerspectives():
            return people.say_perspectives(state, command, person)
        case c.ChangeName():
            return people.change_name(state, command, person)
        case c.ConfirmSame():
            return same_person.confirm(state, command, person)
        case c.DeclineSame():
            return same_person.decline(state, command, person)
        case c.DenySame():
            return same_person.deny(state, command, context)
        case c.PassQuestion():
            return questions.pass_on_it(state, command, person)
        case c.AcceptOffer():
            return roles.accept(state, command, person, context)
        case c.DeclineOffer():
            return roles.decline(state, command, person)
        case c.AskForRole():
            return roles.ask(state, command, person, context)
        case c.StepBack():
            return roles.step_back(state, command, person)
        case c.PassOn():
            return roles.pass_on(state, command, person, context)
        case c.SayOpenTo():
            return roles.say_open(state, command, person)
        case c.AskToShadow():
            return shadows.ask(state, command, person)
        case c.LetShadow():
            return shadows.let(state, command, person, context)
        case c.StopShadowing():
            return shadows.stop(state, command, person)
        case c.MakeCall():
            return calls.make(state, command, person, context)
        case c.ConfirmWords():
            return capturing.confirm(state, command, person, context)
        case c.ProposeTogether():
            return proposals.propose(state, command, person, context)
        case c.AnswerSayBack():
            return say_back.answer(state, command, person)
        case _ if isinstance(command, _LinkCommand):
            return _dispatch_links(state, command, person, context)
        case _ if isinstance(command, _SenseCommand):
            return _dispatch_sense(state, command, person)
        case _:
            assert_never(command)


def _dispatch_sense(state: State, command: _SenseCommand, person: str) -> tuple[e.Event, ...]:
    """Decides what members of the design group say."""
    match command:
        case c.TakeSeats():
            return sense.take_seats(state, command, person)
        case c.AnswerCheck():
            return sense.answer(state, command, person)
        case c.TakeBackCheckAnswer():
            return sense.take_back(state, command, person)
        case _:
            assert_never(command)


def _dispatch_links(state: State, command: _LinkCommand, person: str, context: Context) -> tuple[e.Event, ...]:
    """Decides the commands by which one contribution answers another."""
    match command:
        case c.Build():
            return links.build(state, command, person, context)
        case c.Challenge():
            return links.challenge(state, command, person, context)
        case c.ChangeArrival():
            return links.change_arrival(state, command, person, context)
        case c.TakeBackChallenge():
            return links.take_back(state, command, person)
        case c.StandBeside():
            return links.stand_beside(state, command, person, context)
        case c.DeclineToStandBeside():
            return links.decline(state, command, person)
        case c.SayMeToo():
            return links.say_me_too(state, command, person, context)
        case c.TakeBackMeToo():
            return links.take_back_me_too(state, command)
        case _:
            assert_never(command)


def _person(actor: Actor) -> str:
    """The id of the participant. Raises Rejected for any other actor."""
    if isinstance(actor, Participant):
        return actor.person
    raise Rejected("not_joined")
