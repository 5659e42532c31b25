"""The state of the people in a session."""

from datetime import datetime

from msgspec.structs import replace

from server.domain import events as e
from server.domain.state import ClosingAnswers, Person, State
from server.domain.text import normalized_name


def put(state: State, person: Person) -> State:
    """The state with one person replaced."""
    return replace(state, people=state.people.insert(person.id, person))


def responded(person: Person) -> Person:
    """A person who has just said something under their name or passed, which takes up an open invitation."""
    if person.invited_at is None:
        return person
    return replace(person, invited_at=None, taken_up=person.taken_up + 1)


def joined(state: State, event: e.PersonJoined, at: datetime) -> State:
    """A person joined."""
    state = _arrived(state, event.person, event.name, at, phone=True, simulated=event.simulated)
    return replace(state, secrets=state.secrets.insert(event.secret_hash, event.person))


def welcomed(state: State, event: e.PersonWelcomed, at: datetime) -> State:
    """A person without a phone was put on the list."""
    return _arrived(state, event.person, event.name, at, phone=False)


def welcome_withdrawn(state: State, event: e.WelcomeWithdrawn) -> State:
    """Putting a person on the list was undone."""
    without = _unnamed(state, state.people[event.person])
    return replace(without, people=without.people.remove(event.person))


def name_changed(state: State, event: e.NameChanged) -> State:
    """A person corrected their name. A name that looks the same as before keeps its number among namesakes."""
    person = state.people[event.person]
    without = _unnamed(state, person)
    without = replace(without, people=without.people.remove(person.id))
    if normalized_name(person.name) == normalized_name(event.name):
        return _counted(without, replace(person, name=event.name))
    return _named(without, replace(person, name=event.name))


def invited(state: State, event: e.PersonInvited, at: datetime) -> State:
    """A person was invited."""
    person = state.people[event.person]
    return put(state, replace(person, invited_at=at, invitations=person.invitations + 1))


def perspectives_said(state: State, event: e.PerspectivesSaid) -> State:
    """A person's perspectives were replaced."""
    return put(state, replace(state.people[event.person], perspectives=event.perspectives))


def felt_said(state: State, event: e.FeltSaid) -> State:
    """Somebody answered how the session was."""
    return replace(state, felt=state.felt.insert(event.key_hash, ClosingAnswers(event.said, event.taken)))


def _arrived(state: State, person: str, called: str, at: datetime, *, phone: bool, simulated: bool = False) -> State:
    arrived = Person(person, len(state.people) + 1, called, 1, at, phone=phone, simulated=simulated)
    return _named(state, arrived)


def _named(state: State, person: Person) -> State:
    """The state with a person who is not in it yet, and whose number among namesakes belongs to nobody else."""
    name = normalized_name(person.name)
    count = state.name_counts.get(name, 0)
    nth = count + 1
    if name and count:
        namesakes = (other for other in state.people.values() if normalized_name(other.name) == name)
        nth = max(other.name_number for other in namesakes) + 1
    return _counted(state, replace(person, name_number=nth))


def _counted(state: State, person: Person) -> State:
    """The state with a person who is not in it yet."""
    name = normalized_name(person.name)
    counts = state.name_counts.insert(name, state.name_counts.get(name, 0) + 1)
    return put(replace(state, name_counts=counts), person)


def _unnamed(state: State, person: Person) -> State:
    """The state in which a person's name is not counted."""
    name = normalized_name(person.name)
    others = state.name_counts[name] - 1
    counts = state.name_counts.insert(name, others) if others else state.name_counts.remove(name)
    return replace(state, name_counts=counts)
