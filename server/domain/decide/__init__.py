"""Decisions: state + command + context -> events, or Rejected."""

from dataclasses import replace
from typing import assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Doorkeeper, Participant
from server.domain.decide import calls, capturing, come_back, consent, contributions, people, roles
from server.domain.decide.context import Context
from server.domain.decide.dispatch.leading import LeadingCommand, dispatch_leading
from server.domain.decide.dispatch.personal import dispatch_personal
from server.domain.decide.limits import require_share, require_space
from server.domain.decide.rights import require_right
from server.domain.decide.seen import require_seen
from server.domain.errors import Rejected
from server.domain.person_ids import with_people
from server.domain.state import State

__all__ = ["Context", "decide"]


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
        case _ if isinstance(command, LeadingCommand):
            return dispatch_leading(state, command, context)
        case _:
            return dispatch_personal(state, command, _person(context.actor), context)


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


def _person(actor: Actor) -> str:
    """The id of the participant. Raises Rejected for any other actor."""
    if isinstance(actor, Participant):
        return actor.person
    raise Rejected("not_joined")
