"""The lists of the people in a session."""

from datetime import datetime

import msgspec

from server.domain.messages import Text
from server.domain.state import State
from server.projections.people.labels import label_words
from server.sentences import words


class PersonView(msgspec.Struct, frozen=True):
    """A person who joined."""

    id: str
    #: A label that belongs to nobody else.
    label: Text


class PersonRow(msgspec.Struct, frozen=True):
    """A person as the dashboard lists them."""

    id: str
    label: str
    joined_at: datetime
    #: Whether a device of theirs is connected; always true without a phone.
    connected: bool
    #: The names of the roles that they hold now.
    roles: tuple[str, ...]
    #: Whether they take part with a phone.
    phone: bool = True


def people_views(state: State) -> tuple[PersonView, ...]:
    """Everybody who joined, in order of arrival."""
    arrived = sorted(state.people.values(), key=lambda person: person.number)
    return tuple(PersonView(person.id, state.label(person.id)) for person in arrived)


def people_rows(state: State, connected: frozenset[str]) -> tuple[PersonRow, ...]:
    """Everybody who joined, in order of arrival, with their roles. `connected` holds the ids of connected people."""
    held: dict[str, list[str]] = {}
    for role in state.roles:
        for tenure in state.holders(role.id):
            held.setdefault(tenure.person, []).append(words(role.name))
    arrived = sorted(state.people.values(), key=lambda person: person.number)
    return tuple(
        PersonRow(
            person.id,
            label_words(state, person.id),
            person.joined_at,
            person.id in connected or not person.phone,
            tuple(held.get(person.id, ())),
            person.phone,
        )
        for person in arrived
    )
