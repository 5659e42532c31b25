"""Assertions about roles that hold whatever people do, computed the slow way and without the rules under test."""

from itertools import chain

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Facilitator, Participant
from server.domain.state import State, Tenure
from tests.session import is_nobodys

CLOSED = (e.OfferClosed, e.AskWithdrawn, e.WordsDropped)


def lasting(state: State) -> list[Tenure]:
    """The tenures that last, at the end those that lasted until then, looked for one by one."""
    return [held for held in state.tenures.values() if held.until is None or held.how_ended == "session_ended"]


def tools(state: State, person: str) -> set[c.Tool]:
    held = {tenure.role for tenure in lasting(state) if tenure.person == person}
    return {*chain.from_iterable(role.tools for role in state.roles if role.id in held)}


def no_role_is_over_its_limit(state: State) -> None:
    both = [(tenure.role, tenure.person) for tenure in lasting(state)]
    assert len(set(both)) == len(both)
    for role in state.roles:
        count = sum(of == role.id for of, _ in both)
        assert role.limit is None or count <= role.limit


def lookups_are_what_a_search_gives(state: State) -> None:
    tenures = sorted(lasting(state), key=lambda tenure: tenure.number)
    assert {*state.tenure_by_holder.items()} == {((held.role, held.person), held.id) for held in tenures}
    for role in state.roles:
        assert state.holders(role.id) == tuple(held for held in tenures if held.role == role.id)
    shadows = {shadow.id: shadow for shadow in map(state.shadows.__getitem__, state.shadowing.values())}
    for of, holder in {(shadow.role, shadow.holder) for shadow in shadows.values()}:
        own = {shadow.id for shadow in shadows.values() if (shadow.role, shadow.holder) == (of, holder)}
        assert {shadow.id for shadow in state.shadows_of(of, holder)} == own
    assert sorted(chain.from_iterable(state.shadowed.values())) == sorted(shadows)
    if state.phase != "ended":
        assert {*shadows} == {shadow.id for shadow in state.shadows.values() if shadow.until is None}
    assert {*state.have_shadowed} == {(shadow.role, shadow.person) for shadow in state.shadows.values()}
    waiting = [call for call in state.calls.values() if call.answered_at is None]
    assert state.open_calls == tuple(call.id for call in sorted(waiting, key=lambda call: call.number))


def what_hangs_on_a_holder_has_one(state: State) -> None:
    for offer in state.offers.values():
        assert state.tenure_of(offer.role, offer.person) is None
        assert offer.by is None or state.tenure_of(offer.role, offer.by)
    for ask in state.asks.values():
        assert state.tenure_of(ask.role, ask.person) is None
        assert ask.of is None or state.tenure_of(ask.role, ask.of)
        assert ask.of is not None or not ask.shadow
    for (role, person), shadow in state.shadowing.items():
        known = state.shadows[shadow]
        assert (known.role, known.person) == (role, person)
        assert state.tenure_of(role, person) is None
        assert state.tenure_of(role, known.holder) is not None
    for shoulder in state.shoulders:
        assert state.tenure_of(shoulder.role, shoulder.person) is not None


def rights_follow_tenures(state: State) -> None:
    for person in state.people:
        assert state.tools(person) == tools(state, person)


def roles_move_by_those_concerned(before: State, state: State, actor: Actor, events: tuple[e.Event, ...]) -> None:
    """No tenure begins or ends but by a command of its person, or by the yes of who was asked to theirs."""
    for event in events:
        match event:
            case e.TenureBegan(role=role, person=person):
                assert actor == Participant(person) or _answers(before, actor, role, person)
            case e.TenureEnded(tenure=tenure):
                ended = before.tenures[tenure]
                assert actor == Participant(ended.person) or _takes_over(before, actor, ended)
            case e.SessionEnded() | e.SessionReopened():
                assert isinstance(actor, Facilitator)
    if not any(isinstance(event, e.TenureBegan | e.TenureEnded) for event in events):
        assert (state.tenures_by_role, state.tenure_by_holder) == (before.tenures_by_role, before.tenure_by_holder)


def _answers(before: State, actor: Actor, role: str, person: str) -> bool:
    ask = before.asks.get((role, person))
    if ask is None or ask.shadow:
        return False
    if isinstance(actor, Facilitator):
        return True
    assert isinstance(actor, Participant)
    return before.tenure_of(role, actor.person) is not None and ask.of in (None, actor.person)


def _takes_over(before: State, actor: Actor, ended: Tenure) -> bool:
    return isinstance(actor, Participant) and before.offers[ended.role, actor.person].by == ended.person


def offers_and_askings_end_by_those_concerned(before: State, state: State, actor: Actor) -> None:
    who = actor.person if isinstance(actor, Participant) else None
    for key, offer in before.offers.items():
        if key not in state.offers:
            moved = state.tenure_of(*key) is not None
            left = offer.by is not None and state.tenure_of(offer.role, offer.by) is None
            assert moved or left or who in (offer.person, offer.by)
        elif state.offers[key] != offer:
            assert (offer.by, state.offers[key].by) == (None, who)
    for key, ask in before.asks.items():
        if key not in state.asks:
            moved = state.tenure_of(*key) is not None
            left = ask.of is not None and state.tenure_of(ask.role, ask.of) is None
            assert moved or left or who in (ask.person, ask.of)
        elif state.asks[key] != ask:
            assert who == ask.person


def shadows_begin_and_end_by_those_concerned(before: State, state: State, actor: Actor) -> None:
    for key, shadow in state.shadowing.items():
        if before.shadowing.get(key) != shadow:
            began = state.shadows[shadow]
            ask = before.asks[key]
            assert (ask.of, ask.shadow, actor) == (began.holder, True, Participant(began.holder))
    for key, shadow in before.shadowing.items():
        if key not in state.shadowing:
            over = before.shadows[shadow]
            moved = state.tenure_of(*key) is not None
            left = state.tenure_of(over.role, over.holder) is None
            assert moved or left or actor in (Participant(over.person), Participant(over.holder))


def what_is_over_tells_nobody_why(entry: e.Entry) -> None:
    if all(isinstance(event, CLOSED) for event in entry.events):
        assert is_nobodys(entry)
