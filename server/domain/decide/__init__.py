"""State + command + context -> events, or Rejected; it must not know what waits: no clock, disk or socket."""

from typing import assert_never

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Participant
from server.domain.decide import contributions, questions, roles, session, undo
from server.domain.decide.context import Context
from server.domain.decide.limits import require_space
from server.domain.decide.rights import require_right
from server.domain.errors import Rejected
from server.domain.state import State

__all__ = ["Context", "decide"]


def decide(state: State, command: c.Command, context: Context) -> tuple[e.Event, ...]:
    """The events that grant `command`, none where it is so already. Raises Rejected, and then nothing has changed."""
    require_right(context.actor, command)
    events = _granted(state, command, context)
    if events:  # a repeat of what was taken in already needs no space
        require_space(state, command, context.actor)
    return events


def _granted(state: State, command: c.Command, context: Context) -> tuple[e.Event, ...]:
    match command:
        case c.OpenSession():
            return session.open_session(state)
        case c.EndSession():
            return session.end_session(state)
        case c.Undo():
            return undo.undo(state)
        case c.AskQuestion():
            return questions.ask(state, command, context)
        case c.CloseQuestion():
            return questions.close(state)
        case c.MarkHeard():
            return contributions.mark_heard(state, command)
        case c.OfferRole():
            return roles.offer(state, command, context)
        case c.Join():
            return session.join(state, command, context)
        case c.Contribute():
            return contributions.contribute(state, command, _person(state, context.actor), context)
        case c.ChangeContribution():
            return contributions.change(state, command, _person(state, context.actor))
        case c.TakeBackContribution():
            return contributions.take_back(state, command, _person(state, context.actor))
        case c.PassQuestion():
            return questions.pass_on_it(state, command, _person(state, context.actor))
        case c.AcceptOffer():
            return roles.accept(state, command, _person(state, context.actor), context)
        case c.DeclineOffer():
            return roles.decline(state, command, _person(state, context.actor))
        case c.AskForRole():
            return roles.ask(state, command, _person(state, context.actor), context)
        case c.StepBack():
            return roles.step_back(state, command, _person(state, context.actor))
        case c.PassOn():
            return roles.pass_on(state, command, _person(state, context.actor))
        case _:
            assert_never(command)


def _person(state: State, actor: Actor) -> str:
    if isinstance(actor, Participant) and actor.person in state.people:
        return actor.person
    raise Rejected("not_allowed", "Only somebody who joined can do that.")
