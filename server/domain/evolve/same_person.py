"""The state of people who became one.

Beside the state in which they are one, the state as recorded is kept, in which everybody has the id that acted. It
follows each event too, so that they can become two again whatever happened meanwhile.
"""

from __future__ import annotations  # rpds types take parameters only for the type checker

from typing import TypeVar

from msgspec.structs import replace
from rpds import HashTrieMap

from server.domain import events as e
from server.domain.evolve import listing, people
from server.domain.evolve.merging import merged
from server.domain.person_ids import with_people
from server.domain.state import State

E = TypeVar("E", bound=e.Event)


def asked(state: State, event: e.SamePersonAsked) -> State:
    """A person was asked whether they are the same as somebody."""
    return replace(state, same_asked=state.same_asked.insert(event.person, event.earlier))


def closed(state: State, event: e.SamePersonClosed) -> State:
    """The question no longer waits."""
    return replace(state, same_asked=state.same_asked.discard(event.person))


def became_one(state: State, event: e.BecameOne) -> State:
    """Two people are one."""
    recorded = (
        replace(state, seq=0, undo=HashTrieMap(), redo=HashTrieMap()) if state.recorded is None else state.recorded
    )
    return merged(replace(state, recorded=recorded), event.later, event.earlier)


def became_two(state: State, event: e.BecameTwo) -> State:
    """Two people are no longer one."""
    left = [pair for pair in state.joined if pair != (event.later, event.earlier)]
    recorded = state.as_recorded
    apart = replace(recorded, seq=state.seq, undo=state.undo, redo=state.redo, recorded=recorded if left else None)
    for later, earlier in left:
        apart = merged(apart, later, earlier)
    return apart


def resolved(state: State, event: E) -> E:
    """The event with the ids of the people and the tenures that stand for those in the record.

    A phone and come-back words belong to the id that acted.
    """
    if state.recorded is None or isinstance(event, e.PersonCameBack | e.ComeBackWordsMade):
        return event
    if isinstance(event, e.TenureEnded):
        return replace(event, tenure=state.taken_in.get(event.tenure, event.tenure))
    return with_people(event, state.person_id)


def in_the_record(state: State, event: e.Event) -> tuple[e.Event, ...]:
    """The events by which the state as recorded follows an event.

    Whatever ends for a person ends under each of their ids. A holder is named by the id that holds the role.
    """
    match event:
        case (
            e.OfferClosed(person=person)
            | e.AskWithdrawn(person=person)
            | e.OpennessSaid(person=person, open=False)
            | e.NameChanged(person=person)
        ):
            return tuple(replace(event, person=known) for known in state.ids_of(state.person_id(person)))
        case e.ComeBackWordsMade(person=person):
            others = (own for own in _other_ids(state, person) if own in state.as_recorded.come_back_words)
            return (*(e.ComeBackWordsMade(own, "") for own in others), event)
        case e.RoleOffered(role=role, person=person, by=by):
            ends: tuple[e.Event, ...] = tuple(e.OfferClosed(role, known) for known in _other_ids(state, person))
            return (*ends, replace(event, by=_holder(state, role, by)))
        case e.RoleAskedFor(role=role, person=person, of=of):
            ends = tuple(e.AskWithdrawn(role, known) for known in _other_ids(state, person))
            return (*ends, replace(event, of=_holder(state, role, of)))
        case e.ShadowBegan(role=role, person=person, holder=holder):
            ends = tuple(e.AskWithdrawn(role, known) for known in _other_ids(state, person))
            return (*ends, replace(event, holder=_holder(state, role, holder) or holder))
        case e.TenureBegan(role=role, person=person):
            left = _other_ids(state, person)
            closed = (end for known in left for end in (e.OfferClosed(role, known), e.AskWithdrawn(role, known)))
            return (*closed, event)
        case _:
            return (event,)


def _other_ids(state: State, person: str) -> tuple[str, ...]:
    """The other ids in the record of the person with this id."""
    return tuple(known for known in state.ids_of(state.person_id(person)) if known != person)


def _holder(state: State, role: str, person: str | None) -> str | None:
    """The id under which a person holds a role in the record."""
    if person is None:
        return None
    known = state.ids_of(state.person_id(person))
    return next((own for own in known if state.as_recorded.tenure_of(role, own) is not None), person)


def settled(recorded: State, state: State, event: e.Event) -> State:
    """The state as recorded after an event, with what only the state in which people are one can tell.

    Words come from what the one person speaks from, and a response takes up an invitation under any of their ids.
    """
    match event:
        case e.ContributionMade(contribution=contribution, person=str() as person):
            said = replace(
                recorded.contributions[contribution], perspectives=state.contributions[contribution].perspectives
            )
            return _invitation_taken_up(listing.put(recorded, said), state, person)
        case e.QuestionPassed(person=person):
            return _invitation_taken_up(recorded, state, person)
        case _:
            return recorded


def _invitation_taken_up(recorded: State, state: State, person: str) -> State:
    """The first open invitation under another id counts, unless there was one under the id that acted."""
    known = [recorded.people[own] for own in _other_ids(state, person)]
    for other in (one for one in known if one.invited_at is not None):
        counted = recorded.people[person].taken_up + sum(recorded.people[one.id].taken_up for one in known)
        missing = state.people[state.person_id(person)].taken_up > counted
        taken = people.responded(other) if missing else replace(other, invited_at=None)
        recorded = people.put(recorded, taken)
    return recorded
