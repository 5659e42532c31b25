"""The view of who holds which role now; it must not know of words."""

from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec.structs import replace

from server.domain import events as e
from server.domain.commands import Tool
from server.domain.state import State, Tenure
from server.projections.people.presence import PresenceView


class NamedRow(msgspec.Struct, frozen=True):
    """A person by id, and what to call them."""

    person: str
    label: str


class HolderRow(msgspec.Struct, frozen=True):
    """Someone who holds a role; `away` is since when none of their devices is connected, None while one is.

    `shadows` see what they are prompted; `shoulder` is who held it before and stays beside them until `beside_until`.
    """

    person: str
    label: str
    since: datetime
    away: datetime | None
    shadows: tuple[NamedRow, ...] = ()
    shoulder: str | None = None
    beside_until: datetime | None = None


class OfferRow(msgspec.Struct, frozen=True):
    """Someone who is offered a role; `by` is what to call the holder who passes it on, None for the facilitator."""

    person: str
    label: str
    by: str | None
    at: datetime


class AskRow(msgspec.Struct, frozen=True):
    """Someone who asks to hold a role, or with `shadow` to shadow it; `of` is what to call the holder who is asked."""

    person: str
    label: str
    of: str | None
    shadow: bool
    at: datetime


class Suggestion(msgspec.Struct, frozen=True):
    """Someone who may like to be offered a role, and why they are named, in words; never a person by chance."""

    person: str
    label: str
    why: str


class RoleRow(msgspec.Struct, frozen=True):
    """One role of the catalogue; `first` roles are shown before the rest, `full` ones have no place left.

    `suggested` has who could be offered it, the first to think of first.
    """

    id: str
    name: str
    sentence: str
    prompt: str
    limit: int | None
    offerable: bool
    first: bool
    hidden: bool
    full: bool
    tools: tuple[Tool, ...]
    holders: tuple[HolderRow, ...]
    offered: tuple[OfferRow, ...]
    asked: tuple[AskRow, ...]
    suggested: tuple[Suggestion, ...]


def role_rows(state: State, presence: PresenceView) -> tuple[RoleRow, ...]:
    """Every role in the catalogue's order, which is the session's plan; a hidden one too."""
    offered: dict[str, list[OfferRow]] = {}
    for offer in sorted(state.offers.values(), key=lambda offer: (offer.at, offer.person)):
        by = None if offer.by is None else state.label(offer.by)
        offered.setdefault(offer.role, []).append(OfferRow(offer.person, state.label(offer.person), by, offer.at))
    asked: dict[str, list[AskRow]] = {}
    for ask in sorted(state.asks.values(), key=lambda ask: (ask.at, ask.person)):
        of = None if ask.of is None else state.label(ask.of)
        row = AskRow(ask.person, state.label(ask.person), of, ask.shadow, ask.at)
        asked.setdefault(ask.role, []).append(row)
    held = _held(state)
    return tuple(
        RoleRow(
            id=role.id,
            name=role.name,
            sentence=role.sentence,
            prompt=role.prompt,
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


def rows_at_rest(rows: tuple[RoleRow, ...]) -> tuple[RoleRow, ...]:
    """The roles after the end, when nobody is missed any more and nobody can say yes."""
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
        NamedRow(shadow.person, state.label(shadow.person)) for shadow in state.shadows_of(held.role, held.person)
    )
    beside = next((one for one in state.shoulders if (one.role, one.person) == (held.role, held.person)), None)
    return HolderRow(
        held.person,
        state.label(held.person),
        held.since,
        presence.away_since(held.person),
        shadows,
        None if beside is None else state.label(beside.beside),
        None if beside is None else beside.until,
    )


def _held(state: State) -> frozenset[tuple[str, str]]:
    """Every role and person where that person has held it."""
    return frozenset((tenure.role, tenure.person) for tenure in state.tenures.values())


def _suggestions(
    state: State, role: e.Role, presence: PresenceView, held: frozenset[tuple[str, str]]
) -> Iterator[Suggestion]:
    """Those who are open to it and here: first who has held no role yet, then who has not held this one, then the rest;
    in order of arrival.
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
        why = (
            "open to it, has held no role yet",
            "open to it, has not held it yet",
            "open to it, has held it before",
        )[before]
        ranked.append((before, state.people[person].number, Suggestion(person, state.label(person), why)))
    for *_, suggestion in sorted(ranked, key=lambda rank: rank[:2]):
        yield suggestion
