"""The people who joined last and the number of all people, for a panel with little room."""

from heapq import nlargest
from operator import attrgetter
from typing import Final

import msgspec

from server.domain.state import Person, State
from server.projections.people.labels import label_words
from server.projections.people.presence import PresenceView

SHOWN: Final = 200


class RecentPerson(msgspec.Struct, frozen=True):
    """A person who joined."""

    label: str
    #: Whether a device of theirs is connected, or they take part without a phone.
    connected: bool
    #: Whether they take part with a phone.
    phone: bool = True
    #: Whether they are simulated, in a session that is not practice, where everybody may be.
    simulated: bool = False


class PeoplePanelView(msgspec.Struct, frozen=True):
    """The people who joined last, with totals."""

    #: The number of people who joined.
    here: int = 0
    #: The number of people with a phone that is not connected.
    away: int = 0
    #: The SHOWN people who joined last, newest first.
    newest: tuple[RecentPerson, ...] = ()


def people_panel_view(state: State, presence: PresenceView) -> PeoplePanelView:
    """The people who joined last, with totals."""
    people = [*state.people.values()]
    newest = nlargest(SHOWN, people, key=attrgetter("number"))
    return PeoplePanelView(
        here=len(people),
        away=sum(not _is_here(person, presence) for person in people),
        newest=tuple(
            RecentPerson(
                label_words(state, person.id),
                _is_here(person, presence),
                person.phone,
                person.simulated and not state.practice,
            )
            for person in newest
        ),
    )


def _is_here(person: Person, presence: PresenceView) -> bool:
    return not person.phone or person.id in presence.connected
