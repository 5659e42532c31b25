"""Who could be invited to say something, and what became of invitations; it must never be shown as a ranking."""

from heapq import nsmallest
from operator import attrgetter
from typing import Final

import msgspec

from server.domain.state import Person, State
from server.projections.people.presence import PresenceView

NAMED: Final = 12


class InviteRow(msgspec.Struct, frozen=True):
    """Somebody here under whose name nothing stands, who passed on nothing and was not invited; without a `phone` a
    word across the table invites.
    """

    person: str
    label: str
    phone: bool


class Invitations(msgspec.Struct, frozen=True):
    """`made` counts invitations, `taken_up` those after which somebody said something under their name or passed."""

    made: int = 0
    taken_up: int = 0


class InvitationsView(msgspec.Struct, frozen=True):
    """`open` are not yet invited, in order of arrival; `made` counts invitations, `taken_up` those after which somebody
    said something under their name or passed.
    """

    open: tuple[InviteRow, ...] = ()
    made: int = 0
    taken_up: int = 0


class UninvitedView(msgspec.Struct, frozen=True):
    """Who is here and not yet invited, for a panel that has no room for a crowd."""

    #: What to call the first NAMED of them, in order of arrival.
    names: tuple[str, ...] = ()
    #: How many more there are.
    more: int = 0


def invitations_view(state: State, presence: PresenceView) -> InvitationsView:
    """Who is here now and not yet invited, and totals of all invitations."""
    waiting = sorted(_uninvited(state, presence), key=attrgetter("number"))
    totals = invitations(state)
    return InvitationsView(
        tuple(InviteRow(person.id, state.label(person.id), person.phone) for person in waiting),
        totals.made,
        totals.taken_up,
    )


def uninvited_view(state: State, presence: PresenceView) -> UninvitedView:
    """Who is here now and not yet invited: the first of them by name, the others counted."""
    waiting = _uninvited(state, presence)
    named = nsmallest(NAMED, waiting, key=attrgetter("number"))
    return UninvitedView(tuple(state.label(person.id) for person in named), len(waiting) - len(named))


def invitations(state: State) -> Invitations:
    """Totals of all invitations, which may leave the room."""
    people = [*state.people.values()]
    return Invitations(sum(person.invitations for person in people), sum(person.taken_up for person in people))


def _uninvited(state: State, presence: PresenceView) -> list[Person]:
    return [person for person in state.people.values() if _had_no_opening(person) and _is_here(person, presence)]


def _is_here(person: Person, presence: PresenceView) -> bool:
    """Whether somebody is connected, or here without a phone."""
    return not person.phone or person.id in presence.connected


def _had_no_opening(person: Person) -> bool:
    return not (person.kept_contributions or person.passes or person.invitations)
