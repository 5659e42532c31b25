"""Events about two people in the list who are one."""

from server.domain.events.event import BaseEvent
from server.domain.person_ids import PersonId


class SamePersonAsked(BaseEvent, frozen=True, tag="same_person_asked"):
    """A person was asked on their phone whether they are the same as somebody who came earlier."""

    person: PersonId
    earlier: PersonId


class SamePersonClosed(BaseEvent, frozen=True, tag="same_person_closed"):
    """The question no longer waits: it was answered, or taken back."""

    person: PersonId
    earlier: PersonId


class BecameOne(BaseEvent, frozen=True, tag="became_one"):
    """Two people in the list are one from now on, by the yes of the one who came later.

    Both ids stay valid. Neither is replaced by a third that stands for it.
    """

    #: The id of the one who came later, for which `earlier` stands from now on.
    later: str
    earlier: str


class BecameTwo(BaseEvent, frozen=True, tag="became_two"):
    """That two people are one was undone."""

    later: str
    earlier: str
