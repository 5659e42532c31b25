"""The part of a person's own view that is about roles."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeVar

import msgspec

from server.domain import events as e
from server.domain.commands import Tool
from server.domain.messages import Text
from server.domain.state import Ask, Offer, State

_OpenOne = TypeVar("_OpenOne", Ask, Offer)


class OtherView(msgspec.Struct, frozen=True):
    """Another person, by id and label."""

    person: str
    label: Text


class HeldView(msgspec.Struct, frozen=True):
    """A role that one holds."""

    role: str
    since: datetime
    how: e.HowBegan
    #: What one is prompted at this moment.
    prompt: Text
    #: What one may do with the role.
    tools: tuple[Tool, ...]
    #: The people to whom one has offered the role.
    passing: tuple[OtherView, ...]
    #: The people who see what one is prompted.
    shadows: tuple[OtherView, ...]
    #: The label of the previous holder who stays beside one; None if nobody does.
    shoulder: Text | None = None
    #: Until when the previous holder stays.
    beside_until: datetime | None = None


class BesideView(msgspec.Struct, frozen=True):
    """A role that one shadows, or whose next holder one stays beside."""

    role: str
    #: The label of the holder.
    label: Text
    #: What the holder is prompted at this moment.
    prompt: Text
    #: The end of one's stay beside the next holder; None for a shadow.
    until: datetime | None = None


class AskView(msgspec.Struct, frozen=True):
    """A role that one asks for."""

    role: str
    #: The label of the holder who is asked; None for the facilitator.
    of: Text | None
    #: Whether one asks to shadow the holder rather than to hold the role.
    shadow: bool


class AskedView(msgspec.Struct, frozen=True):
    """Somebody who asks one for a role that one holds."""

    role: str
    person: str
    label: Text
    #: Whether they ask to shadow one rather than to hold the role.
    shadow: bool


class OfferView(msgspec.Struct, frozen=True):
    """A role that is offered to one."""

    role: str
    #: The label of the holder who passes it on; None for the facilitator.
    by: Text | None


def held_roles(state: State, person: str) -> tuple[HeldView, ...]:
    """The roles that somebody holds."""
    return tuple(_held(state, person)) if state.tenure_by_holder else ()


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


def prompt(state: State, role: e.Role) -> Text:
    """What a role prompts at this moment of the session."""
    question = state.question
    if question is None:
        return role.moments.waiting or role.prompt
    moment = role.moments.open if question.closed_at is None else role.moments.closed
    return moment or role.prompt


def _asks_of(state: State, holder: str) -> Iterator[Ask]:
    for role in state.roles:
        for person in state.asks_of.get((role.id, holder), ()):
            yield state.asks[role.id, person]


def _in_order(open_ones: Iterable[_OpenOne]) -> list[_OpenOne]:
    return sorted(open_ones, key=lambda one: (one.at, one.role, one.person))
