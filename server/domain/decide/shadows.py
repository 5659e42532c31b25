"""Decisions about shadowing a role."""

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.context import Context
from server.domain.decide.people import known_person
from server.domain.decide.roles import known_role, listed_role, require_holding
from server.domain.errors import Rejected
from server.domain.state import State


def ask(state: State, command: c.AskToShadow, person: str) -> tuple[e.Event, ...]:
    """Asks a holder of a role to shadow them."""
    role, holder = listed_role(state, command.role), known_person(state, command.holder)
    if state.tenure_of(role.id, person) is not None:
        raise Rejected("held_by_you", {"role": role.name}, "role")
    require_holding(state, role, holder, "holder")
    shadow = state.shadowing.get((role.id, person))
    if shadow is not None:
        beside = state.shadows[shadow].holder
        if beside == holder.id:
            return ()
        raise Rejected("shadowing_already", {"person": state.label(beside), "role": role.name}, "holder")
    asked = state.asks.get((role.id, person))
    if asked is not None and asked.shadow and asked.of == holder.id:
        return ()
    return (e.RoleAskedFor(role.id, person, holder.id, shadow=True),)


def let(state: State, command: c.LetShadow, holder: str, context: Context) -> tuple[e.Event, ...]:
    """The holder's yes."""
    role, person = known_role(state, command.role), known_person(state, command.person)
    if any(shadow.person == person.id for shadow in state.shadows_of(role.id, holder)):
        return ()
    asked = state.asks.get((role.id, person.id))
    if asked is None or not asked.shadow or asked.of != holder:
        raise Rejected("no_shadow_asked", {"person": state.label(person.id), "role": role.name}, "person")
    return (e.ShadowBegan(context.new_id("h"), role.id, person.id, holder),)


def stop(state: State, command: c.StopShadowing, person: str) -> tuple[e.Event, ...]:
    """Ends a shadowing, by either side. One that has ended changes nothing."""
    role = known_role(state, command.role)
    shadow = state.shadowing.get((role.id, command.person or person))
    if shadow is None or person not in (state.shadows[shadow].person, state.shadows[shadow].holder):
        return ()
    return (e.ShadowEnded(shadow),)
