"""Who holds which role now, who is offered it and who asks for it."""

from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec.structs import replace

from server.domain import events as e
from server.domain.commands import Tool
from server.domain.state import State, Tenure
from server.projections.people.labels import label_words
from server.projections.people.presence import PresenceView
from server.sentences import sentence, words


class NamedRow(msgspec.Struct, frozen=True):
    """A person by id and label."""

    person: str
    label: str


class HolderRow(msgspec.Struct, frozen=True):
    """A person who holds a role."""

    person: str
    label: str
    since: datetime
    #: Since when none of their devices is connected; None while one is.
    away: datetime | None
    #: The people who see what the holder is prompted.
    shadows: tuple[NamedRow, ...] = ()
    #: The label of the previous holder who stays beside them.
    shoulder: str | None = None
    #: Until when the previous holder stays.
    beside_until: datetime | None = None


class OfferRow(msgspec.Struct, frozen=True):
    """A person who is offered a role."""

    person: str
    label: str
    #: The label of the holder who passes it on; None for the facilitator.
    by: str | None
    at: datetime


class AskRow(msgspec.Struct, frozen=True):
    """A person who asks for a role."""

    person: str
    label: str
    #: The label of the holder who is asked; None for the facilitator.
    of: str | None
    #: Whether they ask to shadow the holder rather than to hold the role.
    shadow: bool
    at: datetime


class Suggestion(msgspec.Struct, frozen=True):
    """A person who could be offered a role. Suggestions are never random."""

    person: str
    label: str
    #: The reason, in words.
    why: str


class RoleRow(msgspec.Struct, frozen=True):
    """A role of the catalogue."""

    id: str
    name: str
    sentence: str
    #: What holders of the role are prompted.
    prompt: str
    #: The most holders at a time; None for any number.
    limit: int | None
    #: Whether it can be offered, not only taken up.
    offerable: bool
    #: Whether it is shown before other roles.
    first: bool
    hidden: bool
    #: Whether it has no free place.
    full: bool
    tools: tuple[Tool, ...]
    holders: tuple[HolderRow, ...]
    offered: tuple[OfferRow, ...]
    asked: tuple[AskRow, ...]
    #: The people who could be offered it, the best suggestion first.
    suggested: tuple[Suggestion, ...]


def role_rows(state: State, presence: PresenceView) -> tuple[RoleRow, ...]:
    """Every role in the order of the session's catalogue, including hidden ones."""
    offered: dict[str, list[OfferRow]] = {}
    for offer in sorted(state.offers.values(), key=lambda offer: (offer.at, offer.person)):
        by = None if offer.by is None else label_words(state, offer.by)
        offered.setdefault(offer.role, []).append(
            OfferRow(offer.person, label_words(state, offer.person), by, offer.at)
        )
    asked: dict[str, list[AskRow]] = {}
    for ask in sorted(state.asks.values(), key=lambda ask: (ask.at, ask.person)):
        of = None if ask.of is None else label_words(state, ask.of)
        row = AskRow(ask.person, label_words(state, ask.person), of, ask.shadow, ask.at)
        asked.setdefault(ask.role, []).append(row)
    held = _held(state)
    return tuple(
        RoleRow(
            id=role.id,
            name=words(role.name),
            sentence=words(role.sentence),
            prompt=words(role.prompt),
            limit=role.limit,
            offerable=role.offerable,
            first=role.first,
            hidden=role.hidden,
            full=state.is_full(role),
            tools=role.tools,
            holders=tuple(_holder(state, tenure, presence) for tenure in state.holders(role.id)),
            offered=tuple(offered.get(role.id, ())),
            asked=tuple(asked.get(role.id, ())),
            suggested=tuple(_suggestions(state, role, presence, held)),
        )
        for role in state.roles
    )


def rows_after_end(rows: tuple[RoleRow, ...]) -> tuple[RoleRow, ...]:
    """The roles after the end of a session: without absences, offers, asks and suggestions."""
    return tuple(
        replace(
            row,
            holders=tuple(replace(holder, away=None) for holder in row.holders),
            offered=(),
            asked=(),
            suggested=(),
        )
        for row in rows
    )


def _holder(state: State, held: Tenure, presence: PresenceView) -> HolderRow:
    shadows = tuple(
        NamedRow(shadow.person, label_words(state, shadow.person))
        for shadow in state.shadows_of(held.role, held.person)
    )
    beside = next((one for one in state.shoulders if (one.role, one.person) == (held.role, held.person)), None)
    return HolderRow(
        held.person,
        label_words(state, held.person),
        held.since,
        presence.away_since(held.person),
        shadows,
        None if beside is None else label_words(state, beside.beside),
        None if beside is None else beside.until,
    )


def _held(state: State) -> frozenset[tuple[str, str]]:
    """The pairs of a role and a person who has ever held it."""
    return frozenset((tenure.role, tenure.person) for tenure in state.tenures.values())


def _suggestions(
    state: State, role: e.Role, presence: PresenceView, held: frozenset[tuple[str, str]]
) -> Iterator[Suggestion]:
    """People who are here and open to the role: those who have held no role yet first, then those who have not held
    this one, then the rest, each in order of arrival.
    """
    if role.hidden or not role.offerable:
        return
    hands = {person for _, person in held}
    ranked: list[tuple[int, int, Suggestion]] = []
    for person in state.open_to.get(role.id, ()):
        taken = state.tenure_of(role.id, person) or (role.id, person) in state.offers
        if taken or person not in presence.connected:
            continue
        before = (person in hands) + ((role.id, person) in held)
        why = sentence(f"suggestions.{('held_none', 'not_this', 'held_before')[before]}")
        ranked.append((before, state.people[person].number, Suggestion(person, label_words(state, person), why)))
    for *_, suggestion in sorted(ranked, key=lambda rank: rank[:2]):
        yield suggestion
