"""How offers, asks and tenures change; it must not know of limits."""

from datetime import datetime

from msgspec.structs import replace

from server.domain import events as e
from server.domain.state import Ask, Offer, State, Tenure


def offered(state: State, event: e.RoleOffered, at: datetime) -> State:
    """A role was offered."""
    by = None if event.by is None else state.people[event.by].id
    offer = Offer(event.role, state.people[event.person].id, at, by)
    return replace(state, offers=state.offers.insert((offer.role, offer.person), offer))


def offer_closed(state: State, role: str, person: str) -> State:
    """The offer is out no longer."""
    return replace(state, offers=state.offers.discard((role, person)))


def asked_for(state: State, event: e.RoleAskedFor, at: datetime) -> State:
    """Somebody asked for a role."""
    ask = Ask(event.role, state.people[event.person].id, at)
    return replace(state, asks=state.asks.insert((ask.role, ask.person), ask))


def ask_withdrawn(state: State, role: str, person: str) -> State:
    """They ask no longer."""
    return replace(state, asks=state.asks.discard((role, person)))


def began(state: State, event: e.TenureBegan, at: datetime) -> State:
    """A tenure began; the offer or the asking that led to it is done."""
    person = state.people[event.person].id
    tenure = Tenure(event.tenure, len(state.tenures) + 1, event.role, person, at, event.how)
    both = (tenure.role, person)
    return replace(
        state,
        offers=state.offers.discard(both),
        asks=state.asks.discard(both),
        tenures=state.tenures.insert(tenure.id, tenure),
        holding=state.holding.insert(tenure.role, (*state.holding.get(tenure.role, ()), tenure.id)),
    )


def ended(state: State, event: e.TenureEnded, at: datetime) -> State:
    """A tenure ended."""
    tenure = state.tenures[event.tenure]
    left = tuple(held for held in state.holding.get(tenure.role, ()) if held != tenure.id)
    return replace(
        state,
        tenures=state.tenures.insert(tenure.id, replace(tenure, until=at, how_ended=event.how)),
        holding=state.holding.insert(tenure.role, left),
    )


def all_ended(state: State, at: datetime) -> State:
    """The session ended, and every tenure with it."""
    tenures = state.tenures
    for tenure in tenures.values():
        if tenure.until is None:
            tenures = tenures.insert(tenure.id, replace(tenure, until=at, how_ended="session_ended"))
    return replace(state, tenures=tenures)


def all_resumed(state: State) -> State:
    """The end was undone: tenures that it ended last again."""
    tenures = state.tenures
    for tenure in tenures.values():
        if tenure.how_ended == "session_ended":
            tenures = tenures.insert(tenure.id, replace(tenure, until=None, how_ended=None))
    return replace(state, tenures=tenures)
