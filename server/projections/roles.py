"""The view of who holds which role now; it must not know of words."""

from datetime import datetime

import msgspec

from server.domain.state import State


class HolderRow(msgspec.Struct, frozen=True):
    """Someone who holds a role; `away` while none of their devices is connected."""

    person: str
    label: str
    since: datetime
    away: bool


class AskRow(msgspec.Struct, frozen=True):
    """Someone who is offered a role, or asks for it."""

    person: str
    label: str


class RoleRow(msgspec.Struct, frozen=True):
    """One role of the catalogue; `first` roles are shown before the rest, `full` ones have no place left."""

    id: str
    name: str
    sentence: str
    limit: int | None
    offerable: bool
    first: bool
    full: bool
    holders: tuple[HolderRow, ...]
    offered: tuple[AskRow, ...]
    asked: tuple[AskRow, ...]


def role_rows(state: State, connected: frozenset[str]) -> tuple[RoleRow, ...]:
    """Every role in the catalogue's order."""
    offered: dict[str, list[AskRow]] = {}
    for offer in sorted(state.offers.values(), key=lambda offer: offer.at):
        offered.setdefault(offer.role, []).append(AskRow(offer.person, state.label(offer.person)))
    asked: dict[str, list[AskRow]] = {}
    for ask in sorted(state.asks.values(), key=lambda ask: ask.at):
        asked.setdefault(ask.role, []).append(AskRow(ask.person, state.label(ask.person)))
    rows = []
    for role in state.roles:
        holders = tuple(
            HolderRow(held.person, state.label(held.person), held.since, held.person not in connected)
            for held in state.holders(role.id)
        )
        rows.append(
            RoleRow(
                id=role.id,
                name=role.name,
                sentence=role.sentence,
                limit=role.limit,
                offerable=role.offerable,
                first=role.first,
                full=role.limit is not None and len(holders) >= role.limit,
                holders=holders,
                offered=tuple(offered.get(role.id, ())),
                asked=tuple(asked.get(role.id, ())),
            )
        )
    return tuple(rows)
