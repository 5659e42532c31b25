"""Decisions about offering, asking for, holding and passing on roles.

A tenure begins when both sides have said yes. Either somebody offered the role and the person says yes, or the person
asked for it and the facilitator, or the holder who hands it on, says yes. A role for any number of holders needs
nobody's consent. No role ever moves by itself.
"""

from datetime import timedelta
from typing import Final

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant, person_of
from server.domain.decide.context import Context
from server.domain.decide.people import known_person
from server.domain.decide.session import require_running
from server.domain.errors import Rejected
from server.domain.messages import Message, Text
from server.domain.state import Offer, Person, State, Tenure

SHOULDER_TIME: Final = timedelta(minutes=10)
MOST_NAMED: Final = 4


def offer(state: State, command: c.OfferRole, context: Context) -> tuple[e.Event, ...]:
    """Offers a role, or says yes to a person who asked for it."""
    role, person = listed_role(state, command.role), _with_phone(state, command.person)
    _require_not_holding(state, role, person)
    asked = state.asks.get((role.id, person.id))
    if asked is not None and not asked.shadow:
        _require_place(state, role)
        return _tenure_began(state, role, person.id, "asked", context)
    _require_offerable(role)
    offered = state.offers.get((role.id, person.id))
    if offered is not None:
        if offered.by is not None:
            raise _other_offer_pending(state, role, offered)
        return ()
    _require_place(state, role)
    return (e.RoleOffered(role.id, person.id),)


def withdraw(state: State, command: c.WithdrawOffer, context: Context) -> tuple[e.Event, ...]:
    """Takes back an unanswered offer. A holder's offer can only be taken back by that holder.

    An offer that is gone changes nothing, but one that was accepted is refused. Nobody learns whether somebody else's
    offer is out.
    """
    role, person = known_role(state, command.role), known_person(state, command.person)
    offered = state.offers.get((role.id, person.id))
    if offered is None or (offered.by != person_of(context.actor) and isinstance(context.actor, Participant)):
        if state.tenure_of(role.id, person.id) is not None:
            raise Rejected("offer_accepted", {"person": state.label(person.id), "role": role.name}, "person")
        return ()
    if offered.by is not None and not isinstance(context.actor, Participant):
        raise Rejected("offered_by_another", {"person": state.label(offered.by)}, "person")
    return (e.OfferClosed(role.id, person.id),)


def accept(state: State, command: c.AcceptOffer, person: str, context: Context) -> tuple[e.Event, ...]:
    """Accepts an offer. If a holder passes the role on, their tenure ends in the same entry."""
    role = known_role(state, command.role)
    if state.tenure_of(role.id, person):
        return ()
    offered = state.offers.get((role.id, person))
    if offered is None:
        raise _no_offer(role)
    if offered.by is None:
        if state.is_full(role):
            raise Rejected("role_just_filled", {"role": role.name, "holders": _holders(state, role)}, "role")
        return _tenure_began(state, role, person, "offered", context)
    handed = state.tenure_of(role.id, offered.by)
    if handed is None:
        raise _no_offer(role)
    return _handed_on(state, role, handed, person, context)


def decline(state: State, command: c.DeclineOffer, person: str) -> tuple[e.Event, ...]:
    """Declines an offer. An offer that is gone changes nothing."""
    require_running(state)
    return (e.OfferClosed(command.role, person),) if (command.role, person) in state.offers else ()


def ask(state: State, command: c.AskForRole, person: str, context: Context) -> tuple[e.Event, ...]:
    """Asks for a role. If the person has an offer of it, this accepts the offer."""
    role = listed_role(state, command.role)
    if state.tenure_of(role.id, person):
        return ()
    offered = state.offers.get((role.id, person))
    if offered is not None and command.of in (None, offered.by):
        return accept(state, c.AcceptOffer(role.id), person, context)
    if role.limit is None:
        return _tenure_began(state, role, person, "taken_up", context)
    asked = state.asks.get((role.id, person))
    if asked is not None and (asked.of, asked.shadow) == (command.of, False):
        return ()
    if command.of is None:
        if state.is_full(role):
            raise Rejected("role_full_to_ask", {"role": role.name, "holders": _holders(state, role)}, "role")
    else:
        require_holding(state, role, known_person(state, command.of), "of")
    return (e.RoleAskedFor(role.id, person, command.of),)


def decline_ask(state: State, command: c.DeclineAsk, context: Context) -> tuple[e.Event, ...]:
    """Declines a request, by the person who was asked.

    A request that is gone changes nothing, and nobody else learns of it.
    """
    require_running(state)
    asked = state.asks.get((command.role, command.person))
    if asked is None or (asked.of != person_of(context.actor) and isinstance(context.actor, Participant)):
        return ()
    if asked.of is not None and not isinstance(context.actor, Participant):
        raise Rejected("asked_of_another", {"person": state.label(asked.of)}, "person")
    return (e.AskWithdrawn(command.role, command.person),)


def say_open(state: State, command: c.SayOpenTo, person: str) -> tuple[e.Event, ...]:
    """Says that a person is open to a role, or no longer is."""
    role = listed_role(state, command.role)
    is_open = person in state.open_to.get(role.id, ())
    return () if is_open == command.open else (e.OpennessSaid(role.id, person, command.open),)


def step_back(state: State, command: c.StepBack, person: str) -> tuple[e.Event, ...]:
    """Puts down a role, or withdraws a request for it."""
    role = known_role(state, command.role)
    held = state.tenure_of(role.id, person)
    if held is not None:
        return (*_tenure_ended(state, held, "stepped_back"), *_ended_with_tenure(state, role, person))
    return (e.AskWithdrawn(role.id, person),) if (role.id, person) in state.asks else ()


