"""Events of people."""

from server.domain.events.event import BaseEvent, IdentityText
from server.domain.person_ids import PersonId


class PersonJoined(BaseEvent, frozen=True, tag="person_joined"):
    """A person joined with a phone."""

    person: PersonId
    secret_hash: str
    #: Empty if they gave none.
    name: IdentityText = ""
    #: Whether they showed the key of simulated people.
    simulated: bool = False


class NameChanged(BaseEvent, frozen=True, tag="name_changed"):
    """A person corrected their name."""

    #: The id that stands for the person when this happens, since a name belongs to all of their ids.
    person: str
    name: IdentityText
    #: Their name until then.
    before: IdentityText


class PersonWelcomed(BaseEvent, frozen=True, tag="person_welcomed"):
    """A person without a phone was put on the list."""

    person: PersonId
    name: IdentityText


class WelcomeWithdrawn(BaseEvent, frozen=True, tag="welcome_withdrawn"):
    """Putting a person on the list was undone before anything was said under their name."""

    person: PersonId


class PeopleRemoved(BaseEvent, frozen=True, tag="people_removed"):
    """People who had said and done nothing are not here any more. Their phones can join again."""

    people: tuple[str, ...]


class PersonInvited(BaseEvent, frozen=True, tag="person_invited"):
    """The facilitator sent a person a private invitation to speak."""

    person: PersonId


class PerspectivesSaid(BaseEvent, frozen=True, tag="perspectives_said"):
    """A person said what they speak from, in place of everything before. Nobody else sees it."""

    person: PersonId
    perspectives: tuple[IdentityText, ...]


class FeltSaid(BaseEvent, frozen=True, tag="felt_said"):
    """Somebody said without a name how the session was, with answers from 0 to 3."""

    key_hash: str
    #: "I could say what I needed to".
    said: int
    #: "What I said was taken seriously".
    taken: int
