"""The views of who is here; they must not know of what was said."""

from datetime import datetime

import msgspec

from server.domain.state import State


class PersonView(msgspec.Struct, frozen=True):
    """Someone who joined; `label` means nobody else."""

    id: str
    label: str


class PersonRow(msgspec.Struct, frozen=True):
    """Someone as the dashboard lists them; `roles` are names of the roles held now. Who is here without a `phone`
    counts as connected.
    """

    id: str
    label: str
    joined_at: datetime
    connected: bool
    roles: tuple[str, ...]
    phone: bool = True


def people_views(state: State) -> tuple[PersonView, ...]:
    """Everybody who joined, in order of arrival."""
    arrived = sorted(state.people.values(), key=lambda person: person.number)
    return tuple(PersonView(person.id, state.label(person.id)) for person in arrived)


def people_rows(state: State, connected: frozenset[str]) -> tuple[PersonRow, ...]:
    """Everybody who joined, in order of arrival, with who of them is connected and what they hold."""
    held: dict[str, list[str]] = {}
    for role in state.roles:
        for tenure in state.holders(role.id):
            held.setdefault(tenure.person, []).append(role.name)
    arrived = sorted(state.people.values(), key=lambda person: person.number)
    return tuple(
        PersonRow(
            person.id,
            state.label(person.id),
            person.joined_at,
            person.id in connected or not person.phone,
            tuple(held.get(person.id, ())),
            person.phone,
        )
        for person in arrived
    )
