"""The state of offers, requests, shadows and tenures."""

from datetime import datetime

from msgspec.structs import replace
from rpds import HashTrieSet

from server.domain import events as e
from server.domain import multimap
from server.domain.state import Ask, Offer, Shadow, Shoulder, State, Tenure


def offered(state: State, event: e.RoleOffered, at: datetime) -> State:
    """A role was offered."""
    by = None if event.by is None else state.people[event.by].id
    offer = Offer(event.role, state.people[event.person].id, at, by)
    state = offer_closed(state, offer.role, offer.person)
    if by is not None:
        state = replace(state, offers_by=multimap.put(state.offers_by, (offer.role, by), offer.person))
    return replace(state, offers=state.offers.insert((offer.role, offer.person), offer))


def offer_closed(state: State, role: str, person: str) -> State:
    """An offer ended."""
    offer = state.offers.get((role, person))
    if offer is None:
        return state
    if offer.by is not None:
        state = replace(state, offers_by=multimap.drop(state.offers_by, (role, offer.by), person))
    return replace(state, offers=state.offers.discard((role, person)))


def asked_for(state: State, event: e.RoleAskedFor, at: datetime) -> State:
    """A person asked for a role. This replaces their earlier request for it."""
    of = None if event.of is None else state.people[event.of].id
    ask = Ask(event.role, state.people[event.person].id, at, of, event.shadow)
    state = ask_withdrawn(state, ask.role, ask.person)
    if of is not None:
        state = replace(state, asks_of=multimap.put(state.asks_of, (ask.role, of), ask.person))
    return replace(
        state,
        asks=state.asks.insert((ask.role, ask.person), ask),
        asks_by=multimap.put(state.asks_by, ask.person, ask.role),
    )


def ask_withdrawn(state: State, role: str, person: str) -> State:
    """A request ended."""
    ask = state.asks.get((role, person))
    if ask is None:
        return state
    if ask.of is not None:
        state = replace(state, asks_of=multimap.drop(state.asks_of, (role, ask.of), person))
    return replace(state, asks=state.asks.discard((role, person)), asks_by=multimap.drop(state.asks_by, person, role))


def openness_said(state: State, event: e.OpennessSaid) -> State:
    """A person said that they are open to a role, or no longer are."""
    before = state.open_to.get(event.role, HashTrieSet())
    person = state.people[event.person].id
    after = before.insert(person) if event.open else before.discard(person)
    return replace(state, open_to=state.open_to.insert(event.role, after))


def shadow_began(state: State, event: e.ShadowBegan, at: datetime) -> State:
    """A person shadows a holder, which ends their request."""
    person, holder = state.people[event.person].id, state.people[event.holder].id
    both, beside = (event.role, person), (event.role, holder)
    state = ask_withdrawn(state, *both)
    return replace(
        state,
        shadows=state.shadows.insert(event.shadow, Shadow(event.shadow, event.role, person, holder, at)),
        shadowing=state.shadowing.insert(both, event.shadow),
        shadowed=multimap.put(state.shadowed, beside, event.shadow),
        have_shadowed=state.have_shadowed.insert(both),
    )


def shadow_ended(state: State, event: e.ShadowEnded, at: datetime) -> State:
    """A shadowing ended."""
    shadow = state.shadows[event.shadow]
    beside = (shadow.role, shadow.holder)
    return replace(
        state,
        shadows=state.shadows.insert(shadow.id, replace(shadow, until=at)),
        shadowing=state.shadowing.discard((shadow.role, shadow.person)),
        shadowed=multimap.drop(state.shadowed, beside, shadow.id),
    )


def shoulder_began(state: State, event: e.ShoulderBegan) -> State:
    """The previous holder stays beside the new one."""
    person, beside = state.people[event.person].id, state.people[event.beside].id
    tenure = state.tenure_of(event.role, person)
    tenures = state.tenures if tenure is None else state.tenures.insert(tenure.id, replace(tenure, beside=beside))
    shoulder = Shoulder(event.role, person, beside, event.until)
    return replace(state, tenures=tenures, shoulders=(*state.shoulders, shoulder))


def began(state: State, event: e.TenureBegan, at: datetime) -> State:
    """A tenure began, which ends the offer or the request that led to it."""
    person = state.people[event.person].id
    both = (event.role, person)
    tenure = Tenure(
        event.tenure,
        len(state.as_recorded.tenures) + 1,
        event.role,
        state.role_name(event.role),
        person,
        at,
        event.how,
        shadowed=both in state.have_shadowed,
    )
    state = ask_withdrawn(offer_closed(state, *both), *both)
    return replace(
        state,
        tenures=state.tenures.insert(tenure.id, tenure),
        tenures_by_role=multimap.put(state.tenures_by_role, tenure.role, tenure.id),
        tenure_by_holder=state.tenure_by_holder.insert(both, tenure.id),
    )


def ended(state: State, event: e.TenureEnded, at: datetime) -> State:
    """A tenure ended, and with it anybody's stay beside the holder."""
    tenure = state.tenures[event.tenure]
    both = (tenure.role, tenure.person)
    return replace(
        state,
        tenures=state.tenures.insert(tenure.id, replace(tenure, until=at, how_ended=event.how)),
        tenures_by_role=multimap.drop(state.tenures_by_role, tenure.role, tenure.id),
        tenure_by_holder=state.tenure_by_holder.discard(both),
        shoulders=tuple(known for known in state.shoulders if (known.role, known.person) != both),
    )


def all_ended(state: State, at: datetime) -> State:
    """The session ended, and every tenure and shadow with it."""
    tenures, shadows = state.tenures, state.shadows
    for tenure in state.tenure_by_holder.values():
        tenures = tenures.insert(tenure, replace(tenures[tenure], until=at, how_ended="session_ended"))
    for shadow in state.shadowing.values():
        shadows = shadows.insert(shadow, replace(shadows[shadow], until=at))
    return replace(state, tenures=tenures, shadows=shadows)


def all_resumed(state: State) -> State:
    """Ending the session was undone. The tenures and shadows that it ended go on."""
    tenures, shadows = state.tenures, state.shadows
    for tenure in state.tenure_by_holder.values():
        tenures = tenures.insert(tenure, replace(tenures[tenure], until=None, how_ended=None))
    for shadow in state.shadowing.values():
        shadows = shadows.insert(shadow, replace(shadows[shadow], until=None))
    return replace(state, tenures=tenures, shadows=shadows)
