"""The history of the catalogue of roles in a session."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal

import msgspec

from server.domain import events as e
from server.sentences import words

ChangeKind = Literal["added", "renamed", "described", "prompted", "limited", "opened", "closed", "hidden", "shown"]


class RoleChange(msgspec.Struct, frozen=True):
    """A change of a role."""

    at: datetime
    #: A role is "opened" when it becomes possible to offer it, and "closed" when it can only be taken up.
    what: ChangeKind
    #: The name of the role before the change.
    role: str
    #: The new name, sentence, prompt or limit; empty for no limit.
    now: str = ""


def role_changes(entries: Iterable[e.Entry]) -> tuple[RoleChange, ...]:
    """Every change in order, without undone ones."""
    known, names = tuple(entries), dict[str, str]()
    undone = {event.seq for entry in known for event in entry.events if isinstance(event, e.Undone)}
    stands = (entry for entry in known if entry.seq not in undone and not _undoes(entry))
    return tuple(change for entry in stands for event in entry.events for change in _changes(event, entry.at, names))


def _undoes(entry: e.Entry) -> bool:
    return any(isinstance(event, e.Undone) for event in entry.events)


def _changes(event: e.Event, at: datetime, names: dict[str, str]) -> Iterator[RoleChange]:
    """The changes in an event. `names` maps each role to its latest name."""
    match event:
        case e.SessionCreated(roles=roles):
            names.update((role.id, words(role.name)) for role in roles)
        case e.RoleAdded(role=role):
            names[role.id] = words(role.name)
            yield RoleChange(at, "added", words(role.name), words(role.sentence))
        case e.RoleChanged(role=role, before=before):
            names[role.id] = words(role.name)
            yield from _differences(before, role, at)
        case e.RoleHidden(role=known):
            yield RoleChange(at, "hidden", names[known])
        case e.RoleShown(role=known):
            yield RoleChange(at, "shown", names[known])
        case _:
            pass


def _differences(before: e.Role, after: e.Role, at: datetime) -> Iterator[RoleChange]:
    if after.name != before.name:
        yield RoleChange(at, "renamed", words(before.name), words(after.name))
    if after.sentence != before.sentence:
        yield RoleChange(at, "described", words(before.name), words(after.sentence))
    if after.prompt not in (before.prompt, after.sentence):
        yield RoleChange(at, "prompted", words(before.name), words(after.prompt))
    if after.limit != before.limit:
        yield RoleChange(at, "limited", words(before.name), "" if after.limit is None else str(after.limit))
    if after.offerable != before.offerable:
        yield RoleChange(at, "opened" if after.offerable else "closed", words(before.name))
