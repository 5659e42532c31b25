"""The part of one person's own view that is about roles; it must not hold what others have among themselves."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeVar

import msgspec

from server.domain import events as e
from server.domain.commands import Tool
from server.domain.state import Ask, Offer, State

_OpenOne = TypeVar("_OpenOne", Ask, Offer)


class OtherView(msgspec.Struct, frozen=True):
    """Somebody else, by id and by what to call them."""

    person: str
    label: str


class HeldView(msgspec.Struct, frozen=True):
    """A role that one holds, since when, and how that began.

    `prompt` fits the moment; `tools` are what one may do with it; `passing` are those asked to take it over, `shadows`
    those who see the prompt too; `shoulder` is what to call who held it before and is beside one until `beside_until`.
    """

    role: str
    since: datetime
    how: e.HowBegan
    prompt: str
    tools: tuple[Tool, ...]
    passing: tuple[OtherView, ...]
    shadows: tuple[OtherView, ...]
    shoulder: str | None = None
    beside_until: datetime | None = None


class BesideView(msgspec.Struct, frozen=True):
    """A role whose holder one shadows, or at whose shoulder one stays until `until`; `label` is that holder."""

    role: str
    label: str
    prompt: str
    until: datetime | None = None


class AskView(msgspec.Struct, frozen=True):
    """A role that one asks to hold, or with `shadow` to shadow; `of` is what to call the holder who was asked."""

    role: str
    of: str | None
    shadow: bool


class AskedView(msgspec.Struct, frozen=True):
    """Somebody who asks one to hand on a role that one holds, or with `shadow` to shadow one in it."""

    role: str
    person: str
    label: str
    shadow: bool


class OfferView(msgspec.Struct, frozen=True):
    """A role offered to one; `by` is the holder who passes it on, None for the facilitator."""

    role: str
    by: str | None


def held_roles(state: State, person: str) -> tuple[HeldView, ...]:
    """The roles that somebody holds."""
    return tuple(_held(state, person)) if state.held else ()


def open_offers(state: State, person: str) -> tuple[OfferView, ...]:
    """The roles that are offered to somebody."""
    offers = (state.offers.get((role.id, person)) for role in state.roles) if state.offers else ()
    return tuple(
        OfferView(offer.role, None if offer.by is None else state.label(offer.by))
        for offer in offers
        if offer is not None
    )


def open_asks(state: State, person: str) -> tuple[AskView, ...]:
    """The roles that somebody asks for, in the order in which they asked."""
    return tuple(
        AskView(ask.role, None if ask.of is None else state.label(ask.of), ask.shadow)
        for ask in _in_order(state.asks[role, person] for role in state.asks_by.get(person, ()))
    )


def open_asks_of(state: State, holder: str) -> tuple[AskedView, ...]:
    """Those who ask somebody for a role, in the order in which they asked."""
    asks = _in_order(_asks_of(state, holder)) if state.asks_of else ()
    return tuple(AskedView(ask.role, ask.person, state.label(ask.person), ask.shadow) for ask in asks)


def roles_beside(state: State, person: str) -> tuple[BesideView, ...]:
    """The roles in which somebody is beside the holder."""
    return tuple(_beside(state, person)) if state.shadowing or state.shoulders else ()


def roles_open_to(state: State, person: str) -> tuple[str, ...]:
    """The ids of the roles that somebody said they are open to."""
    if not state.open_to:
        return ()
    return tuple(role.id for role in state.roles if person in state.open_to.get(role.id, ()))


def _held(state: State, person: str) -> Iterator[HeldView]:
    for role in state.roles:
        held = state.tenure_of(role.id, person)
        if held is None:
            continue
        both = (role.id, person)
        beside = next((one for one in state.shoulders if (one.role, one.person) == both), None)
        passing = (state.offers[role.id, other] for other in state.offers_by.get(both, ()))
        yield HeldView(
            role.id,
            held.since,
            held.how_began,
            prompt(state, role),
            role.tools,
            tuple(OtherView(offer.person, state.label(offer.person)) for offer in _in_order(passing)),
            tuple(OtherView(one.person, state.label(one.person)) for one in state.shadows_of(*both)),
            None if beside is None else state.label(beside.beside),
            None if beside is None else beside.until,
        )


def _beside(state: State, person: str) -> Iterator[BesideView]:
    for role in state.roles:
        shadow = state.shadowing.get((role.id, person))
        if shadow is not None:
            yield BesideView(role.id, state.label(state.shadows[shadow].holder), prompt(state, role))
        for one in state.shoulders:
            if (one.role, one.beside) == (role.id, person):
                yield BesideView(role.id, state.label(one.person), prompt(state, role), one.until)


def prompt(state: State, role: e.Role) -> str:
    """What a role prompts at this moment of the session."""
    question = state.question
    if question is None:
        return role.moments.waiting or role.prompt
    return (role.moments.open if question.closed_at is None else role.moments.closed) or role.prompt


def _asks_of(state: State, holder: str) -> Iterator[Ask]:
    for role in state.roles:
        for person in state.asks_of.get((role.id, holder), ()):
            yield state.asks[role.id, person]


def _in_order(open_ones: Iterable[_OpenOne]) -> list[_OpenOne]:
    return sorted(open_ones, key=lambda one: (one.at, one.role, one.person))
