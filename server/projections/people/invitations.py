"""Invitations to speak: who could be invited, and what came of earlier invitations. Never shown as a ranking."""

from heapq import nsmallest
from operator import attrgetter
from typing import Final

import msgspec

from server.domain.state import Person, State
from server.projections.people.labels import label_words
from server.projections.people.presence import PresenceView

NAMED: Final = 12


class InviteRow(msgspec.Struct, frozen=True):
    """A person here who was not invited yet, has said nothing under their name and passed on nothing."""

    person: str
    label: str
    #: Whether they have a phone. Others are invited with a word across the table.
    phone: bool


class Invitations(msgspec.Struct, frozen=True):
    """Totals of all invitations."""

    #: The number of invitations.
    made: int = 0
    #: The number of invitations after which the person said something under their name or passed.
    taken_up: int = 0


class InvitationsView(msgspec.Struct, frozen=True):
    """Who could be invited, with the totals of all invitations."""

    #: The people who are not yet invited, in order of arrival.
    open: tuple[InviteRow, ...] = ()
    #: The number of invitations.
    made: int = 0
    #: The number of invitations after which the person said something under their name or passed.
    taken_up: int = 0


class UninvitedView(msgspec.Struct, frozen=True):
    """The people who are here and not yet invited, for a panel with little room."""

    #: The labels of the first NAMED people, in order of arrival.
    names: tuple[str, ...] = ()
    #: The number of further people.
    more: int = 0


def invitations_view(state: State, presence: PresenceView) -> InvitationsView:
    """Who is here and not yet invited, and the totals of all invitations."""
    waiting = sorted(_uninvited(state, presence), key=attrgetter("number"))
    totals = invitations(state)
    return InvitationsView(
        tuple(InviteRow(person.id, label_words(state, person.id), person.phone) for person in waiting),
        totals.made,
        totals.taken_up,
    )


def uninvited_view(state: State, presence: PresenceView) -> UninvitedView:
    """The first people who are here and not yet invited, and the number of others."""
    waiting = _uninvited(state, presence)
    named = nsmallest(NAMED, waiting, key=attrgetter("number"))
    return UninvitedView(tuple(label_words(state, person.id) for person in named), len(waiting) - len(named))


def invitations(state: State) -> Invitations:
    """The totals of all invitations. They may leave the room."""
    people = [*state.people.values()]
    return Invitations(sum(person.invitations for person in people), sum(person.taken_up for person in people))


def _uninvited(state: State, presence: PresenceView) -> list[Person]:
    return [person for person in state.people.values() if _had_no_opening(person) and _is_here(person, presence)]


def _is_here(person: Person, presence: PresenceView) -> bool:
    """Whether a person is connected, or here without a phone."""
    return not person.phone or person.id in presence.connected


def _had_no_opening(person: Person) -> bool:
    return not (person.kept_contributions or person.passes or person.invitations)