def pass_on(state: State, command: c.PassOn, person: str, context: Context) -> tuple[e.Event, ...]:
    """Offers one's role to somebody else. If they had asked for it, they take over at once."""
    role, other = known_role(state, command.role), _with_phone(state, command.person)
    held = state.tenure_of(role.id, person)
    if held is None:
        raise Rejected("not_yours_to_pass_on", {"role": role.name}, "role")
    _require_not_holding(state, role, other)
    asked = state.asks.get((role.id, other.id))
    if asked is not None and not asked.shadow and asked.of in (None, person):
        return _handed_on(state, role, held, other.id, context)
    _require_offerable(role)
    offered = state.offers.get((role.id, other.id))
    if offered is not None and offered.by != person:
        raise _other_offer_pending(state, role, offered)
    return () if offered is not None else (e.RoleOffered(role.id, other.id, by=person),)


def known_role(state: State, role: str) -> e.Role:
    """The role with this id, listed or hidden, in a session that has not ended. Raises Rejected."""
    require_running(state)
    found = state.role(role)
    if found is None:
        raise Rejected("no_such_role", field="role")
    return found


def listed_role(state: State, role: str) -> e.Role:
    """A role that can be offered and asked for. Raises Rejected."""
    found = known_role(state, role)
    if found.hidden:
        raise Rejected("role_hidden", {"role": found.name}, "role")
    return found


def _require_not_holding(state: State, role: e.Role, person: Person) -> None:
    if state.tenure_of(role.id, person.id) is not None:
        raise Rejected("holds_already", {"person": state.label(person.id), "role": role.name}, "person")


def require_holding(state: State, role: e.Role, person: Person, field: str) -> None:
    """Raises Rejected does_not_hold if the person, named in `field` of the command, does not hold the role."""
    if state.tenure_of(role.id, person.id) is None:
        raise Rejected("does_not_hold", {"person": state.label(person.id), "role": role.name}, field)


def _require_offerable(role: e.Role) -> None:
    if not role.offerable:
        raise Rejected("not_offerable", {"role": role.name}, "role")


def _other_offer_pending(state: State, role: e.Role, offered: Offer) -> Rejected:
    """The refusal to replace an unanswered offer: a yes must be to the offer that the person read."""
    whom = state.label(offered.person)
    if offered.by is None:
        return Rejected("offered_by_facilitator", {"role": role.name, "person": whom}, "person")
    return Rejected("offer_pending", {"by": state.label(offered.by), "role": role.name, "person": whom}, "person")


def _require_place(state: State, role: e.Role) -> None:
    if state.is_full(role):
        raise Rejected("role_full", {"role": role.name, "holders": _holders(state, role)}, "role")


def _holders(state: State, role: e.Role) -> tuple[Text, ...]:
    """The labels of the holders of a role; of many, those of the first few and the number of the others."""
    labels = tuple(state.label(tenure.person) for tenure in state.holders(role.id))
    if len(labels) <= MOST_NAMED:
        return labels
    return (*labels[: MOST_NAMED - 1], Message("others", {"count": len(labels) - MOST_NAMED + 1}))


def _no_offer(role: e.Role) -> Rejected:
    if role.hidden:
        return Rejected("no_offer_of_hidden", {"role": role.name}, "role")
    return Rejected("no_offer", {"role": role.name}, "role")


def _with_phone(state: State, person: str) -> Person:
    """The person with this id, who can say yes on a phone. Raises Rejected."""
    found = known_person(state, person)
    if not found.phone:
        raise Rejected("role_needs_phone", {"person": state.label(person)}, "person")
    return found


def _tenure_began(state: State, role: e.Role, person: str, how: e.HowBegan, context: Context) -> tuple[e.Event, ...]:
    """The beginning of a tenure, which ends one's shadowing of the role."""
    shadow = state.shadowing.get((role.id, person))
    over = () if shadow is None else (e.ShadowEnded(shadow),)
    return (*over, e.TenureBegan(context.new_id("t"), role.id, person, how))


def _handed_on(state: State, role: e.Role, held: Tenure, person: str, context: Context) -> tuple[e.Event, ...]:
    """The change of holder. If the new holder shadowed the earlier one, that one stays beside them for a while."""
    swapped = any(shadow.person == person for shadow in state.shadows_of(role.id, held.person))
    until = context.now + SHOULDER_TIME
    return (
        *_tenure_ended(state, held, "passed_on"),
        *_ended_with_tenure(state, role, held.person, besides=person),
        *_tenure_began(state, role, person, "passed_on", context),
        *((e.ShoulderBegan(role.id, person, held.person, until),) if swapped else ()),
    )


def _tenure_ended(state: State, held: Tenure, how: e.HowEnded) -> tuple[e.Event, ...]:
    """The end of a tenure, and of those that it takes in and that last in the record."""
    recorded = map(state.as_recorded.tenures.__getitem__, (held.id, *held.takes_in))
    return tuple(e.TenureEnded(tenure.id, how) for tenure in recorded if tenure.until is None)


def _ended_with_tenure(state: State, role: e.Role, holder: str, besides: str | None = None) -> tuple[e.Event, ...]:
    """The end of the offers, requests and shadows around a tenure that ends.

    Those of `besides`, the next holder, end with the beginning of that tenure instead.
    """
    shadows = state.shadows_of(role.id, holder)
    handed, asked = state.offers_by.get((role.id, holder), ()), state.asks_of.get((role.id, holder), ())
    return (
        *(e.OfferClosed(role.id, person) for person in handed if person != besides),
        *(e.AskWithdrawn(role.id, person) for person in asked if person != besides),
        *(e.ShadowEnded(shadow.id) for shadow in shadows if shadow.person != besides),
    )
