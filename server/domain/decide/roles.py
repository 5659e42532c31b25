"""Deciding on roles; it must not know of questions.

A tenure begins when both sides have said yes: somebody offered and the person says yes, or the person asked and the
facilitator says yes. A role that any number may hold needs nobody's leave. Nothing here ever moves a role by itself.
"""

from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.context import Context
from server.domain.decide.session import require_running
from server.domain.errors import Rejected
from server.domain.state import Person, State


def offer(state: State, command: c.OfferRole, context: Context) -> tuple[e.Event, ...]:
    """Offering a role, or saying yes to somebody who asked for it."""
    role, person = _role(state, command.role), _person(state, command.person)
    _require_not_holding(state, role, person)
    if (role.id, person.id) in state.asks:
        _require_place(state, role)
        return (_began(role, person.id, "asked", context),)
    if not role.offerable:
        raise Rejected(
            "not_offerable",
            f"{role.name} is taken up, never assigned. Anyone can take it up on their phone.",
            "role",
        )
    if (role.id, person.id) in state.offers:
        return ()
    _require_place(state, role)
    return (e.RoleOffered(role.id, person.id),)


def accept(state: State, command: c.AcceptOffer, person: str, context: Context) -> tuple[e.Event, ...]:
    """Saying yes to an offer; a role that is handed on leaves its holder in the same entry."""
    role = _role(state, command.role)
    if state.tenure_of(role.id, person):
        return ()
    offered = state.offers.get((role.id, person))
    if offered is None:
        raise _no_offer(role)
    if offered.by is None:
        _require_place(state, role)
        return (_began(role, person, "offered", context),)
    handed = state.tenure_of(role.id, offered.by)
    if handed is None:
        raise _no_offer(role)
    return (
        e.TenureEnded(handed.id, "passed_on"),
        _began(role, person, "passed_on", context),
        *(closed for closed in _handovers_closed(state, role, offered.by) if closed.person != person),
    )


def decline(state: State, command: c.DeclineOffer, person: str) -> tuple[e.Event, ...]:
    """Saying not now. An offer that is gone already is fine."""
    require_running(state)
    return (e.OfferClosed(command.role, person),) if (command.role, person) in state.offers else ()


def ask(state: State, command: c.AskForRole, person: str, context: Context) -> tuple[e.Event, ...]:
    """Asking for a role; whoever has an offer of it accepts that."""
    role = _role(state, command.role)
    if state.tenure_of(role.id, person) or (role.id, person) in state.asks:
        return ()
    offered = state.offers.get((role.id, person))
    if offered is not None:
        return accept(state, c.AcceptOffer(role.id), person, context)
    _require_place(state, role)
    if role.limit is None:
        return (_began(role, person, "taken_up", context),)
    return (e.RoleAskedFor(role.id, person),)


def step_back(state: State, command: c.StepBack, person: str) -> tuple[e.Event, ...]:
    """Putting down a role, or an asking for it."""
    role = _role(state, command.role)
    held = state.tenure_of(role.id, person)
    if held is not None:
        return (e.TenureEnded(held.id, "stepped_back"), *_handovers_closed(state, role, person))
    return (e.AskWithdrawn(role.id, person),) if (role.id, person) in state.asks else ()


def pass_on(state: State, command: c.PassOn, person: str) -> tuple[e.Event, ...]:
    """Offering a role that one holds to somebody else."""
    role, other = _role(state, command.role), _person(state, command.person)
    if state.tenure_of(role.id, person) is None:
        raise Rejected(
            "not_holding",
            f"You do not hold {role.name} now, so it cannot be passed on.",
            "role",
        )
    _require_not_holding(state, role, other)
    offered = state.offers.get((role.id, other.id))
    return () if offered is not None and offered.by == person else (e.RoleOffered(role.id, other.id, by=person),)


def _role(state: State, role: str) -> e.Role:
    require_running(state)
    found = state.role(role)
    if found is None:
        raise Rejected("not_found", "There is no such role in this session.", "role")
    return found


def _person(state: State, person: str) -> Person:
    found = state.people.get(person)
    if found is None:
        raise Rejected("not_found", "There is no such person in this session.", "person")
    return found


def _require_not_holding(state: State, role: e.Role, person: Person) -> None:
    if state.tenure_of(role.id, person.id) is not None:
        raise Rejected("already", f"{state.label(person.id)} holds {role.name} already.", "person")


def _require_place(state: State, role: e.Role) -> None:
    holders = state.holders(role.id)
    if role.limit is not None and len(holders) >= role.limit:
        names = ", ".join(state.label(tenure.person) for tenure in holders)
        raise Rejected("role_full", f"{role.name} has just been filled: {names}.", "role")


def _no_offer(role: e.Role) -> Rejected:
    return Rejected("no_offer", f"{role.name} is no longer on offer to you. You can ask to hold it.", "role")


def _began(role: e.Role, person: str, how: e.HowBegan, context: Context) -> e.TenureBegan:
    return e.TenureBegan(context.new_id("t"), role.id, person, how)


def _handovers_closed(state: State, role: e.Role, holder: str) -> tuple[e.OfferClosed, ...]:
    """Nobody can be handed what the holder no longer has."""
    handed = (offer for offer in state.offers.values() if offer.role == role.id and offer.by == holder)
    return tuple(e.OfferClosed(offer.role, offer.person) for offer in sorted(handed, key=lambda offer: offer.at))
