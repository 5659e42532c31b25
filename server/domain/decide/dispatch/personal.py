"""The commands that only a participant can send, about themselves."""

from typing import assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide import (
    calls,
    capturing,
    leaders,
    people,
    proposals,
    questions,
    roles,
    same_person,
    say_back,
    shadows,
)
from server.domain.decide.context import Context
from server.domain.decide.dispatch.links import LinkCommand, dispatch_links
from server.domain.decide.dispatch.sense import MemberCommand, dispatch_members
from server.domain.state import State

PersonalCommand = (
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
    | c.TakeBackProposal
    | c.AnswerSayBack
    | c.AnswerLeaders
    | LinkCommand
    | MemberCommand
)


def dispatch_personal(state: State, command: PersonalCommand, person: str, context: Context) -> tuple[e.Event, ...]:
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
        case c.TakeBackProposal():
            return proposals.take_back(state, command, person)
        case c.AnswerSayBack():
            return say_back.answer(state, command, person)
        case _ if isinstance(command, LinkCommand):
            return dispatch_links(state, command, person, context)
        case c.AnswerLeaders():
            return leaders.answer(state, command, person)
        case _ if isinstance(command, MemberCommand):
            return dispatch_members(state, command, person)
        case _:
            assert_never(command)
