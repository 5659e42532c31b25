"""How the people of a session change, and what they felt; it must not know of questions and words."""

from datetime import datetime

from msgspec.structs import replace

from server.domain import events as e
from server.domain.state import Felt, Person, State
from server.domain.text import normalized_name


def put(state: State, person: Person) -> State:
    """The state with one person renewed."""
    return replace(state, people=state.people.insert(person.id, person))


def responded(person: Person) -> Person:
    """Somebody who just said something under their name or passed, and so took up an invitation that waited."""
    if person.invited_at is None:
        return person
    return replace(person, invited_at=None, taken_up=person.taken_up + 1)


def joined(state: State, event: e.PersonJoined, at: datetime) -> State:
    """Somebody came in."""
    state = _arrived(state, event.person, event.name, at, phone=True)
    return replace(state, secrets=state.secrets.insert(event.secret_hash, event.person))


def welcomed(state: State, event: e.PersonWelcomed, at: datetime) -> State:
    """Somebody is here without a phone."""
    return _arrived(state, event.person, event.name, at, phone=False)


def welcome_withdrawn(state: State, event: e.WelcomeWithdrawn) -> State:
    """They were not here after all."""
    name = normalized_name(state.people[event.person].name)
    others = state.names[name] - 1
    return replace(
        state,
        names=state.names.insert(name, others) if others else state.names.remove(name),
        people=state.people.remove(event.person),
    )


def invited(state: State, event: e.PersonInvited, at: datetime) -> State:
    """Somebody got a private word."""
    person = state.people[event.person]
    return put(state, replace(person, invited_at=at, invitations=person.invitations + 1))


def perspectives_said(state: State, event: e.PerspectivesSaid) -> State:
    """What somebody speaks from."""
    return put(state, replace(state.people[event.person], perspectives=event.perspectives))


def felt_said(state: State, event: e.FeltSaid) -> State:
    """How it was for somebody."""
    return replace(state, felt=state.felt.insert(event.key_hash, Felt(event.said, event.taken)))


def _arrived(state: State, person: str, called: str, at: datetime, *, phone: bool) -> State:
    name = normalized_name(called)
    nth = state.names.get(name, 0) + 1
    known = Person(person, len(state.people) + 1, called, nth, at, phone=phone)
    return put(replace(state, names=state.names.insert(name, nth)), known)
