"""The state of the people in a session."""

from datetime import datetime

from msgspec.structs import replace

from server.domain import events as e
from server.domain.state import ClosingAnswers, Person, State
from server.domain.text import normalized_name
from server.domain.word_codes import word_code


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
    code = word_code(event.secret_hash)
    state = _arrived(state, event.person, event.name, at, phone=True, simulated=event.simulated, code=code)
    return replace(state, secrets=state.secrets.insert(event.secret_hash, event.person))


def welcomed(state: State, event: e.PersonWelcomed, at: datetime) -> State:
    """A person without a phone was put on the list."""
    return _arrived(state, event.person, event.name, at, phone=False)


def welcome_withdrawn(state: State, event: e.WelcomeWithdrawn) -> State:
    """Putting a person on the list was undone."""
    person = state.people[event.person]
    name, numbers = normalized_name(person.name), state.last_name_numbers
    before = person.name_number - 1
    if numbers[name] == person.name_number:  # nobody got the name since
        numbers = numbers.insert(name, before) if before else numbers.remove(name)
    return replace(_without(state, person), arrived=state.arrived - 1, last_name_numbers=numbers)


def name_changed(state: State, event: e.NameChanged) -> State:
    """A person corrected their name. In the record it is that of each of their ids."""
    person = state.people[event.person]
    return _named(_without(state, person), replace(person, name=event.name), ids=len(state.ids_of(person.id)))


def removed(state: State, event: e.PeopleRemoved) -> State:
    """People who had left no trace were removed. Nobody gets their numbers, nor in by their words."""
    come_back, words = state.come_back, state.come_back_words
    for person in event.people:
        state = _without(state, state.people[person])
        come_back, words = come_back.discard(words.get(person, "")), words.discard(person)
    gone = frozenset(event.people)
    hashes = [known for known, person in state.secrets.items() if person in gone]
    secrets = state.secrets
    for known in hashes:
        secrets = secrets.remove(known)
    return replace(state, secrets=secrets, come_back=come_back, come_back_words=words)


def invited(state: State, event: e.PersonInvited, at: datetime) -> State:
    """A person was invited."""
    person = state.people[event.person]
    return put(state, replace(person, invited_at=at, invitations=person.invitations + 1))


def perspectives_said(state: State, event: e.PerspectivesSaid, at: datetime) -> State:
    """A person's perspectives were replaced."""
    person = state.people[event.person]
    return put(state, replace(person, perspectives=event.perspectives, perspectives_at=at))


def felt_said(state: State, event: e.FeltSaid) -> State:
    """Somebody answered how the session was."""
    return replace(state, felt=state.felt.insert(event.key_hash, ClosingAnswers(event.said, event.taken)))


def _arrived(
    state: State, person: str, called: str, at: datetime, *, phone: bool, simulated: bool = False, code: str = ""
) -> State:
    known = Person(person, state.arrived + 1, called, 1, at, phone=phone, simulated=simulated, code=code)
    return replace(_named(state, known, ids=1), arrived=known.number)


def _named(state: State, person: Person, *, ids: int) -> State:
    """The state with a person under the next number of their name; `ids` numbers are taken by it."""
    name = normalized_name(person.name)
    last = state.last_name_numbers.get(name, 0)
    counted = replace(
        state,
        name_counts=state.name_counts.insert(name, state.name_counts.get(name, 0) + 1),
        last_name_numbers=state.last_name_numbers.insert(name, last + ids),
    )
    return put(counted, replace(person, name_number=last + 1))


def _without(state: State, person: Person) -> State:
    name = normalized_name(person.name)
    others = state.name_counts[name] - 1
    return replace(
        state,
        name_counts=state.name_counts.insert(name, others) if others else state.name_counts.remove(name),
        people=state.people.remove(person.id),
    )
