"""Who came, and what they said of themselves; it must not know of questions' content and roles."""

from server.domain.events.event import AnEvent, IdentityText


class PersonJoined(AnEvent, frozen=True, tag="person_joined"):
    """`name` is empty where none was given."""

    person: str
    secret_hash: str
    name: IdentityText = ""


class PersonWelcomed(AnEvent, frozen=True, tag="person_welcomed"):
    """Somebody is here without a phone."""

    person: str
    name: IdentityText


class WelcomeWithdrawn(AnEvent, frozen=True, tag="welcome_withdrawn"):
    """The welcoming was undone before anything was said under the name."""

    person: str


class PersonInvited(AnEvent, frozen=True, tag="person_invited"):
    """The facilitator sent somebody a private word of invitation."""

    person: str


class PerspectivesSaid(AnEvent, frozen=True, tag="perspectives_said"):
    """What somebody speaks from today, from now on; nobody else sees it."""

    person: str
    perspectives: tuple[IdentityText, ...]


class FeltSaid(AnEvent, frozen=True, tag="felt_said"):
    """How far somebody could say what they needed to, and felt taken seriously, each from 0 to 3; nothing says who."""

    key_hash: str
    said: int
    taken: int
