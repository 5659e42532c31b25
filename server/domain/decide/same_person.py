"""Decisions about two people in the list who are one: asked by the facilitator, answered by the one who came later."""

from collections.abc import Iterator

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide import roles
from server.domain.decide.context import Context
from server.domain.decide.people import known_person
from server.domain.errors import Rejected
from server.domain.evolve import evolve
from server.domain.newer_phones import newer_ids
from server.domain.state import State


def ask(state: State, command: c.AskIfSame) -> tuple[e.Event, ...]:
    """Asks whoever came later whether they are the other. Nothing moves until they say yes."""
    both = (known_person(state, command.person), known_person(state, command.other))
    earlier, later = sorted(both, key=lambda known: known.number)
    if earlier is later:
        raise Rejected("one_already", {"person": state.label(earlier.id)}, "other")
    if not later.phone:
        raise Rejected("same_without_phone", {"person": state.label(later.id)}, "person")
    waiting = state.same_asked.get(later.id)
    if waiting == earlier.id:
        return ()
    over = () if waiting is None else (e.SamePersonClosed(later.id, waiting),)
    return (*over, e.SamePersonAsked(later.id, earlier.id))


def confirm(state: State, command: c.ConfirmSame, person: str) -> tuple[e.Event, ...]:
    """The yes, to the question as it stands. It was given before if both are one, which changes nothing."""
    if command.earlier == person:
        return ()
    if state.same_asked.get(person) != command.earlier:
        raise Rejected("same_not_asked", field="earlier")
    return (*endings(state, person, command.earlier), e.BecameOne(person, command.earlier))


def decline(state: State, command: c.DeclineSame, person: str) -> tuple[e.Event, ...]:
    """Not now. A question that is gone changes nothing."""
    asked = state.same_asked.get(person) == command.earlier
    return (e.SamePersonClosed(person, command.earlier),) if asked else ()


def deny(state: State, command: c.DenySame, context: Context) -> tuple[e.Event, ...]:
    """Makes two again of those whom a newer phone's yes made one, at the word of the phone that was here before.

    A role that then has too many holders ends for the newer one. A yes that is gone changes nothing.
    """
    if command.later not in newer_ids(state, context.own):
        return ()
    parted = e.BecameTwo(command.later, dict(state.joined)[command.later])
    after = evolve(state, parted, context.now)
    ends = (roles.step_back(after, c.StepBack(role), command.later) for role in _too_full(after))
    return (parted, *(event for over in ends for event in over))


def _too_full(state: State) -> Iterator[str]:
    return (role.id for role in state.roles if role.limit is not None and len(state.holders(role.id)) > role.limit)


def endings(state: State, later: str, earlier: str) -> tuple[e.Event, ...]:
    """What ends when two become one, since one person cannot have it twice, or of themselves.

    The earlier one's offers, requests and shadows go on. Roles that both hold need no ending: they count once.
    """
    return (
        *_questions_over(state, later),
        *(end for role in state.roles for end in _over(state, role.id, later, earlier)),
    )


def _questions_over(state: State, later: str) -> Iterator[e.Event]:
    for person, other in sorted(state.same_asked.items()):
        if later in (person, other):
            yield e.SamePersonClosed(person, other)


def _over(state: State, role: str, later: str, earlier: str) -> Iterator[e.Event]:
    """The offers, requests and shadows of a role that end."""
    both = (earlier, later)
    offers, asks = ([known for known in both if (role, known) in of] for of in (state.offers, state.asks))
    shadows = [shadow for known in both if (shadow := state.shadowing.get((role, known))) is not None]
    holds = any(state.tenure_of(role, known) is not None for known in both)
    for person in offers if holds else offers[1:]:
        yield e.OfferClosed(role, person)
    for person in asks if holds or offers or shadows else asks[1:]:
        yield e.AskWithdrawn(role, person)
    for shadow in shadows if holds else shadows[1:]:
        yield e.ShadowEnded(shadow)
