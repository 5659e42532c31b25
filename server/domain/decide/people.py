"""Decisions about joining, and about what people say of themselves."""

from typing import Final

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Visitor
from server.domain.decide.context import Context
from server.domain.decide.keys import hash_of
from server.domain.decide.limits import MOST_PEOPLE
from server.domain.decide.removal import free_place
from server.domain.decide.session import require_running
from server.domain.errors import Rejected
from server.domain.records import MOST_FELT
from server.domain.state import Person, State
from server.domain.text import NAME_CHARACTERS, PERSPECTIVE_CHARACTERS, clean, normalized_name, required

MOST_PERSPECTIVES: Final = 6
MOST_SAID_PERSPECTIVES: Final = 4 * MOST_PERSPECTIVES  # before those that are the same are counted once


def known_person(state: State, person: str) -> Person:
    """The person with this id. Raises Rejected no_such_person."""
    found = state.people.get(person)
    if found is None:
        raise Rejected("no_such_person", field="person")
    return found


def join(state: State, command: c.Join, context: Context) -> tuple[e.Event, ...]:
    """Joins the session; a full one gives the place of somebody who left without a trace.

    A visitor whose secret is known has joined already, which changes nothing.
    """
    if not isinstance(context.actor, Visitor):
        raise Rejected("joined_already")
    if context.actor.secret_hash in state.secrets:
        return ()
    require_running(state)
    name = clean(command.name, most=NAME_CHARACTERS, field="name")
    freed = free_place(state, context) if len(state.people) >= MOST_PEOPLE else ()
    joined = e.PersonJoined(context.new_id("p"), context.actor.secret_hash, name, context.actor.simulated)
    return (*freed, joined)


def is_simulated(state: State, *people: str | None) -> bool:
    """Whether any of these people, of whom None is nobody in the session, came as simulated people."""
    return any(person is not None and state.people[person].simulated for person in people)


def change_name(state: State, command: c.ChangeName, person: str) -> tuple[e.Event, ...]:
    """Corrects a person's own name. The present name changes nothing."""
    require_running(state)
    name = clean(command.name, most=NAME_CHARACTERS, field="name")
    before = state.people[person].name
    return (e.NameChanged(person, name, before),) if name != before else ()


def welcome(state: State, command: c.WelcomePerson, context: Context) -> tuple[e.Event, ...]:
    """Puts a person without a phone on the list."""
    require_running(state)
    return (e.PersonWelcomed(context.new_id("p"), required(command.name, most=NAME_CHARACTERS, field="name")),)


def invite(state: State, command: c.InvitePerson) -> tuple[e.Event, ...]:
    """Invites a person. If an earlier invitation still waits, nothing changes."""
    require_running(state)
    person = known_person(state, command.person)
    if not person.phone:
        raise Rejected("invited_without_phone", {"person": state.label(person.id)}, "person")
    if person.invited_at is not None:
        return ()
    return (e.PersonInvited(person.id),)


def say_perspectives(state: State, command: c.SayPerspectives, person: str) -> tuple[e.Event, ...]:
    """Replaces a person's perspectives."""
    require_running(state)
    said = perspectives(state, command.perspectives)
    return () if said == state.people[person].perspectives else (e.PerspectivesSaid(person, said),)


def perspectives(state: State, said: tuple[str, ...], field: str = "perspectives") -> tuple[str, ...]:
    """The perspectives, cleaned and without duplicates, spelled as in the session's list if they are on it.

    Raises Rejected.
    """
    if not said:
        return ()
    if len(said) > MOST_SAID_PERSPECTIVES:
        raise Rejected("too_many_perspectives", {"most": MOST_PERSPECTIVES}, field)
    spelt = {normalized_name(text): text for text in state.perspectives}
    cleaned = (required(text, most=PERSPECTIVE_CHARACTERS, field=field) for text in said)
    kept = tuple({normalized_name(text): spelt.get(normalized_name(text), text) for text in cleaned}.values())
    if len(kept) > MOST_PERSPECTIVES:
        raise Rejected("too_many_perspectives", {"most": MOST_PERSPECTIVES}, field)
    return kept


def say_felt(state: State, command: c.SayFelt) -> tuple[e.Event, ...]:
    """Answers how the session was, during the session or after it."""
    if state.phase == "lobby":
        raise Rejected("not_live")
    for field, how_far in (("said", command.said), ("taken", command.taken)):
        if not 0 <= how_far <= MOST_FELT:
            raise Rejected("felt_out_of_range", {"most": MOST_FELT}, field)
    key_hash = hash_of(command.key)
    felt = state.felt.get(key_hash)
    if felt is None and len(state.felt) >= len(state.people):
        raise Rejected("felt_by_all")
    if felt is not None and (felt.said, felt.taken) == (command.said, command.taken):
        return ()
    return (e.FeltSaid(key_hash, command.said, command.taken),)
